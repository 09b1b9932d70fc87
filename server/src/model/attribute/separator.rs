//! Where a notation may begin, and where one ends and another begins.

use super::named;
use super::notation::Stretch;
use crate::model::split::{self, COLON};

/// What sets notations off from the words of an item. It decides what they may be without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetOff {
    /// `(…)`.
    Round,
    /// `[…]`.
    Square,
    /// ` – …`.
    Dash,
    /// ` | …`, ` · …`.
    Bar,
    /// `: …`.
    Colon,
    /// The end of a sentence or line, or a semicolon.
    Sentence,
    /// `, …`.
    Comma,
}

/// Notations are looked for behind at most this many separators, the last ones.
const LAST: usize = 8;

/// The last separators behind which notations may stand: where each begins and ends, and what it is. Those in
/// brackets, and those in a place that is `hidden`, are none.
pub(super) fn separators(
    stretch: Stretch<'_>,
    hidden: impl Fn(usize) -> bool,
) -> Vec<(usize, usize, SetOff)> {
    let text = stretch.text();
    // Behind a comma nothing is a notation without a name and a colon.
    let named = text.rfind(COLON).unwrap_or_default();
    let mut found = Vec::new();
    for (at, char) in split::outside_brackets(text) {
        if let Some(set_off) = set_off(stretch, at, char, at < named)
            && !hidden(at)
        {
            let end = at + char.len_utf8();
            // The full stop belongs to the words.
            found.push((if char == '。' { end } else { at }, end, set_off));
        }
    }
    found.drain(..found.len().saturating_sub(LAST));
    found
}

/// What `char`, which stands at `at`, sets off; a comma only if a name follows: `named`.
fn set_off(stretch: Stretch<'_>, at: usize, char: char, named: bool) -> Option<SetOff> {
    let (before, behind) = stretch.text().split_at_checked(at)?;
    let blank_follows = || behind.as_bytes().get(char.len_utf8()) == Some(&b' ');
    let blank_before = || before.is_empty() || before.ends_with(' ');
    Some(match char {
        '–' | '—' | '-' if blank_before() && blank_follows() => SetOff::Dash,
        '|' | '·' | '•' | '｜' if blank_before() || blank_follows() => SetOff::Bar,
        ':' if blank_follows() => SetOff::Colon,
        '：' => SetOff::Colon,
        ',' if named && blank_follows() => SetOff::Comma,
        '，' | '、' if named => SetOff::Comma,
        ';' if blank_follows() => SetOff::Sentence,
        '；' | '。' => SetOff::Sentence,
        ' ' if before.ends_with(['.', '!', '?']) || stretch.is_line_end(at) => SetOff::Sentence,
        _ => return None,
    })
}

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
    let (mut from, mut before) = (0, Separator::Bar);
    let text = stretch.text();
    for (at, char) in split::outside_brackets(text) {
        let separator = match char {
            '|' | '·' | '•' | '｜' => Separator::Bar,
            ',' | ';' | '，' | '；' | '、' => Separator::Comma,
            ' ' if stretch.is_line_end(at) => Separator::Comma,
            // `Current: 40 / Target: 60`, but not `40 / 60`.
            '/' if text.get(at + 1..).is_some_and(named::begins) => Separator::Comma,
            _ => continue,
        };
        pieces.push((before, stretch.to(at).from(from)));
        (from, before) = (at + char.len_utf8(), separator);
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
        let plain = PlainText::of_words("Kim (a, b) | 5 · x；y / target: 3/4");
        let pieces = pieces(Stretch::all(&plain));
        let pieces = pieces
            .iter()
            .map(|(before, piece)| format!("{before:?} {}", piece.trim().text()));
        let expected = [
            "Bar Kim (a, b)",
            "Bar 5",
            "Bar x",
            "Comma y",
            "Comma target: 3/4",
        ];
        assert_eq!(pieces.collect::<Vec<_>>(), expected);
    }
}
