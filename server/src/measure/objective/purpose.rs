//! Whether an objective says what its change is good for (G19, G20).

use super::super::matcher::patterns;
use super::statement::{Statement, is_adverb};

patterns!("purpose");

/// Whether there is a clause of purpose: "to avoid penalties", "so that …", "which …", ", enabling …".
pub(super) fn says_why(statement: &Statement) -> bool {
    WHY.any(&statement.tokens)
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
