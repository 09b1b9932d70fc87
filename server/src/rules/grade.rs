//! Scores, progress and confidence as people write them: `0.7`, `70%`, `7/10`.

use std::ops::Range;

/// A figure and what it is out of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grade {
    /// The figure as written.
    pub(super) value: f64,
    /// Out of how much.
    pub(super) of: Of,
}

/// What a figure is out of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Of {
    /// Nothing is said.
    Unsaid,
    /// A hundred.
    Percent,
    /// Another whole: `7/10`.
    Whole(f64),
}

impl Grade {
    /// The figure with which `value` begins.
    pub(super) fn read(value: &str) -> Option<Self> {
        let text = value.trim().trim_start_matches(['~', '≈', '(', '*']);
        let (figure, rest) = number(text)?;
        let rest = rest.trim_start();
        let of = if rest.starts_with(['%', '％']) {
            Of::Percent
        } else if let Some(whole) = rest.strip_prefix('/') {
            Of::Whole(number(whole.trim_start())?.0)
        } else if rest.starts_with(|c: char| c.is_alphanumeric() || "-–→+:".contains(c)) {
            return None;
        } else {
            Of::Unsaid
        };
        Some(Self { value: figure, of })
    }

    /// Where the figure is with which `value` begins, in bytes.
    pub(super) fn figure(value: &str) -> Option<Range<usize>> {
        let numeric =
            |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | '-' | '−' | '+');
        let start = value.find(numeric)?;
        let rest = value.get(start..)?;
        let length = rest.find(|char| !numeric(char)).unwrap_or(rest.len());
        let figure = rest.get(..length)?.trim_end_matches(['.', ',', '-', '−']);
        Some(start..start + figure.len())
    }

    /// The figure as a share from 0 to 1, where it is certain; more where more was reached.
    pub(super) fn share(self) -> Option<f64> {
        match self.of {
            Of::Percent => Some(self.value / 100.0),
            Of::Whole(whole) if whole > 0.0 => Some(self.value / whole),
            Of::Unsaid if self.value < 1.0 && self.value.fract() != 0.0 => Some(self.value),
            _ => None,
        }
    }
}

/// The decimal number with which `text` begins, and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let sign = text.len() - text.trim_start_matches(['-', '−', '+']).len();
    let digits = text.get(sign..)?;
    let length = digits
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(digits.len());
    let figure = digits.get(..length)?.trim_end_matches(['.', ',']);
    let value: f64 = figure.replace(',', ".").parse().ok()?;
    let negative = text.starts_with(['-', '−']);
    let rest = text.get(sign + figure.len()..)?;
    Some((if negative { -value } else { value }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades() {
        for (text, value, of) in [
            ("0.7", 0.7, Of::Unsaid),
            ("0,7", 0.7, Of::Unsaid),
            ("70 % done", 70.0, Of::Percent),
            ("~70%", 70.0, Of::Percent),
            ("-5%", -5.0, Of::Percent),
            ("7/10", 7.0, Of::Whole(10.0)),
            ("3 / 5 (late)", 3.0, Of::Whole(5.0)),
            ("1.", 1.0, Of::Unsaid),
        ] {
            assert_eq!(Grade::read(text), Some(Grade { value, of }), "{text}");
        }
        for text in ["", "n/a", "high", "5 of 7", "2021-05-01", "10-20%", "1.2.3"] {
            assert_eq!(Grade::read(text), None, "{text}");
        }
    }

    #[test]
    fn shares() {
        for (text, share) in [
            ("70%", Some(0.7)),
            ("7/10", Some(0.7)),
            ("0.7", Some(0.7)),
            ("1", None),
            ("70", None),
        ] {
            assert_eq!(Grade::read(text).and_then(Grade::share), share, "{text}");
        }
    }
}
