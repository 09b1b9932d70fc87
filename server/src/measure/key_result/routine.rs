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
    use super::super::reading;
    use super::*;

    #[test]
    fn routines() {
        for (text, expected) in [
            ("Weekly reviews of the handbook", true),
            ("The board receives monthly updates", true),
            ("Continue the newsletter", true),
            ("Maintain 99.99% uptime", false),
            ("Keep incidents below 5", false),
            ("Keep incidents below N", false),
            ("Grow weekly visits", false),
            ("Every shop has a plan", false),
        ] {
            assert_eq!(is_routine(&reading(text)), expected, "{text}");
        }
    }
}
