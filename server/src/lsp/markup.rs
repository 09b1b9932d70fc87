//! Markdown for clients that show it, and words without marks for those that do not.

use super::protocol::{MarkupContent, MarkupKind};

/// `page`, which is Markdown, as the client takes it.
pub fn content(page: &str, markdown: bool) -> MarkupContent {
    if markdown {
        MarkupContent::new(MarkupKind::Markdown, page.to_owned())
    } else {
        MarkupContent::new(MarkupKind::PlainText, plain(page))
    }
}

/// The words of a page: no heading, emphasis, code and link marks.
fn plain(page: &str) -> String {
    let lines = page
        .lines()
        .filter(|line| !line.starts_with("```"))
        .map(|line| {
            let heading = line.trim_start_matches('#');
            let words = if heading.len() < line.len() {
                heading.trim_start()
            } else {
                line
            };
            let marked = words
                .strip_prefix('_')
                .and_then(|rest| rest.strip_suffix('_'));
            without_links(&marked.unwrap_or(words).replace("**", "").replace('`', ""))
        });
    lines.collect::<Vec<_>>().join("\n")
}

/// `[words](address)` becomes `words`.
fn without_links(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some((before, text, after)) = split_link(rest) {
        words.push_str(before);
        words.push_str(text);
        rest = after;
    }
    words.push_str(rest);
    words
}

fn split_link(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once('[')?;
    let (text, rest) = rest.split_once("](")?;
    let (_, after) = rest.split_once(')')?;
    Some((before, text, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        let page = "# Key result\n\n**Good:** `KR: 5` of [them](https://x.y/z).\n```okr\n- [ ] open\n```\n  - **inner**\n\n_Source: G1._";
        assert_eq!(
            plain(page),
            "Key result\n\nGood: KR: 5 of them.\n- [ ] open\n  - inner\n\nSource: G1."
        );
        assert_eq!(content(page, true).value, page);
    }
}
