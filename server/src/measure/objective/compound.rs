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
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn two_verbs_with_two_objects_are_two_objectives() {
        let table = "
            Upgrade systems and automate processes                  | yes
            Grow revenue; cut costs                                 | yes
            Build a lending team and a reading room                 | yes
            Simplify the catalogue and successfully launch the shop | yes
            Make search quick & reduce the bill                     | yes
            Make the shop valuable and accessible                   |
            Attract and hire the best people                        |
            Establish and expand the community                      |
            Help readers find and borrow books                      |
            Build a team so we can grow and win schools             |
            Understand readers to win and keep schools              |
            Improve sales and support                               |
            Serve schools and libraries                             |
            Build a pipeline that reads files and writes reports    |
            Win schools and keep them                               |
            Grow; learn                                             |
                                                                    |
        ";
        holds(table, |reading| {
            is_compound(&Statement::of(&reading.tokens))
        });
    }
}
