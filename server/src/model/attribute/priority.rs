//! How important: `[P0]`, `(P1)`, `P0 – `.

/// Whether `words` are a priority by the usual code, `P0` to `P5`.
pub(in crate::model) fn is_priority(words: &str) -> bool {
    matches!(words.trim().as_bytes(), [b'P' | b'p', b'0'..=b'5'])
}

/// The length of the priority that leads `text` before a colon or a spaced dash, and of all up to the words.
pub(super) fn leading(text: &str) -> Option<(usize, usize)> {
    let code = text.get(..2).filter(|code| is_priority(code))?;
    let behind = text.get(code.len()..)?;
    let sign = behind.trim_start();
    let spaced = behind.len() > sign.len();
    let words = sign.strip_prefix([':', '：']).or_else(|| {
        let words = sign.strip_prefix(['-', '–', '—', '|'])?;
        (spaced && words.starts_with(' ')).then_some(words)
    })?;
    Some((code.len(), text.len() - words.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_priority_leads_before_a_sign() {
        for (text, behind) in [
            ("P0 - Traffic is mirrored", Some("Traffic is mirrored")),
            ("P1: Write the guide", Some("Write the guide")),
            ("P2 – Ship", Some("Ship")),
            ("P0 bugs are gone", None),
            ("P0-P2 bugs are gone", None),
            ("P9: Ship", None),
            ("Ship P0", None),
            ("P", None),
        ] {
            assert_eq!(leading(text).map(|(_, at)| &text[at..]), behind, "{text}");
        }
    }
}
