//! Points in time: years, days, hours, horizons.

use rust_decimal::Decimal;

use crate::lexicon::Sense;
use crate::measure::figure::Figure;
use crate::measure::lexer::{LexemeKind, Tokens};
use crate::measure::unit::Unit;

/// A bare number from 1900 to 2099 that counts nothing.
pub(super) fn is_year(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(value) = figure.bare_integer() else {
        return false;
    };
    if tokens.word(figure.number).chars().count() != 4
        || value < Decimal::from(1900)
        || value > Decimal::from(2099)
    {
        return false;
    }
    let compared = tokens.before(figure.first).is_some_and(|t| {
        matches!(t.kind, LexemeKind::Sign('<' | '>' | '≥' | '≤' | '~'))
            || t.senses.intersects(Sense::APPROXIMATE)
    });
    let round =
        value == Decimal::from(2000) && tokens.kind(figure.last + 1) == Some(LexemeKind::Word);
    !compared && !round
}

/// "June 30", "7 March", "5/14/2021", "by 6/30".
pub(super) fn is_day(tokens: &Tokens, figure: &Figure) -> bool {
    if figure.is_bare() || matches!(figure.unit, Unit::OutOf(_)) {
        let slashed = matches!(figure.unit, Unit::OutOf(_)) && tokens.is_sign(figure.last - 1, '/');
        let third =
            slashed && tokens.is_sign(figure.last + 1, '/') && tokens.glued(figure.last + 2);
        let due = slashed
            && tokens
                .before(figure.first)
                .is_some_and(|t| t.senses.intersects(Sense::DEADLINE));
        if third || due {
            return true;
        }
    }
    if figure.value.is_none_or(|v| v > Decimal::from(31)) || figure.unit != Unit::Count {
        return false;
    }
    let of =
        usize::from(tokens.is_word(figure.last + 1, "de") || tokens.is_word(figure.last + 1, "of"));
    let dot = usize::from(tokens.is_sign(figure.last + 1, '.'));
    is_month(tokens, figure.last + 1 + of + dot)
        || figure
            .first
            .checked_sub(1)
            .is_some_and(|p| is_month(tokens, p))
        || (figure.first >= 2
            && tokens.is_sign(figure.first - 1, '.')
            && is_month(tokens, figure.first - 2))
}

/// A month; "may" and "march" only with a capital.
fn is_month(tokens: &Tokens, at: usize) -> bool {
    let verb = ["may", "march", "mar", "mars", "mai", "mayo"].contains(&tokens.word(at));
    tokens.senses(at).intersects(Sense::CALENDAR) && !verb
}

/// "9:30", "24/7", a "1:1".
pub(super) fn is_clock(tokens: &Tokens, figure: &Figure) -> bool {
    if tokens.is_sign(figure.last + 1, ':')
        && tokens.glued(figure.last + 1)
        && tokens.glued(figure.last + 2)
    {
        let meeting = tokens.word(figure.number) == "1" && tokens.word(figure.last + 2) == "1";
        let ratio = tokens.is_word(figure.last + 3, "ratio")
            || (figure.first.saturating_sub(16)..figure.first)
                .any(|at| tokens.is_word(at, "ratio"));
        return (tokens.word(figure.last + 2).len() == 2 || meeting) && !ratio;
    }
    let minutes = figure.first >= 2
        && tokens.is_sign(figure.first - 1, ':')
        && tokens.glued(figure.first)
        && tokens.glued(figure.first - 1)
        && tokens.kind(figure.first - 2) == Some(LexemeKind::Number);
    minutes || (tokens.word(figure.number) == "24" && figure.unit == Unit::OutOf(Decimal::from(7)))
}

/// "over the next 18 months" says when, not how much.
pub(super) fn is_horizon(tokens: &Tokens, figure: &Figure) -> bool {
    figure.unit == Unit::Duration
        && tokens
            .before(figure.first)
            .is_some_and(|t| t.senses.intersects(Sense::HORIZON))
}
