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
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn a_purpose_is_a_clause() {
        let table = "
            Make support self-explanatory to help new librarians | yes
            Build a base so we can help schools                  | yes
            Build a base so that schools can grow                | yes
            Run a shop which people love                         | yes
            Build a company that thrives amid growth             | yes
            Automate the reports, enabling teams to plan         | yes
            Choose contractors in order to avoid fines           | yes
            Simplify search because readers leave                | yes
            Bring search to the largest libraries                |
            Expand to new markets                                |
            Expand to Europe                                     |
            Migrate to Postgres                                  |
            Continue to improve                                  |
            Grow from 30 to 50                                   |
            Increase reader satisfaction                         |
            Upgrade systems and automate processes               |
        ";
        holds(table, |reading| says_why(&Statement::of(&reading.tokens)));
    }
}
