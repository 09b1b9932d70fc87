//! Figures: a numeral with the signs and words that belong to it, and its standing in the phrase.

use std::ops::Range;

use rust_decimal::Decimal;

use super::lexer::{Kind, Tokens};
use super::lexicon::{Roles, Rows};
use super::unit::{self, Suffix, Unit};
use super::{exempt, numeral, scope};

/// What a figure is worth to a reader who asks "how much?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It can be counted or measured.
    Measure,
    /// It describes something else: "2-week sprint".
    Scope,
    /// It is part of a name, a date, a version, an id.
    Name,
}

/// A numeral in its context.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Index of the first token that belongs to it: a sign of money, "#", "top".
    pub first: usize,
    /// Index of the numeral.
    pub number: usize,
    /// Index of the last token that belongs to it.
    pub last: usize,
    /// Its bytes, from the sign of money to the unit.
    pub range: Range<usize>,
    /// None when the numeral has no single value.
    pub value: Option<Decimal>,
    pub unit: Unit,
    /// The scale that was written out, as a power of ten.
    pub scale: u32,
    /// What one of the unit as written is worth in its base: 60 for minutes.
    pub factor: Decimal,
    /// A bare "m" after the numeral, which can also mean minutes.
    pub ambiguous_m: bool,
    /// A "+" after the numeral: "5k+".
    pub open_above: bool,
    pub standing: Standing,
}

impl Figure {
    /// Whether nothing but the numeral was written.
    pub(super) fn is_bare(&self) -> bool {
        self.unit == Unit::Count && self.first == self.last
    }

    fn whole(&self) -> Option<Decimal> {
        self.value.filter(|v| v.is_integer())
    }

    /// The value of a bare integer.
    pub(super) fn bare_integer(&self) -> Option<Decimal> {
        self.is_bare().then(|| self.whole()).flatten()
    }
}

/// Numbers as words, with their values in tenths.
const NUMERALS: [(&str, i64); 46] = [
    ("zero", 0),
    ("one", 10),
    ("two", 20),
    ("three", 30),
    ("four", 40),
    ("five", 50),
    ("six", 60),
    ("seven", 70),
    ("eight", 80),
    ("nine", 90),
    ("ten", 100),
    ("eleven", 110),
    ("twelve", 120),
    ("fifteen", 150),
    ("twenty", 200),
    ("thirty", 300),
    ("forty", 400),
    ("fifty", 500),
    ("sixty", 600),
    ("ninety", 900),
    ("hundred", 1000),
    ("dozen", 120),
    ("half", 5),
    ("dois", 20),
    ("duas", 20),
    ("três", 30),
    ("quatro", 40),
    ("cinco", 50),
    ("dez", 100),
    ("tres", 30),
    ("cuatro", 40),
    ("seis", 60),
    ("diez", 100),
    ("deux", 20),
    ("trois", 30),
    ("quatre", 40),
    ("cinq", 50),
    ("dix", 100),
    ("zwei", 20),
    ("drei", 30),
    ("vier", 40),
    ("fünf", 50),
    ("sechs", 60),
    ("zehn", 100),
    ("null", 0),
    ("nil", 0),
];

pub(super) const WORDS: &Rows = &[
    (
        Roles::NUMERAL,
        "zero one two three four five six seven eight nine ten eleven twelve fifteen twenty \
         thirty forty fifty sixty ninety hundred dozen half dois duas três quatro cinco dez \
         tres cuatro seis diez deux trois quatre cinq dix zwei drei vier fünf sechs zehn",
    ),
    (
        Roles::APPROXIMATE,
        "about around approximately approx roughly nearly almost circa ca at least most \
         minimum maximum min max over under above below than more less fewer up down only \
         just within exceeding exceed additional another extra new mais menos pelo más moins \
         plus mindestens höchstens über unter rund",
    ),
    (
        Roles::DETERMINER,
        "a an the our their its this that these those my your his her um uma o os as el la \
         los las le les un une der die das ein eine einen of total",
    ),
];

