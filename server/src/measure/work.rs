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
    use super::super::{Phrase, Reading};
    use super::*;

    #[test]
    fn wording_of_work() {
        for (text, expected) in [
            ("Improve the slides", false),
            ("Start tracking leads in a database", true),
            ("Organize webinars", true),
            ("Build great demo scripts", true),
            ("Launch a new website", true),
            ("We've documented the process and are executing on it", true),
            ("We've rolled out the new flows", true),
            ("Public beta deployed in June", true),
            (
                "The survey tool is implemented and results are tracked",
                true,
            ),
            ("The survey is now implemented everywhere", true),
            ("Assess the latency of the cluster", true),
            ("Help sales close deals", true),
            ("Product is working to improve retention", true),
            ("[P1] Write the guide", true),
            ("P0 - Deploy the service", true),
            ("Help desk tickets fall", false),
            ("24/7 support", false),
            ("Support requests are answered sooner", false),
            ("Commit to a new packaging model", false),
            ("We have a source of truth for pricing", false),
            ("New guidelines are adopted internally", false),
            ("Meet the hiring plan", false),
            ("Morale improves over the quarter", false),
            ("Customer satisfaction grows", false),
        ] {
            let reading = Reading::of(&Phrase::of_words(text));
            assert_eq!(work_like(&reading), expected, "{text}");
        }
    }
}
