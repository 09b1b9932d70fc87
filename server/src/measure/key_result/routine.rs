//! Business as usual: "continue the newsletter", "weekly reviews" (G35).

use super::super::matcher::patterns;
use super::super::reading::Reading;

patterns!("routine");

/// Whether the words keep things as they are or repeat something, and no number says where the limit is.
pub(super) fn is_routine(reading: &Reading) -> bool {
    !reading.is_quantified() && ROUTINE.any(&reading.tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn routines() {
        let table = "
            Weekly reviews of the handbook     | yes
            The board receives monthly updates | yes
            Continue the newsletter            | yes
            Maintain 99.99% uptime             |
            Keep incidents below 5             |
            Keep incidents below N             |
            Grow weekly visits                 |
            Every shop has a plan              |
        ";
        holds(table, is_routine);
    }
}
