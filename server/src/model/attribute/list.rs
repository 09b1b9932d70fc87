//! Several notations one after another: `Owner: Kim | Status: on track`, `(owner: Kim, P1)`.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::{figure, named, owner, priority, status};
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

/// The notations of which `stretch` consists; `None` where it holds anything else. A figure that does not
/// say what it is tells about the item only if the words are `complete` without it.
pub(super) fn read(
    stretch: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Vec<Notation>> {
    let stretch = stretch.trim();
    if matches!(set_off, SetOff::Dash | SetOff::Colon | SetOff::Sentence)
        && let Some(figure) = figure::with_remark(stretch.text())
        && (figure.certain || (set_off != SetOff::Sentence && complete()))
    {
        return Some(vec![of_figure(figure, stretch, set_off)]);
    }
    let mut found = Vec::new();
    let mut open: Option<(AttributeName, Stretch<'_>)> = None;
    for (before, piece) in pieces(stretch) {
        let piece = piece.trim();
        let next = match set_off {
            SetOff::Colon | SetOff::Sentence | SetOff::Comma => named::colon(piece),
            _ => named::parted(piece),
        };
        let valued = matches!(
            open,
            Some((AttributeName::Baseline | AttributeName::Current, _))
        );
        let next = next.or_else(|| named::goal(piece).filter(|_| valued));
        if let Some(next) = next {
            close(open.replace(next), &mut found);
        } else if let Some(more) = unnamed(piece, set_off, complete) {
            close(open.take(), &mut found);
            found.extend(more);
        } else if let (Some((_, value)), Separator::Comma) = (&mut open, before) {
            *value = value.through(piece);
        } else {
            return None;
        }
    }
    close(open, &mut found);
    (!found.is_empty()).then_some(found)
}

fn close(open: Option<(AttributeName, Stretch<'_>)>, found: &mut Vec<Notation>) {
    open.into_iter()
        .for_each(|(name, value)| named::push(name, value, found));
}

/// A piece that does not begin with a name and a colon.
fn unnamed(
    piece: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Vec<Notation>> {
    let one = |name, value| Some(vec![Notation::new(name, value)]);
    if set_off == SetOff::Comma {
        return None;
    }
    if status::is_status(piece) {
        return one(AttributeName::Status, piece);
    }
    let signs = status::leading_signs(piece.text());
    if signs > 0 {
        let mut found = unnamed(piece.from(signs), set_off, complete)?;
        found.extend(Notation::telling(AttributeName::Status, piece.to(signs)));
        return Some(found);
    }
    let signs = status::trailing_signs(piece.text());
    if signs < piece.text().len() {
        let mut found = unnamed(piece.to(signs).trim(), set_off, complete)?;
        found.extend(Notation::telling(AttributeName::Status, piece.from(signs)));
        return Some(found);
    }
    if let Some(figure) = figure::whole(piece.text()) {
        let meant = figure.certain || complete();
        return meant.then(|| vec![of_figure(figure, piece, set_off)]);
    }
    if matches!(set_off, SetOff::Colon | SetOff::Sentence) {
        return None;
    }
    if priority::is_priority(piece.text()) {
        return one(AttributeName::Priority, piece);
    }
    if set_off == SetOff::Square && owner::is_team_tag(piece.text()) {
        return one(AttributeName::Owner, piece);
    }
    if let Some((name, value)) = named::juxtaposed(piece).or_else(|| named::level(piece)) {
        return one(name, value);
    }
    owner::mentions(piece)
}

/// Behind a dash `5/10` is how sure the team is, as those who set it anew each week write it; elsewhere it is
/// a score.
fn of_figure(figure: figure::LeadingFigure, stretch: Stretch<'_>, set_off: SetOff) -> Notation {
    let value = stretch.to(figure.value);
    let weekly = set_off == SetOff::Dash && value.text().ends_with("/10");
    let name = match figure.name {
        AttributeName::Score if weekly => AttributeName::Confidence,
        name => name,
    };
    Notation::new(name, value)
}

/// A text is searched for notations behind so many of its last separators.
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
        let end = at + char.len_utf8();
        let before = || text.get(..at).unwrap_or_default();
        let blank_follows = text.as_bytes().get(end) == Some(&b' ');
        let blank_before = || at == 0 || before().ends_with(' ');
        let set_off = match char {
            '–' | '—' | '-' if blank_follows && blank_before() => SetOff::Dash,
            '|' | '·' | '•' | '｜' if blank_follows || blank_before() => SetOff::Bar,
            ':' if blank_follows => SetOff::Colon,
            '：' => SetOff::Colon,
            ',' if blank_follows && at < named => SetOff::Comma,
            '，' | '、' if at < named => SetOff::Comma,
            ';' if blank_follows => SetOff::Sentence,
            '；' | '。' => SetOff::Sentence,
            ' ' if before().ends_with(['.', '!', '?']) || stretch.is_line_end(at) => {
                SetOff::Sentence
            }
            _ => continue,
        };
        if !hidden(at) {
            // The full stop belongs to the words.
            found.push((if char == '。' { end } else { at }, end, set_off));
        }
    }
    found.drain(..found.len().saturating_sub(LAST));
    found
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
    use crate::model::attribute::tests::shown;
    use crate::model::plain::PlainText;
    use crate::test::cases;

    /// What the list `text` tells, `-` where it is none.
    fn told(text: &str, set_off: SetOff, complete: bool) -> String {
        let plain = PlainText::of_words(text);
        let notations = read(Stretch::all(&plain), set_off, &|| complete);
        notations.map_or("-".to_owned(), |found| shown(&found, text))
    }

    #[test]
    fn a_list_holds_nothing_but_notations() {
        use SetOff::*;
        for (set_off, lists) in [
            (
                Round,
                r"
                owner: Kim, Lee, P1 | owner=Kim, Lee; priority=P1
                P1, owner: Kim, due: May | priority=P1; owner=Kim; due=May
                70%, @kim | progress=70%; owner=@kim
                5/10 | score=5/10
                🟢 70% | progress=70%; status=🟢
                🟢 @kim 🟢 | owner=@kim; status=🟢; status=🟢
                PRODUCT | -
                5k+ users | -
                shared with sales | -
                 | -
            ",
            ),
            (
                Square,
                r"
                PRODUCT | owner=PRODUCT
            ",
            ),
            (
                Dash,
                r"
                5/10 | confidence=5/10
                70% 🟢 | progress=70%; status=🟢
                70% (the rest in May) | progress=70%
                현재: 3 / 목표: 9 | current=3; target=9
                Goal: 9, now: 3 | -
                Now: 3 / 4 of 9 / Target: 9 | current=3 / 4 of 9; target=9
            ",
            ),
            (
                Bar,
                r"
                owner @kim ¦ 🟢 | owner=@kim; status=🟢
            ",
            ),
            (
                Colon,
                r"
                done | status=done
                @kim | -
            ",
            ),
            (
                Comma,
                r"
                Owner: Kim | owner=Kim
                done | -
            ",
            ),
        ] {
            for [text, expected] in cases(lists) {
                assert_eq!(
                    told(&text.replace('¦', "|"), set_off, true),
                    expected,
                    "{text}"
                );
            }
        }
        assert_eq!(told("70%", Round, false), "-");
    }

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
