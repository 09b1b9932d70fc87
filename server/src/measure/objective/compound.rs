//! Two objectives in one: "upgrade systems and automate processes".

use super::statement::{Statement, Word};
use crate::lexicon::{Sense, objective};

/// Whether a second verb with an object of its own follows "and" or a semicolon, or a second object with an article.
/// What stands in a clause of purpose or relation belongs to that clause.
pub(super) fn is_compound(statement: &Statement) -> bool {
    let words = &statement.words;
    let Some(first) = words.iter().position(|word| !word.is_adverb()) else {
        return false;
    };
    let Some(verb) = words.get(first).filter(|word| word.is_verb()) else {
        return false;
    };
    // "Help readers find and borrow books": the second verb says what the readers do.
    let ends =
        |word: &Word| opens_clause(word) || (verb.is(Sense::CAUSATIVE) && word.is(Sense::VERB));
    let mut object = false;
    for (at, word) in words.iter().enumerate().skip(first + 1) {
        if object && word.sign == Some(';') {
            return second_verb(words, at, true);
        }
        if ends(word) {
            return false;
        }
        if object && word.text == "and" {
            let next = words.get(at + 1);
            let then = next.is_some_and(|next| matches!(&*next.text, "then" | "also"));
            let at = at + 1 + usize::from(then);
            if second_verb(words, at, false) || second_article(words, first, at) {
                return true;
            }
        }
        object |= !word.is(Sense::OPENS_NOUN | Sense::PREPOSITION) && !word.is_adverb();
    }
    false
}

/// Whether a clause begins to which a verb behind "and" may belong.
fn opens_clause(word: &Word) -> bool {
    word.is(Sense::REASON) || word.is_one_of(objective::CLAUSE)
}

/// Whether a verb with an object stands at `at`: "automate processes", but not "integrate" alone, nor "use them". A
/// word that may also be a noun is a verb where it `opens` a clause.
fn second_verb(words: &[Word], at: usize, opens: bool) -> bool {
    let adverb = words.get(at).is_some_and(Word::is_adverb);
    let verb = at + usize::from(adverb);
    let noun = Sense::VERB_OR_NOUN | Sense::ADJECTIVE | Sense::TOPIC;
    let certain = words
        .get(verb)
        .is_some_and(|word| word.is_verb() && (opens || adverb || !word.is(noun)));
    let object = words.get(verb + 1).is_some_and(|next| {
        let pronoun = next.is_one_of(objective::PRONOUN);
        !pronoun && !next.is(Sense::PREPOSITION) && next.sign.is_none()
    });
    certain && object
}

/// Whether both objects have an indefinite article: "build a shop and a reading room".
fn second_article(words: &[Word], verb: usize, at: usize) -> bool {
    let article = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| matches!(&*word.text, "a" | "an"))
    };
    article(verb + 1) && article(at)
}

#[cfg(test)]
mod tests {
    use super::super::super::Phrase;
    use super::super::super::lexer::Tokens;
    use super::*;

    #[test]
    fn two_verbs_with_two_objects_are_two_objectives() {
        for (text, compound) in [
            ("Upgrade systems and automate processes", true),
            ("Grow revenue; cut costs", true),
            ("Build a lending team and a reading room", true),
            (
                "Simplify the catalogue and successfully launch the shop",
                true,
            ),
            ("Make search quick & reduce the bill", true),
            ("Make the shop valuable and accessible", false),
            ("Attract and hire the best people", false),
            ("Establish and expand the community", false),
            ("Help readers find and borrow books", false),
            ("Build a team so we can grow and win schools", false),
            ("Understand readers to win and keep schools", false),
            ("Improve sales and support", false),
            ("Serve schools and libraries", false),
            (
                "Build a pipeline that reads files and writes reports",
                false,
            ),
            ("Win schools and keep them", false),
            ("Grow; learn", false),
            ("", false),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            assert_eq!(is_compound(&Statement::of(&tokens)), compound, "{text}");
        }
    }
}
