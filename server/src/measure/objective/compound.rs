//! Two objectives in one: "upgrade systems and automate processes".

use super::super::matcher::patterns;
use super::statement::{Statement, is_adverb};

patterns!("two_objectives");

/// Whether a second verb with an object of its own follows "and" or a semicolon, or a second object with an article.
pub(super) fn is_compound(statement: &Statement) -> bool {
    COMPOUND.any(&statement.tokens)
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