/// All figures of the phrase in order.
pub(super) fn figures(tokens: &Tokens) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let free = figures.last().map_or(0, |f| f.last + 1);
        match read(tokens, at, free) {
            Some(mut figure) => {
                figure.standing = if exempt::is_name(tokens, &figure, figures.last()) {
                    Standing::Name
                } else if scope::is_attributive(tokens, &figure) {
                    Standing::Scope
                } else {
                    Standing::Measure
                };
                at = figure.last + 1;
                figures.push(figure);
            }
            None => at += 1,
        }
    }
    figures
}

fn read(tokens: &Tokens, at: usize, free: usize) -> Option<Figure> {
    let token = tokens.get(at)?;
    let value = match token.kind {
        Kind::Number => numeral::value(tokens.word(at)),
        Kind::Word if token.roles.any(Roles::NUMERAL) => Some(word_value(tokens.word(at))?),
        _ => return None,
    };
    let mut figure = Figure {
        first: at,
        number: at,
        last: at,
        range: token.start..token.end,
        value,
        unit: Unit::Count,
        scale: 0,
        factor: Decimal::ONE,
        ambiguous_m: false,
        open_above: false,
        standing: Standing::Measure,
    };
    before(tokens, &mut figure, free);
    after(tokens, &mut figure);
    Some(figure)
}

fn word_value(word: &str) -> Option<Decimal> {
    let mut buffer = [0; 48];
    let word = super::lexicon::fold(word, &mut buffer);
    let (_, tenths) = NUMERALS.iter().find(|(n, _)| *n == word)?;
    Decimal::new(*tenths, 1).normalize().into()
}

/// Takes the sign, the money and the rank before the numeral.
fn before(tokens: &Tokens, figure: &mut Figure, free: usize) {
    let mut first = figure.first;
    let previous = |first: usize| first.checked_sub(1).filter(|&p| p >= free);
    if let Some(p) = previous(first) {
        match tokens.kind(p) {
            Some(Kind::Sign('#')) if tokens.glued(first) => {
                figure.unit = Unit::Rank;
                first = p;
            }
            Some(Kind::Sign(sign)) => {
                if let Some(money) = unit::currency(sign) {
                    figure.unit = money;
                    first = p;
                }
            }
            Some(Kind::Word) => {
                if let Some(money) = unit::code(tokens.word(p)) {
                    figure.unit = money;
                    first = p;
                } else if tokens.is_word(p, "top") || tokens.is_word(p, "bottom") {
                    figure.unit = Unit::Rank;
                    first = p;
                }
            }
            _ => {}
        }
    }
    if figure.unit == Unit::Money("USD")
        && let Some(p) = previous(first).filter(|_| tokens.glued(first))
        && let Some(money) = unit::dollar(tokens.word(p))
    {
        figure.unit = money;
        first = p;
    }
    if let Some(p) = previous(first).filter(|_| tokens.glued(first)) {
        let opens = tokens.get(p).is_some_and(|t| t.spaced)
            || tokens.before(p).is_some_and(|t| t.kind == Kind::Sign('('));
        match tokens.kind(p) {
            Some(Kind::Sign('-')) if opens => {
                figure.value = figure.value.map(|v| -v);
                first = p;
            }
            Some(Kind::Sign('+')) if opens => first = p,
            Some(Kind::Sign('-')) if p > free && tokens.is_word(p - 1, "top") => {
                figure.unit = Unit::Rank;
                first = p - 1;
            }
            _ => {}
        }
    }
    figure.first = first;
    figure.range.start = tokens.get(first).map_or(figure.range.start, |t| t.start);
}

