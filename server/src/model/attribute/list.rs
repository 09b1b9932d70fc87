//! Several notations one after another: `Owner: Kim | Status: on track`, `(owner: Kim, P1)`.

use super::stretch::Stretch;

/// What parts two notations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// ` | `, ` · `, `•`: what stands behind it may be of any kind.
    Bar,
    /// `,`, `;`, or the end of a line: the value may go on behind it.
    Comma,
}

/// The pieces of `stretch`, each with what stands before it; separators in brackets part nothing.
pub(super) fn pieces(stretch: Stretch<'_>) -> Vec<(Separator, Stretch<'_>)> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let (mut from, mut before) = (0, Separator::Bar);
    for (at, char) in stretch.text().char_indices() {
        let separator = match char {
            '(' | '[' | '（' | '【' => {
                depth += 1;
                continue;
            }
            ')' | ']' | '）' | '】' => {
                depth = depth.saturating_sub(1);
                continue;
            }
            '|' | '·' | '•' | '｜' => Separator::Bar,
            ',' | ';' | '，' | '；' | '、' => Separator::Comma,
            ' ' if stretch.is_line_end(at) => Separator::Comma,
            _ => continue,
        };
        if depth == 0 {
            pieces.push((before, stretch.to(at).from(from)));
            (from, before) = (at + char.len_utf8(), separator);
        }
    }
    pieces.push((before, stretch.from(from)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainText;

    #[test]
    fn separators_in_brackets_part_nothing() {
        let plain = PlainText::of_words("Kim (a, b) | 5 · x；y");
        let pieces = pieces(Stretch::all(&plain));
        let words: Vec<&str> = pieces
            .iter()
            .map(|(_, piece)| piece.trim().text())
            .collect();
        assert_eq!(words, ["Kim (a, b)", "5", "x", "y"]);
        assert_eq!(
            pieces.iter().map(|(before, _)| *before).collect::<Vec<_>>(),
            [
                Separator::Bar,
                Separator::Bar,
                Separator::Bar,
                Separator::Comma
            ]
        );
    }
}
