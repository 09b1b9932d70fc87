//! The anchors that Markdown renderers give headings, by which links name them.

/// The anchor of a heading with the source `heading`, as GitHub makes it: its words in lower case, joined by hyphens,
/// without punctuation. Later ones of several equal headings have a number behind it, which this function does not add.
pub fn anchor(heading: &str) -> String {
    let line = heading.trim().trim_start_matches('#').trim_end_matches('#');
    let line = line.lines().next().unwrap_or_default().trim();
    let mut anchor = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        if let Some(destination) = rest.strip_prefix("](") {
            rest = destination
                .find(')')
                .and_then(|end| destination.get(end + 1..))
                .unwrap_or_default();
            continue;
        }
        match char {
            ' ' | '\t' => anchor.push('-'),
            '-' | '_' => anchor.push(char),
            _ if char.is_alphanumeric() => anchor.extend(char.to_lowercase()),
            _ => {}
        }
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
    }
    anchor
}

/// A number for comparing anchors, whatever their case.
pub(super) fn key(anchor: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    anchor.to_lowercase().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_as_renderers_make_them() {
        for (heading, expected) in [
            ("## Marketing", "marketing"),
            ("### Initiative QX00001", "initiative-qx00001"),
            ("## 1. CEO: Great team!", "1-ceo-great-team"),
            (
                "# See [the plan](https://example.org/a) now",
                "see-the-plan-now",
            ),
            ("## Größe & Ziele", "größe--ziele"),
            ("Setext title\n===", "setext-title"),
            ("## **Bold** `code` ##", "bold-code"),
            ("", ""),
        ] {
            assert_eq!(anchor(heading), expected, "{heading}");
        }
    }
}
