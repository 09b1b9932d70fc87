//! Ranges with an end left out: "from to 9.5", "from 30 to", "from __ to 50".

use std::ops::Range;

use super::lexer::Tokens;
use super::matcher::patterns;
use super::placeholder::is_placeholder;
use super::reading::Reading;
use crate::period;

patterns!("incomplete_range");

/// Which end of a range is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The value it starts from.
    Baseline,
    /// The value it shall reach.
    Target,
    /// Both.
    Both,
}

/// A range whose baseline or target was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncompleteRange {
    /// Bytes from "from" to the end of what is there.
    pub range: Range<usize>,
    /// What is not there.
    pub missing: Missing,
}

/// The first range that has a literal gap. A letter ("from X to Y") is a placeholder, not a gap.
pub(super) fn incomplete_range(reading: &Reading) -> Option<IncompleteRange> {
    let tokens = &reading.tokens;
    let found = GAP.first(tokens)?;
    let mut range = tokens.range(found.first, found.end);
    if found.verdict == Missing::Baseline {
        let mut figures = reading.figures.iter();
        let near = found.end..found.end + LEAD;
        range.end = match figures.find(|figure| near.contains(&figure.first)) {
            Some(figure) => figure.range.end,
            None => {
                tokens
                    .get(near.into_iter().find(|at| reading.is_placeholder(*at))?)?
                    .end
            }
        };
    }
    let missing = found.verdict;
    Some(IncompleteRange { range, missing })
}

/// The most tokens between "to" and the value that it leads to.
const LEAD: usize = 6;

fn is_open(tokens: &Tokens, at: usize) -> bool {
    OPEN.hold(tokens, at)
}

/// "Q3", "FY22".
fn is_time(tokens: &Tokens, at: usize) -> bool {
    period::is_name(tokens.word(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn gaps() {
        let table = "
            Raise the reliability score from to 9.5 out of 10        | Baseline from to 9.5 out of 10
            Raise NPS from 30 to                                     | Target from 30 to
            Raise NPS from 30 to.                                    | Target from 30 to
            Raise NPS from 30 to by Q2                               | Target from 30 to
            Cut churn from to                                        | Both from to
            Cut churn from to by the end of Q2                       | Both from to
            Raise NPS from __ to 50                                  | Baseline from __ to 50
            Raise NPS from ? to 50                                   | Baseline from ? to 50
            Raise NPS from 30 to ??                                  | Target from 30 to
            Raise NPS from ___ to ___                                | Both from ___ to
            Raise NPS from 30 to in Q3                               | Target from 30 to
            Learn where signups come from to improve targeting       |
            Raise NPS from 20 to in excess of 50                     |
            Raise NPS from 25 to 35                                  |
            Raise NPS from 25 to over 35                             |
            Raise NPS from X to Y                                    |
            Raise NPS from X% to Y%                                  |
            Approval from Acme to proceed with the trial             |
            Morale improves from the start of the quarter to the end |
            Usage grows to 12 teams                                  |
            Migrate from AWS to GCP                                  |
            Get 5 letters from 3 partners to prove demand            |
            Invite guests from 10 countries to attend                |
        ";
        shows(table, |reading| {
            let found = incomplete_range(reading)?;
            let range = reading.tokens.slice(found.range);
            Some(format!("{:?} {range}", found.missing))
        });
    }
}
