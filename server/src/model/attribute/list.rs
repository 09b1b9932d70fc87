//! Several notations one after another: `Owner: Kim | Status: on track`, `(owner: Kim, P1)`.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::separator::{Separator, SetOff, pieces};
use super::{figure, named, owner, priority, status};

/// The notations of which `stretch` consists; `None` where it holds anything else. A figure that does not
/// say what it is tells about the item only if the words are `complete` without it.
pub(super) fn read(
    stretch: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Vec<Notation>> {
    let stretch = stretch.trim();
    if let Some(remarked) = with_remark(stretch, set_off, complete) {
        return Some(vec![remarked]);
    }
    let mut found = Vec::new();
    let mut open: Option<(AttributeName, Stretch<'_>)> = None;
    for (before, piece) in pieces(stretch) {
        let piece = piece.trim();
        let next = match set_off {
            SetOff::Colon | SetOff::Sentence | SetOff::Comma => named::colon(piece),
            _ => named::parted(piece),
        };
        let next = next.or_else(|| match open {
            Some((AttributeName::Baseline | AttributeName::Current, _)) => named::goal(piece),
            _ => None,
        });
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
    if let Some((name, value)) = open {
        named::push(name, value, found);
    }
}

/// A figure with a remark behind it.
fn with_remark(
    stretch: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Notation> {
    if !matches!(set_off, SetOff::Dash | SetOff::Colon | SetOff::Sentence) {
        return None;
    }
    let figure = figure::with_remark(stretch.text())?;
    let meant = figure.certain || (set_off != SetOff::Sentence && complete());
    meant.then(|| of_figure(figure, stretch, set_off))
}

/// A piece that does not begin with a name and a colon.
fn unnamed(
    piece: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Vec<Notation>> {
    if set_off == SetOff::Comma {
        return None;
    }
    if status::is_status(piece) {
        return Some(vec![Notation::new(AttributeName::Status, piece)]);
    }
    let (text, leading) = (piece.text(), status::leading_signs(piece.text()));
    let trailing = status::trailing_signs(text);
    let (signs, rest) = if leading > 0 {
        (piece.to(leading), piece.from(leading))
    } else if trailing < text.len() {
        (piece.from(trailing), piece.to(trailing).trim())
    } else {
        return without_signs(piece, set_off, complete);
    };
    let mut found = unnamed(rest, set_off, complete)?;
    found.extend(Notation::telling(AttributeName::Status, signs));
    Some(found)
}

fn without_signs(
    piece: Stretch<'_>,
    set_off: SetOff,
    complete: &dyn Fn() -> bool,
) -> Option<Vec<Notation>> {
    let one = |name, value| Some(vec![Notation::new(name, value)]);
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
}
