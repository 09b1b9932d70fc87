//! Names and ids with a number in them: "tier 1", "GPT-4", "#123", "3D", "Bevy 0.19".

use rust_decimal::Decimal;

use crate::lexicon::{Sense, numbered};
use crate::measure::figure::{Figure, FigureStanding};
use crate::measure::lexer::{LexemeKind, Tokens};
use crate::measure::unit::{self, Unit};

/// "3D", "2FA", "1st", "9am", "5月", "1990s".
pub(super) fn has_odd_suffix(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let decade = tokens.word(figure.number).len() == 4 && tokens.word(figure.last) == "s";
    if decade && figure.last == figure.number + 1 && tokens.glued(figure.last) {
        return true;
    }
    if tokens.kind(next) != Some(LexemeKind::Word)
        || tokens.kind(figure.number) != Some(LexemeKind::Number)
    {
        return false;
    }
    let word = tokens.word(next);
    let wide = !word.is_ascii()
        && word
            .chars()
            .next()
            .is_some_and(|c| c > '\u{2e80}' && !c.is_ascii());
    if wide {
        return unit::wide_name(word);
    }
    let clock = !tokens.glued(next) && ["am", "pm", "AM", "PM"].contains(&word);
    (tokens.glued(next) && figure.last == figure.number) || clock || is_dimension(tokens, figure)
}

/// "3d model": a lower-case "d" or "x" that is no unit.
fn is_dimension(tokens: &Tokens, figure: &Figure) -> bool {
    let next = tokens.kind(figure.last + 1);
    figure.last == figure.number + 1
        && tokens.word(figure.last) == "d"
        && matches!(tokens.word(figure.number), "2" | "3")
        && next == Some(LexemeKind::Word)
        && !tokens.is_one_of(figure.last + 1, numbered::COUNTS_ON)
}

/// "GPT-4", "n/3", "T=1", "x_5": written against a word, or assigned to a name.
pub(super) fn is_glued_to_name(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let Some(LexemeKind::Sign(sign)) = tokens.kind(p) else {
        return false;
    };
    let before = p.checked_sub(1).and_then(|b| tokens.get(b));
    let word = before.is_some_and(|t| t.kind == LexemeKind::Word);
    let compared =
        before.is_some_and(|t| matches!(t.kind, LexemeKind::Sign('<' | '>' | '=' | '~' | '!')));
    let glued = tokens.glued(p) && tokens.glued(figure.first);
    match sign {
        '-' | '.' | '/' | '_' | '@' | ':' | '&' if glued => {
            word && !p.checked_sub(1).is_some_and(|b| is_bound(tokens, b))
        }
        '=' if figure.is_bare() && !compared => {
            glued || !before.is_some_and(|t| t.kind == LexemeKind::Word && t.end - t.start > 1)
        }
        '\\' => true,
        _ => false,
    }
}

/// "sub-5 minutes" bounds; "GPT-4" names.
fn is_bound(tokens: &Tokens, at: usize) -> bool {
    tokens.is_one_of(at, numbered::PREFIX)
}

/// "#123", "(#12)", "/#24": an id; "#1" a rank.
pub(super) fn is_id(tokens: &Tokens, figure: &Figure) -> bool {
    if !tokens.is_sign(figure.first, '#') {
        return false;
    }
    let high = figure.value.is_none_or(|v| v > Decimal::from(50));
    let listed = tokens.before(figure.first).is_some_and(|t| {
        matches!(
            t.kind,
            LexemeKind::Sign('(' | '/' | '[' | ',' | '&' | '-' | '–')
        ) || t.senses.intersects(Sense::NAMES_AT_END)
    });
    let closes = tokens.kind(figure.last + 1) != Some(LexemeKind::Word);
    let named = Sense::NAMES | Sense::NAMES_AT_END;
    high || (listed && closes)
        || tokens
            .before(figure.first)
            .is_some_and(|t| t.kind == LexemeKind::Sign('/') || t.senses.intersects(named))
}

/// "tier 1", "week 6", "Issue 8303", "campaign 2".
pub(super) fn is_numbered(tokens: &Tokens, figure: &Figure) -> bool {
    if figure.unit != Unit::Count || figure.first != figure.number || figure.scale != 0 {
        return false;
    }
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let senses = tokens.senses(p);
    let noun_after = tokens.kind(figure.last + 1) == Some(LexemeKind::Word)
        && !tokens.glued(figure.last + 1)
        && !is_stop(tokens, figure.last + 1);
    let verb = tokens.is_one_of(p, numbered::VERB);
    let imperative = p == 0 && noun_after && verb;
    (senses.intersects(Sense::NAMES) && !imperative)
        || (senses.intersects(Sense::NAMES_AT_END) && p > 0 && !noun_after)
}

fn is_stop(tokens: &Tokens, at: usize) -> bool {
    tokens.senses(at).intersects(
        Sense::CONJUNCTION
            | Sense::SCOPE
            | Sense::BY
            | Sense::TO
            | Sense::FROM
            | Sense::AUXILIARY
            | Sense::DEADLINE,
    )
}

/// "Bevy 0.19", "move to Postgres 15": the number follows a proper name and nothing is counted after it.
pub(super) fn is_version(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(p) = figure
        .first
        .checked_sub(1)
        .filter(|&p| p > 0 && figure.is_bare())
    else {
        return false;
    };
    let (before, next) = (tokens.word(p), figure.last + 1);
    let mixed = before.starts_with(char::is_uppercase) && before.chars().any(char::is_lowercase);
    let dotted = tokens.word(figure.number).contains('.');
    let counts = tokens.senses(next).intersects(Sense::METRIC)
        || (tokens.kind(next) == Some(LexemeKind::Word)
            && !is_stop(tokens, next)
            && (!dotted || tokens.word(next).ends_with('s')));
    let name = tokens.kind(p) == Some(LexemeKind::Word)
        && mixed
        && if dotted {
            !tokens.senses(p).intersects(Sense::METRIC | Sense::REACH)
        } else {
            tokens.is_unknown(p)
        };
    name && !counts
}

/// "parser 2.0 is done", "a stable 1.0 version": a release by its number.
pub(super) fn is_release(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let round = figure.is_bare() && tokens.word(figure.number).ends_with(".0");
    let named = figure
        .first
        .checked_sub(1)
        .is_some_and(|p| tokens.kind(p) == Some(LexemeKind::Word) && tokens.is_unknown(p));
    let state = tokens
        .senses(next)
        .intersects(Sense::AUXILIARY | Sense::WORKED);
    round && (tokens.is_one_of(next, numbered::AFTER_VERSION) || (named && state))
}

/// "tier 1 or 2", "weeks 3-4", "v1/2": the rest of a list of names.
pub(super) fn continues_name(tokens: &Tokens, figure: &Figure, previous: &Figure) -> bool {
    let between = figure.first.checked_sub(previous.last + 1);
    previous.standing == FigureStanding::Name
        && figure.is_bare()
        && previous.unit == Unit::Count
        && tokens.kind(previous.last) == Some(LexemeKind::Number)
        && between == Some(1)
        && (tokens
            .senses(previous.last + 1)
            .intersects(Sense::CONJUNCTION)
            || matches!(
                tokens.kind(previous.last + 1),
                Some(LexemeKind::Sign('-' | '–' | '/' | '&'))
            ))
}
