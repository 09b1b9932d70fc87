//! Wording of work rather than of its effect: "build the page", "portal deployed", "we are helping" (G36, G38, G41).

use super::lexer::Tokens;
use super::matcher::patterns;
use super::reading::Reading;

patterns!("work");

/// What wording of work says is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Something is brought out; the token of the verb: "build the page".
    Output(usize),
    /// Something goes on: "help the readers", "we are exploring".
    Activity(usize),
    /// Something was brought out; the token of the participle: "portal deployed".
    Done(usize),
}

/// What the first verb says.
#[derive(Clone, Copy)]
enum FirstVerb {
    Output,
    Activity,
    /// It is a noun, or part of one.
    Other,
}

/// Whether the wording is of an activity or an output: a leading verb of work, "we are …ing", or a passive state.
pub(super) fn work_like(reading: &Reading) -> bool {
    work(&reading.tokens).is_some()
}

/// The same, and what the wording says.
pub(super) fn work(tokens: &Tokens) -> Option<Work> {
    let leading = LEADING.first(tokens).and_then(|found| match found.verdict {
        FirstVerb::Output => Some(Work::Output(found.first)),
        FirstVerb::Activity => Some(Work::Activity(found.first)),
        FirstVerb::Other => None,
    });
    let passive = || {
        let mut words = tokens.iter().filter(|(_, token)| token.depth == 0);
        let (at, _) = words.find(|(at, _)| PASSIVE.hold(tokens, *at))?;
        Some(Work::Done(at))
    };
    leading.or_else(passive)
}

/// "P0", "P1".
fn is_priority(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    word.len() == 2 && word.starts_with('P')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn wording_of_work() {
        let table = "
            Improve the slides                                     |
            Start tracking leads in a database                     | yes
            Organize webinars                                      | yes
            Build great demo scripts                               | yes
            Launch a new website                                   | yes
            We've documented the process and are executing on it   | yes
            We've rolled out the new flows                         | yes
            Public beta deployed in June                           | yes
            The survey tool is implemented and results are tracked | yes
            The survey is now implemented everywhere               | yes
            Assess the latency of the cluster                      | yes
            Help sales close deals                                 | yes
            Product is working to improve retention                | yes
            [P1] Write the guide                                   | yes
            P0 - Deploy the service                                | yes
            Help desk tickets fall                                 |
            24/7 support                                           |
            Support requests are answered sooner                   |
            Commit to a new packaging model                        |
            We have a source of truth for pricing                  |
            New guidelines are adopted internally                  |
            Meet the hiring plan                                   |
            Morale improves over the quarter                       |
            Customer satisfaction grows                            |
        ";
        holds(table, work_like);
    }
}
