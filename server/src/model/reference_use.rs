//! The uses of references in one line, and how their ids are compared.

use std::ops::Range;

/// A use of a reference. All ranges are relative to the block that holds it, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceUse {
    /// The whole `[text][id]`.
    pub range: Range<usize>,
    /// The place of the id; that of the text where the id is left out.
    pub label: Range<usize>,
    /// The id as ids are compared, see [`normalised_label`].
    pub id: Box<str>,
    /// The place of the text among the item's plain words.
    pub plain: Range<usize>,
    /// Whether it is a mere `[id]`, which is plain text where nothing defines it.
    pub shortcut: bool,
    /// Whether the text stands for a value or name kept confidential (G68).
    pub redaction: bool,
}

/// A reference's id in the form in which ids are compared: in lower case, with one blank for each run of white space.
/// CommonMark 0.31, 4.7, says what white space is. A no-break space does not count.
pub fn normalised_label(label: &str) -> String {
    let mut normalised = String::with_capacity(label.len());
    let words = label.split([' ', '\t', '\n', '\r']);
    for word in words.filter(|word| !word.is_empty()) {
        if !normalised.is_empty() {
            normalised.push(' ');
        }
        normalised.extend(word.chars().flat_map(char::to_lowercase));
    }
    normalised
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_without_case() {
        assert_eq!(normalised_label(" N 1 "), normalised_label("n \t 1"));
        assert_ne!(normalised_label("n\u{a0}1"), normalised_label("n 1"));
    }
}
