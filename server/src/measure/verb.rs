//! What the verb of an item says: that a value rises or falls, is reached or kept, or that work is done.

use std::ops::Range;

use super::lexer::{LexemeKind, Tokens};
use super::matcher::patterns;
use super::phrase::Phrase;
use crate::lexicon::{Sense, verb};

patterns!("verb");

/// What a verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// A value rises: "increase".
    Up,
    /// A value falls: "reduce".
    Down,
    /// Something gets different, in whatever direction: "improve" (G30).
    Change,
    /// What follows is the target: "reach".
    Reach,
    /// A value stays as it is: "keep" (G35).
    Keep,
    /// Somebody finds something out: "identify" (G30, G55).
    Learn,
    /// Something is made: "launch" (G38).
    Output,
    /// Somebody is busy: "help" (G38).
    Activity,
}

/// How many words may come before the verb: "We have successfully …".
const LEAD: usize = 6;

/// The verb with which the phrase begins, else the first later one that says up or down; with its bytes.
pub fn verb(phrase: &Phrase) -> Option<(Verb, Range<usize>)> {
    let tokens = Tokens::of(phrase);
    let (at, verb) = leading(&tokens).or_else(|| directed(&tokens))?;
    let token = tokens.get(at)?;
    Some((verb, token.start..token.end))
}

/// Whether the word of change stands where a verb does: "cost cuts", "the increase", "drop-off" are nouns.
pub(super) fn is_verb(tokens: &Tokens, at: usize) -> bool {
    POSITION.hold(tokens, at)
}

fn leading(tokens: &Tokens) -> Option<(usize, Verb)> {
    let before = Sense::SUBJECT | Sense::AUXILIARY | Sense::ADVERB | Sense::DETERMINER;
    let words = tokens
        .iter()
        .filter(|(_, token)| !matches!(token.kind, LexemeKind::Sign(_)));
    for (place, (at, token)) in words.take(LEAD).enumerate() {
        if token.kind != LexemeKind::Word || token.depth > 0 {
            return None;
        }
        let senses = tokens.senses(at);
        // "Updated guidelines" are things; "we have updated them" is what was done.
        let adjective =
            place == 0 && senses.intersects(Sense::WORKED) && !senses.intersects(Sense::WORK);
        let helps = place > 0 && senses.intersects(Sense::AUXILIARY);
        match meaning(tokens, at) {
            Some(verb) if !helps => {
                return (is_verb(tokens, at) && !adjective).then_some((at, verb));
            }
            _ if senses.intersects(before) => {}
            _ => return None,
        }
    }
    None
}

fn directed(tokens: &Tokens) -> Option<(usize, Verb)> {
    let mut words = tokens.iter().filter(|(at, token)| {
        token.depth == 0 && token.senses.intersects(Sense::UP | Sense::DOWN) && is_verb(tokens, *at)
    });
    let (at, _) = words.next()?;
    Some((at, meaning(tokens, at)?))
}

fn meaning(tokens: &Tokens, at: usize) -> Option<Verb> {
    let senses = tokens.senses(at);
    let by_role = [
        (Sense::UP, Verb::Up),
        (Sense::DOWN, Verb::Down),
        (Sense::ACTIVITY, Verb::Activity),
        (Sense::WORK | Sense::WORKED, Verb::Output),
        (Sense::REACH, Verb::Reach),
        (Sense::NEUTRAL | Sense::IMPROVE, Verb::Change),
    ];
    if tokens.is_one_of(at, verb::KEEP) {
        Some(Verb::Keep)
    } else if tokens.is_one_of(at, verb::LEARN) {
        Some(Verb::Learn)
    } else {
        let mut by_role = by_role.into_iter();
        by_role.find_map(|(role, verb)| senses.intersects(role).then_some(verb))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn verbs_say_what_happens() {
        let table = "
            Increase loans from 3 to 5    | Increase Up
            We will reduce complaints     | reduce Down
            Loans grow from 3 to 5        |
            Use of the app grows to 40%   | grows Up
            We have shipped the page      | shipped Output
            Have 40 schools               | Have Reach
            Updated guidelines for brands |
            Improve the slides            | Improve Change
            Reach 40 schools              | Reach Reach
            Keep churn below 3%           | Keep Keep
            Identify why readers leave    | Identify Learn
            **Launch** the page           | Launch Output
            Help the branches             | Help Activity
            40 schools borrow             |
            The increase of loans         |
            Reader satisfaction           |
                                          |
        ";
        for [text, expected] in cases(table) {
            let found = verb(&Phrase::of_words(text));
            let shown = found.map(|(verb, range)| format!("{} {verb:?}", &text[range]));
            assert_eq!(shown.unwrap_or_default(), expected, "{text}");
        }
    }
}
