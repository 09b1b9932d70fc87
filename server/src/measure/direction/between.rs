//! Ranges from a smaller to a larger number that may be no change: by how much something falls, in which limits it
//! varies, at which hours of the day it happens.

use rust_decimal::Decimal;

use super::inverse::is_called;
use crate::lexicon::{direction, range};
use crate::measure::alike::counts_things;
use crate::measure::figure::Figure;
use crate::measure::lexer::Tokens;
use crate::measure::range::Span;
use crate::measure::unit::Unit;

const HOUR: Decimal = Decimal::from_parts(3600, 0, 0, false, 0);
const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// Whether the smaller number of a range with the larger one behind it may be where nothing begins.
pub(super) fn is_no_change(tokens: &Tokens, verb: usize, span: &Span<'_>) -> bool {
    let mut between = span.baseline.last + 1..span.target.first;
    between.any(|at| tokens.is_one_of(at, range::LIMITS))
        || tokens.is_one_of(span.target.last + 1, range::CLOCK)
        || (is_romance(tokens, span)
            && (is_amount(tokens, span) || is_time_of_day(tokens, verb, span)))
}

/// “de A à B”, which may mean “by A to B” and “between A and B”.
fn is_romance(tokens: &Tokens, span: &Span<'_>) -> bool {
    tokens.is_word(span.first, "de") && tokens.is_one_of(span.target.first - 1, range::A_OR_GRAVE)
}

/// “Réduire les stocks de 10 à 15 %”: who means a change writes the unit twice.
fn is_amount(tokens: &Tokens, span: &Span<'_>) -> bool {
    let once = span.target.unit != Unit::Count || counts_things(tokens, span.target);
    once && span.baseline.is_bare() && !counts_things(tokens, span.baseline)
}

/// “Réduire le trafic de 7h à 9h”, but not “l'attente de 7h à 9h”.
fn is_time_of_day(tokens: &Tokens, verb: usize, span: &Span<'_>) -> bool {
    let hour = |end: &Figure| {
        end.unit == Unit::Duration && end.factor == HOUR && end.value.is_some_and(|v| v <= DAY)
    };
    hour(span.baseline)
        && hour(span.target)
        && !(verb + 1..span.first).any(|at| is_called(tokens, at, direction::LASTING))
}

#[cfg(test)]
mod tests {
    use super::super::contradiction;
    use crate::measure::tests::holds;

    #[test]
    fn amounts_limits_and_hours_are_no_changes() {
        let table = "
            Réduire nos émissions de 20 à 30 %       |
            Réduire les déchets de 10 à 15 tonnes    |
            Reduzir o consumo de 20 a 30%            |
            Réduire nos émissions de 20 % à 30 %     | yes
            Augmenter la part de 30 à 20 %           | yes
            Reduzir o consumo de 20 para 30%         | yes
            Reduzieren der Abweichung von 5 bis 10 % |
            Reduzieren der Abweichung von 5 auf 10 % | yes
            Verringern der Anrufe von 8 bis 12 Uhr   |
            Reduce calls from 8 to 12 o'clock        |
            Reduce calls from 8 to 12 o’clock        |
            Réduire le trafic de 7h à 9h             |
            Réduire l'attente de 7h à 9h             | yes
        ";
        holds(table, |reading| contradiction(reading).is_some());
    }
}
