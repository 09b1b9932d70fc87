//! Finding words in a text.

use memchr::memmem::Finder;

use super::Text;

impl Text {
    /// The byte offsets at which `needle`, which is not empty, occurs. It reads every byte, and copies nothing
    /// but what stands around the ends of the rope's pieces.
    pub fn occurrences(&self, needle: &str) -> Vec<usize> {
        let finder = Finder::new(needle);
        let short = needle.len().saturating_sub(1);
        let mut found = Vec::new();
        // The end of what came before the piece; shorter than the needle.
        let mut before: Vec<u8> = Vec::new();
        let mut start = 0;
        for piece in self.rope.chunks() {
            let bytes = piece.as_bytes();
            let seam_start = start - before.len();
            before.extend(bytes.iter().take(short));
            found.extend(finder.find_iter(&before).map(|at| seam_start + at));
            found.extend(finder.find_iter(bytes).map(|at| start + at));
            if bytes.len() >= short {
                before.clear();
                before.extend(bytes.iter().skip(bytes.len() - short));
            } else {
                before.drain(..before.len().saturating_sub(short));
            }
            start += bytes.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Edit;

    #[test]
    fn words_are_found_wherever_the_pieces_end() {
        for before in [0, 1, 500, 900, 1000, 1015, 1024, 5000] {
            let text = format!(
                "{}okr-ignore{}okr-ignore",
                "x".repeat(before),
                "é".repeat(before)
            );
            let expected: Vec<usize> = text.match_indices("okr-ignore").map(|(at, _)| at).collect();
            assert_eq!(
                Text::new(&text).occurrences("okr-ignore"),
                expected,
                "{before}"
            );
        }
    }

    proptest! {
        #[test]
        fn edits_hide_nothing(edits in prop::collection::vec((0usize..4000, "[abc]{0,900}"), 1..8)) {
            let mut text = Text::new("");
            for (at, insert) in edits {
                text.apply(&Edit { range: at..at + 3, text: insert });
            }
            let whole = text.to_string();
            // Occurrences that overlap are none that anybody looks for.
            let expected: Vec<usize> = whole.match_indices("abccb").map(|(at, _)| at).collect();
            prop_assert_eq!(text.occurrences("abccb"), expected);
        }
    }
}
