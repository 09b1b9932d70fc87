//! Figures: a numeral with the signs and words that belong to it, and its standing in the phrase.

use std::ops::Range;

use rust_decimal::Decimal;

use super::lexer::{Kind, Tokens};
use super::lexicon::{Roles, Rows};
use super::unit::Unit;
use super::{affix, exempt, numeral, scope};

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
        Roles::TIME,
        "time times latency duration delay delays wait mttr downtime",
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
    settle_minutes(tokens, &mut figures);
    figures
}

/// "build time of 10m": where time is spoken of, an "m" is minutes.
fn settle_minutes(tokens: &Tokens, figures: &mut [Figure]) {
    let mut doubtful = figures.iter_mut().filter(|f| f.ambiguous_m).peekable();
    if doubtful.peek().is_none() || !tokens.iter().any(|(_, t)| t.roles.any(Roles::TIME)) {
        return;
    }
    for figure in doubtful {
        let minutes = numeral::value(tokens.word(figure.number)).map(|v| v.checked_mul(MINUTE));
        figure.value = minutes.flatten();
        figure.unit = Unit::Duration;
        figure.factor = MINUTE;
        figure.scale = 0;
        figure.ambiguous_m = false;
    }
}

const MINUTE: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

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
    affix::before(tokens, &mut figure, free);
    affix::after(tokens, &mut figure);
    Some(figure)
}

fn word_value(word: &str) -> Option<Decimal> {
    let mut buffer = [0; 48];
    let word = super::lexicon::fold(word, &mut buffer);
    let (_, tenths) = NUMERALS.iter().find(|(n, _)| *n == word)?;
    Decimal::new(*tenths, 1).normalize().into()
}
