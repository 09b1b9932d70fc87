//! Whether a verb of change and the numbers of its range agree.

mod away;
mod between;
mod certain;
pub(super) mod inverse;

use std::ops::Range;

use super::lexer::Tokens;
use super::range::{self, Change, Direction};
use super::reading::Reading;
use super::unit::Unit;
use super::verb::is_verb;
use crate::lexicon::Sense;

/// A range that goes the other way than its verb says.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// Bytes of the verb.
    pub verb: Range<usize>,
    /// Where the verb says the value goes.
    pub direction: Direction,
    /// Where the numbers say it goes.
    pub change: Change,
}

/// A change whose numbers go against the verb that governs it, however its values are read.
pub(super) fn contradiction(reading: &Reading) -> Option<Contradiction> {
    let span = range::change(reading)?;
    let tokens = &reading.tokens;
    let actual = certain::direction(tokens, &span)?;
    let (verb, stated) = governing(tokens, span.first)?;
    if stated == actual {
        return None;
    }
    let share = span.change.target.unit == Unit::Percent;
    // “Reduzir as faltas”: what follows the verb at once leads nowhere else.
    if (verb + 2..span.first).any(|at| away::leads_away(tokens, at, share))
        || (actual == Direction::Up && between::is_no_change(tokens, verb, &span))
        || inverse::is_inverse(tokens, (verb, stated), &span)
    {
        return None;
    }
    let verb = tokens.get(verb).map(|t| t.start..t.end)?;
    Some(Contradiction {
        verb,
        direction: stated,
        change: span.change,
    })
}

/// How far before a range its verb is looked for, in tokens.
const REACH: usize = 24;

/// The nearest verb of change before the range in the same clause, when it has a direction.
fn governing(tokens: &Tokens, range: usize) -> Option<(usize, Direction)> {
    let verbs = Sense::UP | Sense::DOWN | Sense::NEUTRAL;
    for at in (range.saturating_sub(REACH)..range).rev() {
        if away::ends_clause(tokens, at) {
            return None;
        }
        let senses = tokens.senses(at);
        if !senses.intersects(verbs) || !is_verb(tokens, at) {
            continue;
        }
        if is_participle(tokens, at, range) {
            return None;
        }
        let averse =
            (at.saturating_sub(3)..at).any(|i| tokens.senses(i).intersects(Sense::AVERSION));
        return match (senses.intersects(Sense::UP), senses.intersects(Sense::DOWN)) {
            _ if averse => None,
            (true, false) => Some((at, Direction::Up)),
            (false, true) => Some((at, Direction::Down)),
            _ => None,
        };
    }
    None
}

