//! What an explicit link names: `O2`, `Objective #2`, `O2-KR3`, `objective 1, key result 2 – title`, a title.

use crate::lexicon::support;

/// What an explicit link names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// An objective's number.
    Number(&'a str),
    /// An objective's title.
    Title(&'a str),
}

impl<'a> Named<'a> {
    /// Reads `value`, which stands behind `Supports:` or the like.
    pub fn read(value: &'a str) -> Self {
        let value = value.trim_matches(|char: char| {
            !(char.is_alphanumeric() || matches!(char, '#' | '(' | ')' | '?' | '%'))
        });
        let start = value.find(|char: char| char.is_ascii_digit());
        let Some((before, digits)) = start.and_then(|start| value.split_at_checked(start)) else {
            return Self::Title(value);
        };
        let before = before
            .trim_end_matches(|char: char| char.is_whitespace() || matches!(char, '#' | '-' | '.'))
            .to_lowercase();
        let length = digits
            .find(|char: char| !char.is_ascii_digit())
            .unwrap_or(digits.len());
        let hash = value.starts_with('#') && before.is_empty();
        if hash || support::BEFORE_NUMBER.contains(&before.as_str()) {
            return Self::Number(digits.get(..length).unwrap_or_default());
        }
        Self::Title(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_or_a_title_is_named() {
        for (value, named) in [
            ("O2", Named::Number("2")),
            ("O-2", Named::Number("2")),
            ("[O2]", Named::Number("2")),
            ("#4", Named::Number("4")),
            ("Objective #2", Named::Number("2")),
            ("objective 1, key result 2 – Win more", Named::Number("1")),
            ("O2-KR3", Named::Number("2")),
            ("Company O3: Speak out", Named::Number("3")),
            ("Be the first choice", Named::Title("Be the first choice")),
            ("“Grow to 3 regions”.", Named::Title("Grow to 3 regions")),
            ("2 more regions", Named::Title("2 more regions")),
            ("", Named::Title("")),
        ] {
            assert_eq!(Named::read(value), named, "{value}");
        }
    }
}