/// Takes the scale, the unit and the whole after the numeral.
fn after(tokens: &Tokens, figure: &mut Figure) {
    for _ in 0..4 {
        let next = figure.last + 1;
        let taken = match tokens.kind(next) {
            Some(Kind::Sign('%' | '‰')) => {
                figure.unit = Unit::Percent;
                true
            }
            Some(Kind::Sign('+')) if tokens.glued(next) && !figure.open_above => {
                figure.open_above = true;
                true
            }
            Some(Kind::Sign('×')) if tokens.glued(next) => {
                figure.unit = Unit::Multiple;
                true
            }
            Some(Kind::Sign(sign))
                if figure.unit == Unit::Count && unit::currency(sign).is_some() =>
            {
                let ours = tokens.glued(next) || !tokens.glued(next + 1);
                figure.unit = unit::currency(sign).filter(|_| ours).unwrap_or(figure.unit);
                ours
            }
            Some(Kind::Word) => word_after(tokens, figure, next),
            _ => false,
        };
        if !taken {
            break;
        }
        figure.last = next;
        figure.range.end =
            figure
                .range
                .end
                .max(tokens.get(next).map_or(0, |t| match tokens.kind(next) {
                    Some(Kind::Word) => t.start + wide_part(tokens.word(next)),
                    _ => t.end,
                }));
    }
    whole_after(tokens, figure);
}

/// The part of a word that belongs to the figure: all of it, or the beginning of a Chinese run.
fn wide_part(word: &str) -> usize {
    unit::wide(word).map_or(word.len(), |(_, length)| length)
}

fn word_after(tokens: &Tokens, figure: &mut Figure, next: usize) -> bool {
    let word = tokens.word(next);
    if word == "s" && tokens.glued(next) && tokens.is_word(next + 1, "of") {
        return true;
    }
    let suffix = unit::wide(word)
        .map(|(s, _)| s)
        .or_else(|| unit::suffix(word, tokens.glued(next)));
    match suffix {
        Some(Suffix::Scale(scale))
            if figure.scale == 0 && matches!(figure.unit, Unit::Count | Unit::Money(_)) =>
        {
            figure.ambiguous_m = word == "m" && figure.unit == Unit::Count;
            figure.scale = scale;
            scaled(figure, 10i64.checked_pow(scale), 0);
            true
        }
        Some(Suffix::Times(times)) if figure.unit == Unit::Count => {
            scaled(figure, Some(times), 0);
            true
        }
        Some(Suffix::Unit {
            unit: Unit::Points, ..
        }) if figure.unit == Unit::Percent => {
            figure.unit = Unit::Points;
            true
        }
        Some(Suffix::Unit { unit, over, under }) if figure.unit == Unit::Count => {
            figure.unit = unit;
            figure.factor = Decimal::new(over, under);
            scaled(figure, Some(over), under);
            true
        }
        _ => false,
    }
}

fn scaled(figure: &mut Figure, over: Option<i64>, under: u32) {
    let factor = over.map(|over| Decimal::new(over, under));
    figure.value = figure
        .value
        .zip(factor)
        .and_then(|(v, f)| v.checked_mul(f))
        .map(|v| v.normalize());
}

/// Takes "out of 10", "of 6", "/5".
fn whole_after(tokens: &Tokens, figure: &mut Figure) {
    if figure.unit != Unit::Count || figure.first != figure.last {
        return;
    }
    let next = figure.last + 1;
    let whole = if tokens.is_sign(next, '/') && tokens.glued(next) && tokens.glued(next + 1) {
        next + 1
    } else if tokens.are_words(next, &["out", "of"]) {
        next + 2
    } else if tokens.is_word(next, "of") {
        next + 1
    } else {
        return;
    };
    let Some(Kind::Number) = tokens.kind(whole) else {
        return;
    };
    if let Some(of) = numeral::value(tokens.word(whole)).filter(|v| !v.is_zero()) {
        figure.unit = Unit::OutOf(of);
        figure.last = whole;
        figure.range.end = tokens.get(whole).map_or(figure.range.end, |t| t.end);
    }
}
