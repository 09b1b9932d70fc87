//! References (`[text][id]`), their definitions (`[id]: destination`) and redactions.

use std::ops::Range;

use super::block::{BlockKind, Placed};

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

/// A use of a reference at its place in the document.
#[derive(Clone, Debug)]
pub struct Use {
    /// The block that holds it.
    pub block: Placed,
    /// Which of the block's references it is.
    index: usize,
}

impl Use {
    /// The uses in the head of `block`.
    pub(super) fn all(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let count = block.block.head.inline.references.len();
        (0..count).map(|index| Self {
            block: block.clone(),
            index,
        })
    }

    /// What the block knows about it.
    pub fn reference(&self) -> Option<&ReferenceUse> {
        self.block.block.head.inline.references.get(self.index)
    }

    /// The place of the whole `[text][id]` in the document, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.reference()
            .map_or(0..0, |reference| self.block.absolute(&reference.range))
    }

    /// The id's place in the document, in bytes.
    pub fn label_range(&self) -> Range<usize> {
        self.reference()
            .map_or(0..0, |reference| self.block.absolute(&reference.label))
    }

    /// The id as ids are compared, see [`normalised_label`].
    pub fn id(&self) -> &str {
        self.reference().map_or("", |reference| &reference.id)
    }

    /// The visible text.
    pub fn words(&self) -> &str {
        let plain = self.block.block.head.inline.plain.as_str();
        self.reference()
            .and_then(|reference| plain.get(reference.plain.clone()))
            .unwrap_or_default()
    }
}

/// The definition of a reference, `[id]: destination`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its line.
    pub block: Placed,
    /// The id as ids are compared, see [`normalised_label`].
    pub id: String,
    /// The id's place in the document, without brackets, in bytes.
    pub label: Range<usize>,
    /// The destination's place in the document, in bytes.
    pub destination: Range<usize>,
}

impl Definition {
    /// Reads `[id]: destination`, or the text of a footnote, `[^1]: …`.
    pub(super) fn of(block: &Placed) -> Option<Self> {
        let head = &block.block.head;
        match block.block.kind {
            BlockKind::Definition => {
                let label = head.label.as_ref()?;
                Some(Self {
                    id: normalised_label(&label.word),
                    label: block.absolute(&label.range),
                    destination: block.absolute(&head.value),
                    block: block.clone(),
                })
            }
            BlockKind::Paragraph if head.inline.plain.as_str().starts_with(':') => {
                let mark = head.inline.references.first()?;
                let footnote = mark.shortcut && mark.range.start == 0 && mark.id.starts_with('^');
                footnote.then(|| Self {
                    id: mark.id.to_string(),
                    label: block.absolute(&mark.label),
                    destination: block.absolute(&head.inline.plain.source()),
                    block: block.clone(),
                })
            }
            _ => None,
        }
    }
}

/// A reference's id as ids are compared: case folded, runs of white space one blank. What counts as white space is told
/// by CommonMark 0.31, 4.7: a no-break space is none.
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

/// Whether `words`, the visible text of a reference, stand for a redacted value or name: one of the
/// letters N, X, Y, Z, single or repeated, with an optional number, currency sign or percent sign (`N1`,
/// `$N`, `X%`, `XXX`), or question marks.
pub(super) fn is_redaction(words: &str) -> bool {
    let words = words.trim().trim_start_matches(['$', '€', '£']);
    let words = words.trim_end_matches(['%', '+']);
    let code = words.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = words.len() - code.len();
    let unknown = |letter: char| code.len() <= 4 && code.chars().all(|char| char == letter);
    !words.is_empty() && digits <= 3 && !code.is_empty() && "NXYZ?_".chars().any(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redactions_are_short_codes() {
        for (words, redacted) in [
            ("N1", true),
            ("$N", true),
            ("X%", true),
            ("N", true),
            ("??", true),
            ("Developer tracker", false),
            ("NPS report", false),
            ("P0", false),
            ("XXX", true),
            ("", false),
            ("2021", false),
        ] {
            assert_eq!(is_redaction(words), redacted, "{words}");
        }
    }

    #[test]
    fn labels_are_compared_without_case() {
        assert_eq!(normalised_label(" N 1 "), normalised_label("n \t 1"));
        assert_ne!(normalised_label("n\u{a0}1"), normalised_label("n 1"));
    }
}
