//! Wording of work rather than of its effect: "build the page", "portal deployed", "we are helping" (G36, G38, G41).

use super::lexer::{Lexeme, LexemeKind, Tokens};
use super::reading::Reading;
use crate::lexicon::{Sense, work};

/// How many words may come before the verb: "We have successfully …".
const LEAD: usize = 6;

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

/// Whether the wording is of an activity or an output: a leading verb of work, "we are …ing", or a passive state.
pub(super) fn work_like(reading: &Reading) -> bool {
    work(&reading.tokens).is_some()
}

/// The same, and what the wording says.
pub(super) fn work(tokens: &Tokens) -> Option<Work> {
    let passive = || {
        let mut words = tokens.iter().filter(|(_, token)| token.depth == 0);
        let (at, _) = words.find(|(at, _)| is_passive(tokens, *at))?;
        Some(Work::Done(at))
    };
    leading_work(tokens).or_else(passive)
}

fn leading_work(tokens: &Tokens) -> Option<Work> {
    let start = start(tokens);
    let skipped = Sense::SUBJECT | Sense::AUXILIARY | Sense::ADVERB | Sense::DETERMINER;
    let verb = (start..start + LEAD).find(|&i| {
        let verb = tokens
            .senses(i)
            .intersects(Sense::WORK | Sense::WORKED | Sense::ACTIVITY);
        verb && (i == start || !tokens.senses(i).intersects(Sense::SUBJECT))
            || !tokens.senses(i).intersects(skipped)
    });
    let verb = verb?;
    let senses = tokens.senses(verb);
    let subject = (start..verb).any(|i| tokens.senses(i).intersects(Sense::SUBJECT));
    let article = verb > start && tokens.senses(verb - 1).intersects(Sense::DETERMINER);
    let compound = tokens.is_sign(verb + 1, '-') && tokens.glued(verb + 1);
    let activity = senses.intersects(Sense::ACTIVITY) && !is_noun_compound(tokens, verb);
    match () {
        () if article || compound => None,
        () if activity => Some(Work::Activity(verb)),
        () if senses.intersects(Sense::WORK) => Some(Work::Output(verb)),
        () if subject && senses.intersects(Sense::WORKED) => Some(Work::Output(verb)),
        () => None,
    }
}

/// "support requests", "help desk": the verb's form is a noun before another one, then a verb.
fn is_noun_compound(tokens: &Tokens, at: usize) -> bool {
    let noun = tokens.is_one_of(at, work::NOUN);
    noun && tokens.is_one_of(at + 1, work::AFTER_NOUN)
}

/// The first token that is no sign or tag such as "[P1]" and "P0 -".
fn start(tokens: &Tokens) -> usize {
    let tag = |at: usize| {
        let word = tokens.word(at);
        word.len() == 2 && word.starts_with('P')
    };
    let content = |&(at, token): &(usize, &Lexeme)| {
        token.depth == 0 && !matches!(token.kind, LexemeKind::Sign(_)) && !tag(at)
    };
    tokens
        .iter()
        .find(content)
        .map_or(tokens.len(), |(at, _)| at)
}

/// "is implemented", "portal deployed in June".
fn is_passive(tokens: &Tokens, at: usize) -> bool {
    if !tokens.senses(at).intersects(Sense::WORKED) || at == 0 {
        return false;
    }
    let auxiliary =
        (at.saturating_sub(3)..at).any(|i| tokens.senses(i).intersects(Sense::AUXILIARY));
    let closes = match tokens.kind(at + 1) {
        None | Some(LexemeKind::Sign(_)) => !tokens.is_sign(at + 1, '-'),
        Some(LexemeKind::Word) => {
            let after = Sense::SCOPE | Sense::BY | Sense::CONJUNCTION | Sense::DEADLINE | Sense::TO;
            tokens.senses(at + 1).intersects(after) || tokens.is_one_of(at + 1, work::AFTER_DONE)
        }
        _ => false,
    };
    auxiliary || (closes && tokens.kind(at - 1) == Some(LexemeKind::Word))
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
