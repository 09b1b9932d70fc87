//! What belongs to a numeral: signs of money and rank before it, scales and units after it.

use rust_decimal::Decimal;

use super::figure::Figure;
use super::lexer::{LexemeKind, Tokens};
use super::numeral;
use super::unit::{self, Suffix, Unit};

/// Takes what belongs to the numeral before it; `free` is the first token that no other figure has.
pub(super) fn before(tokens: &Tokens, figure: &mut Figure, free: usize) {
    let free_before = |first: usize| first.checked_sub(1).filter(|&p| p >= free);
    let glued_before = |first: usize| free_before(first).filter(|_| tokens.glued(first));
    if let Some((unit, first)) =
        free_before(figure.first).and_then(|p| unit_before(tokens, p, figure.first))
    {
        figure.unit = unit;
        figure.first = first;
    }
    if figure.unit == Unit::Money("USD")
        && let Some(p) = glued_before(figure.first)
        && let Some(money) = unit::dollar(tokens.word(p))
    {
        figure.unit = money;
        figure.first = p;
    }
    if let Some(p) = glued_before(figure.first) {
        sign_before(tokens, figure, p, free);
    }
    figure.range.start = tokens
        .get(figure.first)
        .map_or(figure.range.start, |t| t.start);
}

/// "$", "#", "USD", "top": the unit and the token it begins with.
fn unit_before(tokens: &Tokens, at: usize, first: usize) -> Option<(Unit, usize)> {
    let unit = match tokens.kind(at)? {
        LexemeKind::Sign('#') => tokens.glued(first).then_some(Unit::Rank)?,
        LexemeKind::Sign(sign) => unit::currency(sign)?,
        LexemeKind::Word if tokens.is_word(at, "top") || tokens.is_word(at, "bottom") => Unit::Rank,
        LexemeKind::Word => unit::code(tokens.word(at))?,
        _ => return None,
    };
    Some((unit, at))
}

/// "-5", "+5", "top-5".
fn sign_before(tokens: &Tokens, figure: &mut Figure, at: usize, free: usize) {
    let opens = tokens.get(at).is_some_and(|t| t.spaced)
        || tokens
            .before(at)
            .is_some_and(|t| t.kind == LexemeKind::Sign('('));
    match tokens.kind(at) {
        Some(LexemeKind::Sign('-')) if opens => {
            figure.value = figure.value.map(|v| -v);
            figure.first = at;
        }
        Some(LexemeKind::Sign('+')) if opens => figure.first = at,
        Some(LexemeKind::Sign('-')) if at > free && tokens.is_word(at - 1, "top") => {
            figure.unit = Unit::Rank;
            figure.first = at - 1;
        }
        _ => {}
    }
}

/// Takes what belongs to the numeral after it: "%", "+", a scale, a unit, what it is out of.
pub(super) fn after(tokens: &Tokens, figure: &mut Figure) {
    // A scale, a unit, a "+" and a sign of money are the most there can be.
    for _ in 0..4 {
        let Some(end) = take(tokens, figure, figure.last + 1) else {
            break;
        };
        figure.last += 1;
        figure.range.end = end;
    }
    whole_after(tokens, figure);
    let counted = matches!(figure.unit, Unit::Count | Unit::Money(_)) && figure.scale == 0;
    if counted && numeral::is_dotted_thousands(tokens.word(figure.number)) {
        multiply(figure, Some(1000), 0);
    }
}

/// Takes token `next`; the byte at which its part of the figure ends.
fn take(tokens: &Tokens, figure: &mut Figure, next: usize) -> Option<usize> {
    let token = tokens.get(next)?;
    let LexemeKind::Sign(sign) = token.kind else {
        return (token.kind == LexemeKind::Word)
            .then(|| take_word(tokens, figure, next))
            .flatten();
    };
    match sign {
        '%' => figure.unit = Unit::Percent,
        '+' if tokens.glued(next) && !figure.open_above => figure.open_above = true,
        '×' if tokens.glued(next) => figure.unit = Unit::Multiple,
        _ if figure.unit == Unit::Count && (tokens.glued(next) || !tokens.glued(next + 1)) => {
            figure.unit = unit::currency(sign)?;
        }
        _ => return None,
    }
    Some(token.end)
}

fn take_word(tokens: &Tokens, figure: &mut Figure, next: usize) -> Option<usize> {
    let token = tokens.get(next)?;
    let word = tokens.word(next);
    if word == "s" && tokens.glued(next) && tokens.is_word(next + 1, "of") {
        return Some(token.end);
    }
    if unit::wide(word).is_some() {
        let length = take_wide(figure, word);
        return (length > 0).then_some(token.start + length);
    }
    let bare = figure.unit == Unit::Count;
    let of_reais = || unit::suffix_of_reais(word).filter(|_| figure.unit == Unit::Money("BRL"));
    let suffix = unit::suffix(word, tokens.glued(next)).or_else(of_reais)?;
    let taken = apply(figure, suffix);
    figure.ambiguous_m |= taken && bare && word == "m";
    taken.then_some(token.end)
}

/// Takes the units that a Chinese or Japanese word begins with ("万元以上"); their bytes.
fn take_wide(figure: &mut Figure, word: &str) -> usize {
    let mut rest = word;
    while let Some((suffix, length)) = unit::wide(rest) {
        if !apply(figure, suffix) {
            break;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    word.len() - rest.len()
}

/// Applies the suffix to the figure; whether it fits what is there already.
fn apply(figure: &mut Figure, suffix: Suffix) -> bool {
    match (suffix, figure.unit) {
        (Suffix::Scale(scale), Unit::Count | Unit::Money(_)) if figure.scale == 0 => {
            figure.scale = scale;
            multiply(figure, 10i64.checked_pow(scale), 0);
        }
        (Suffix::Times(times), Unit::Count) => multiply(figure, Some(times), 0),
        (
            Suffix::Unit {
                unit: Unit::Points, ..
            },
            Unit::Percent,
        ) => figure.unit = Unit::Points,
        (Suffix::Unit { unit, over, under }, Unit::Count) => {
            figure.unit = unit;
            figure.factor = Decimal::new(over, under);
            multiply(figure, Some(over), under);
        }
        _ => return false,
    }
    true
}

fn multiply(figure: &mut Figure, over: Option<i64>, under: u32) {
    let factor = over.map(|over| Decimal::new(over, under));
    let product = figure.value.zip(factor).and_then(|(v, f)| v.checked_mul(f));
    figure.value = product.map(|v| v.normalize());
}

/// Takes "out of 10", "of 6", "/5".
fn whole_after(tokens: &Tokens, figure: &mut Figure) {
    if !figure.is_bare() {
        return;
    }
    let next = figure.last + 1;
    let slash = tokens.is_sign(next, '/') && tokens.glued(next) && tokens.glued(next + 1);
    let whole = if slash || tokens.is_word(next, "of") {
        next + 1
    } else if tokens.are_words(next, &["out", "of"]) {
        next + 2
    } else {
        return;
    };
    let of = (tokens.kind(whole) == Some(LexemeKind::Number))
        .then(|| numeral::value(tokens.word(whole)))
        .flatten();
    if let Some(of) = of.filter(|v| !v.is_zero()) {
        figure.unit = Unit::OutOf(of);
        figure.last = whole;
        figure.range.end = tokens.get(whole).map_or(figure.range.end, |t| t.end);
    }
}