/// Whether the word may describe a noun: "convert falling accounts", "reduced rates". One before the range itself, or
/// behind "by", says what the value does.
fn is_participle(tokens: &Tokens, at: usize, range: usize) -> bool {
    let word = tokens.word(at);
    let participle = word.ends_with("ing") || word.ends_with("ed");
    let by = at > 0 && tokens.senses(at - 1).intersects(Sense::BY);
    participle && at + 1 < range && !by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn contradictions() {
        let table = "
            Reduce churn from 3% to 5%                                | Reduce Down
            Increase NPS from 50 to 30                                | Increase Up
            Cut the response time from 36 hours to 5 days             | Cut Down
            Grow ARR from 2m to 900k                                  | Grow Up
            Grow sales from $6k to $2.5k                              | Grow Up
            NPS increases from 50 to 30                               | increases Up
            Increase retention by reducing churn from 3% to 5%        | reducing Down
            Reduce lead views to 30 (from 5 today)                    | Reduce Down
            Reduzir o churn de 3% para 5%                             | Reduzir Down
            Shorten the way from 400 m to 900 m                       | Shorten Down
            Reduce late trips from 20 trips to 30                     | Reduce Down
            Reduce churn (retention from 80% to 90%)                  |
            Increase retention: churn from 5% to 3%                   |
            Increase retention & churn from 5% to 3%                  |
            Reduce churn as measured by NPS from 30 to 50             |
            Reduce paper use by digitising contracts from 20% to 80%  |
            Lower fees for transfers from $100 to $500                |
            Reduce accidents on roads from 50 to 70 km/h              |
            Reduce infections among children from 5 to 14 years       |
            Reduce churn in new accounts from 3% to 5%                | Reduce Down
            Reduce the customers' wait from 3 to 9 days               | Reduce Down
            Improve load time from 5 s to 2 s                         |
            Increase the runway from 12 months to 8 months            | Increase Up
            Increase retention from 30% to 20% in new accounts        | Increase Up
            Reduce the number of versions from 3 to 5                 | Reduce Down
            Cut the wait for a spare bus from 36 hours to 5 days      | Cut Down
            Cut night work on Sundays from 6 hours to 9 hours         | Cut Down
            Reduzir as saídas com atraso de 3% para 5%                | Reduzir Down
            Réduire les départs en retard de 3 % à 5 %                | Réduire Down
            Augmenter la rétention en réduisant le churn de 5 % à 3 % |
            Drop Node versions from 10 to 14                          |
            Increase inventory turnover from 45 days to 30 days       |
            Increase focus from 12 projects to 4 projects             |
            Grow autonomy from 10 approvals to 2                      |
            Grow projects from 12 projects to 4                       | Grow Up
            Grow from 8 customers to 5                                | Grow Up
            Grow partners from 8 to 5 for the launch                  | Grow Up
            Aumentar la retención reduciendo el abandono de 5% a 3%   |
            Increase the ranking from #10 to #3                       |
            Increase the ranking from #3 to #10                       |
            Reduce the rank from #9 to #3                             |
            Improve the search rank from 10 to 3                      |
            Increase the position from 10 to 3                        |
            Reduce the loss from -5M to -2M                           |
            Reduce 30 to 60 day churn from 8% to 4%                   |
            Reduce churn, improve NPS from 30 to 50                   |
            Reduce churn with a satisfaction score from 3 to 5        |
            Reduce churn and raise NPS from 30 to 50                  |
            Reduce drop-off from 30% to 20%                           |
            Reduce the increase in cost from 8% to 4%                 |
            Prevent a drop of usage from 50 to 60                     |
            Raise from 30% to 5                                       |
            Increase release frequency from 14 days to 7 days         |
            Réduire l'attente de 7 heures à 9 heures                  | Réduire Down
            Reducir las salidas con retraso del 3 % al 5 %            | Reducir Down
            Reduzir o tempo de espera de 3 dias para 5 dias           | Reduzir Down
            Grow donations from $90k to $70k                          | Grow Up
            Reduce complaints to 50 from 30 complaints                | Reduce Down
            Elevar o faturamento de R$ 1,1 mi para R$ 900.000,00      | Elevar Up
            Reduce e-mail complaints from 30 to 50                    | Reduce Down
            Increase sign-ups to 100 from 1,000 visitors              |
            Lower complaints to 20 from 12 regions                    |
            Reduce waiting lists to 500 from 50 clinics               |
            Boost onboarding from 10 days to 3 days                   |
            Boost response time from 5 h to 2 h                       |
            Boost real-time sync from 5 s to 2 s                      |
            Boost checkout from 6 steps to 3 steps                    |
            Increase comfort from 55 dB to 45 dB                      |
            Increase affordability from $30 to $20                    |
            Increase price fairness from $30 to $20                   |
            Increase portability from 3 kg to 2 kg                    |
            Increase satisfaction from 40 complaints to 10            |
            Reduce paper forms from 20% digital to 80% digital        |
            Aumentar a velocidade de carga de 5 s para 2 s            |
            Aumentar a produtividade de 5 para 3 horas por peça       |
            Aumentar la velocidad de carga de 5 s a 2 s               |
            Augmenter la vitesse de chargement de 5 s à 2 s           |
            Steigern der Ladegeschwindigkeit von 5 s auf 2 s          |
            Erhöhen der Effizienz von 12 auf 8 Stunden je Auftrag     |
            Reducir la frecuencia de entregas de 7 días a 14 días     |
            Increase NPS from 30 to 30                                |
            Increase NPS from X to 30                                 |
            Grow from 5 to 8 customers                                |
        ";
        shows(table, |reading| {
            let found = contradiction(reading)?;
            let verb = reading.tokens.slice(found.verb);
            Some(format!("{verb} {:?}", found.direction))
        });
    }
}
