//! How alike two wordings are: the Dice coefficient over their sets of normalised words.

use std::collections::BTreeSet;

/// From here on two wordings are near: the team means the company's objective in other words.
pub const NEAR: f64 = 0.8;

/// The set of normalised words of a wording: parentheses dropped, hyphens split, case folded. Redactions
/// and periods count as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(BTreeSet<String>);

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
        let mut depth = 0usize;
        let outside = text.chars().map(|char| {
            match char {
                '(' | '（' => depth += 1,
                ')' | '）' => {
                    depth = depth.saturating_sub(1);
                    return ' ';
                }
                _ => {}
            }
            if depth > 0 { ' ' } else { char }
        });
        let outside: String = outside.flat_map(char::to_lowercase).collect();
        let inner = |char: char| {
            char.is_alphanumeric() || matches!(char, '%' | '$' | '€' | '£' | '\'' | '’')
        };
        let words = outside
            .split(|char| !inner(char))
            .filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    /// From 0, nothing in common, to 1, the same words. Two wordings without words have nothing in common.
    pub fn similarity(&self, other: &Self) -> f64 {
        let total = self.0.len() + other.0.len();
        if total == 0 {
            return 0.0;
        }
        let common = self.0.intersection(&other.0).count();
        2.0 * common as f64 / total as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_is_compared_by_its_words() {
        for (a, b, near) in [
            ("Make every team fast", "make every team FAST.", true),
            (
                "Solve hard problems (5k users)",
                "Solve hard problems",
                true,
            ),
            (
                "Delight every new and old customer daily",
                "Delight every new customer daily",
                true,
            ),
            ("Grow the community", "Shrink the bill", false),
            (
                "self-serve sign-up for all",
                "Self serve sign up for all",
                true,
            ),
            ("", "", false),
        ] {
            let similarity = Words::of(a).similarity(&Words::of(b));
            assert_eq!(similarity >= NEAR, near, "{a:?} {b:?} {similarity}");
        }
    }
}
