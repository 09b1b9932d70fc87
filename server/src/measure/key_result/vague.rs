//! Fuzzy words that decide whether a key result is met: "awesome", "sufficient", "significantly" (G33, G86).

use std::ops::Range;

use super::super::clause::clauses;
use super::super::matcher::patterns;
use super::super::reading::Reading;

patterns!("vague");

/// The first fuzzy word, where no number decides. What stands in a clause of purpose or relation does not decide.
pub(super) fn vague(reading: &Reading) -> Option<Range<usize>> {
    if reading.is_quantified() {
        return None;
    }
    let tokens = &reading.tokens;
    let mut words = clauses(tokens, &CLAUSE).filter(|(_, token, _)| token.depth == 0);
    let decides = |at, subordinate: bool| !subordinate && FUZZY.hold(tokens, at);
    let (_, token, _) = words.find(|(at, _, subordinate)| decides(*at, *subordinate))?;
    Some(token.start..token.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::finds;

    #[test]
    fn fuzzy_words() {
        let table = "
            All teams get significantly better answers           | significantly
            Every branch has sufficient staff                    | sufficient
            Weekly reports are awesome                           | awesome
            All managers are trained to make them better leaders |
            All readers finish the quick-start guide             |
            Raise satisfaction from 25 to 35, much better        |
            All teams follow good practice                       |
            Serve twice as many readers                          |
            Every team uses Great Expectations                   |
        ";
        finds(table, vague);
    }
}
