//! Whether an objective says what its change is good for (G19, G20).

use super::statement::{Statement, Word};
use crate::lexicon::Sense;

/// Whether there is a clause of purpose: "to avoid penalties", "so that …", "which …", ", enabling …". Where a word
/// after "to" is unknown, it is taken for a verb.
pub(super) fn says_why(statement: &Statement) -> bool {
    let words = &statement.words;
    let behind = words.iter().enumerate().skip(1);
    behind.into_iter().any(|(at, word)| match &*word.text {
        "to" => words
            .get(at + 1)
            .is_some_and(|next| is_purpose(words, at, next)),
        "that" => at > 1,
        _ => word.is(Sense::REASON),
    })
}

/// Whether the "to" at `at` opens a purpose: a verb follows it, and it does not belong to the verb before it, as in
/// "migrate to", "aim to".
fn is_purpose(words: &[Word], at: usize, next: &Word) -> bool {
    let next = match next.is_adverb() {
        true => words.get(at + 2).unwrap_or(next),
        false => next,
    };
    let name = next.capital
        && words
            .first()
            .is_some_and(|first| !first.is(Sense::OPENS_NOUN));
    let object = Sense::OPENS_NOUN | Sense::ADJECTIVE | Sense::TOPIC | Sense::PREPOSITION;
    let verb = next.is_verb() || !(next.is(object) || next.is_number() || name);
    at > 1 && verb
}

#[cfg(test)]
mod tests {
    use super::super::super::Phrase;
    use super::super::super::lexer::Tokens;
    use super::*;

    #[test]
    fn a_purpose_is_a_clause() {
        for (text, why) in [
            ("Make support self-explanatory to help new librarians", true),
            ("Build a base so we can help schools", true),
            ("Build a base so that schools can grow", true),
            ("Run a shop which people love", true),
            ("Build a company that thrives amid growth", true),
            ("Automate the reports, enabling teams to plan", true),
            ("Choose contractors in order to avoid fines", true),
            ("Simplify search because readers leave", true),
            ("Bring search to the largest libraries", false),
            ("Expand to new markets", false),
            ("Expand to Europe", false),
            ("Migrate to Postgres", false),
            ("Continue to improve", false),
            ("Grow from 30 to 50", false),
            ("Increase reader satisfaction", false),
            ("Upgrade systems and automate processes", false),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            assert_eq!(says_why(&Statement::of(&tokens)), why, "{text}");
        }
    }
}
