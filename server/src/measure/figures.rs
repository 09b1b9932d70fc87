//! Finds the figures of a phrase: numerals with what belongs to them, and what each is worth to a reader.

use rust_decimal::Decimal;

use super::figure::{Figure, FigureStanding};
use super::lexer::{LexemeKind, Tokens};
use super::unit::Unit;
use super::{affix, attributive, not_a_measure, numeral};
use crate::lexicon::number::NumberWord;
use crate::lexicon::{self, FOLDED, Sense, fold};

/// All figures of the phrase in order.
pub(super) fn figures(tokens: &Tokens) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let free = figures.last().map_or(0, |f| f.last + 1);
        match read(tokens, at, free) {
            Some(mut figure) => {
                figure.standing =
                    if not_a_measure::is_not_a_measure(tokens, &figure, figures.last()) {
                        FigureStanding::Name
                    } else if attributive::is_attributive(tokens, &figure) {
                        FigureStanding::Scope
                    } else {
                        FigureStanding::Measure
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
    if doubtful.peek().is_none() || !tokens.iter().any(|(_, t)| t.senses.intersects(Sense::TIME)) {
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
        LexemeKind::Number => numeral::value(tokens.word(at)),
        LexemeKind::Word if token.senses.intersects(Sense::NUMERAL) => {
            Some(word_value(tokens.word(at))?)
        }
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
        standing: FigureStanding::Measure,
    };
    affix::before(tokens, &mut figure, free);
    affix::after(tokens, &mut figure);
    Some(figure)
}

fn word_value(word: &str) -> Option<Decimal> {
    let mut buffer = [0; FOLDED];
    let number = lexicon::number::named(fold(word, &mut buffer)).first()?;
    let tenths = match number {
        NumberWord::Zero => 0,
        NumberWord::Half => 5,
        NumberWord::One => 10,
        NumberWord::Two => 20,
        NumberWord::Three => 30,
        NumberWord::Four => 40,
        NumberWord::Five => 50,
        NumberWord::Six => 60,
        NumberWord::Seven => 70,
        NumberWord::Eight => 80,
        NumberWord::Nine => 90,
        NumberWord::Ten => 100,
        NumberWord::Eleven => 110,
        NumberWord::Twelve => 120,
        NumberWord::Fifteen => 150,
        NumberWord::Twenty => 200,
        NumberWord::Thirty => 300,
        NumberWord::Forty => 400,
        NumberWord::Fifty => 500,
        NumberWord::Sixty => 600,
        NumberWord::Ninety => 900,
        NumberWord::Hundred => 1000,
    };
    Some(Decimal::new(tenths, 1).normalize())
}
