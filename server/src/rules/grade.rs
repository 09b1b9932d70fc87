//! Scores, progress and confidence as people write them: `0.7`, `70%`, `7/10`.

use crate::lexicon::grade;
use std::ops::Range;

/// A figure and what it is out of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grade {
    /// The figure as written.
    pub(super) value: f64,
    /// Out of how much.
    pub(super) of: Of,
    /// Whether nothing beside the figure says what it counts, as in `-4 °C` or `3 ★`.
    pub(super) alone: bool,
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
        let (of, rest) = if let Some(rest) = rest.strip_prefix(['%', '％']) {
            (Of::Percent, rest)
        } else if let Some(whole) = rest.strip_prefix('/') {
            let (whole, rest) = number(whole.trim_start())?;
            (Of::Whole(whole), undated(rest)?)
        } else if rest.starts_with(|c: char| c.is_alphanumeric() || "-–→+:".contains(c)) {
            return None;
        } else {
            stated(rest).map_or((Of::Unsaid, rest), |whole| (Of::Whole(whole), ""))
        };
        let alone = rest.trim_matches([' ', '.', '!', ')', '*']).is_empty();
        Some(Self {
            value: figure,
            of,
            alone,
        })
    }

    /// The bytes of the figure at the beginning of `value`.
    pub(super) fn figure(value: &str) -> Option<Range<usize>> {
        let numeric =
            |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | '-' | '−' | '+');
        let start = value.find(numeric)?;
        let rest = value.get(start..)?;
        let length = rest.find(|char| !numeric(char)).unwrap_or(rest.len());
        let figure = rest.get(..length)?.trim_end_matches(['.', ',', '-', '−']);
        Some(start..start + figure.len())
    }

    /// The figure as a share from 0 to 1, if it is certain. The share is more than 1 if more was reached.
    pub(super) fn share(self) -> Option<f64> {
        match self.of {
            Of::Percent => Some(self.value / 100.0),
            Of::Whole(whole) if whole > 0.0 => Some(self.value / whole),
            Of::Unsaid if self.value < 1.0 && self.value.fract() != 0.0 => Some(self.value),
            _ => None,
        }
    }
}

/// What follows a fraction, if the fraction is no date: not `31/12/2027`, `12/03: 70%`.
fn undated(rest: &str) -> Option<&str> {
    let dotted = rest.strip_prefix('.').unwrap_or_default();
    let goes_on = rest.starts_with(['/', ':', '-']) || dotted.starts_with(char::is_alphanumeric);
    (!goes_on).then_some(rest)
}

/// The end of the scale, if `rest`, behind the figure, names a scale and nothing else: `(of 10)`, `(/10)`, `(1–5)`.
fn stated(rest: &str) -> Option<f64> {
    let parts = rest.split(|char: char| !(char.is_alphanumeric() || matches!(char, '.' | ',')));
    let parts = parts.map(|part| part.trim_matches(['.', ',']));
    let (mut numbers, mut words) = (Vec::new(), usize::from(rest.contains('/')));
    for part in parts.filter(|part| !part.is_empty()) {
        if grade::SCALE.contains(&part.to_lowercase().as_str()) {
            words += 1;
        } else {
            numbers.push(part.replace(',', ".").parse().ok()?);
        }
    }
    match numbers.as_slice() {
        [whole] if words > 0 => Some(*whole),
        [first, whole] if *first == 0.0 || *first == 1.0 => Some(*whole),
        _ => None,
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
    // Only dates have a zero before their numbers: `05/04`.
    let second = figure
        .strip_prefix('0')
        .and_then(|rest| rest.chars().next());
    if second.is_some_and(|second| second.is_ascii_digit()) {
        return None;
    }
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
            ("8 (of 10)", 8.0, Of::Whole(10.0)),
            ("8 (/10)", 8.0, Of::Whole(10.0)),
            ("3 (1–5)", 3.0, Of::Whole(5.0)),
            ("0.7 (0.0–1.0)", 0.7, Of::Whole(1.0)),
            ("3 (max. 5)", 3.0, Of::Whole(5.0)),
            ("4 [of 5]", 4.0, Of::Whole(5.0)),
            ("3, scale 1 to 5", 3.0, Of::Whole(5.0)),
            ("3 — out of 5", 3.0, Of::Whole(5.0)),
            ("7 (5)", 7.0, Of::Unsaid),
            ("4★", 4.0, Of::Unsaid),
        ] {
            let read = Grade::read(text).map(|grade| (grade.value, grade.of));
            assert_eq!(read, Some((value, of)), "{text}");
        }
    }

    #[test]
    fn other_words_and_days_are_no_grades() {
        let none = [
            "",
            "n/a",
            "high",
            "5 of 7",
            "2021-05-01",
            "10-20%",
            "1.2.3",
            "12/03: 70%",
            "31/12/2027: 0.5",
            "05/04 0.3",
            "15/1: high",
        ];
        for text in none {
            assert_eq!(Grade::read(text), None, "{text}");
        }
    }

    #[test]
    fn figures_that_stand_alone() {
        for (text, alone) in [
            ("-5%", true),
            ("12/10.", true),
            ("8 (of 10)", true),
            ("4★", false),
            ("-12% vs. target -15%", false),
            ("−4 °C", false),
            ("150 (NPS)", false),
        ] {
            let read = Grade::read(text).map(|grade| grade.alone);
            assert_eq!(read, Some(alone), "{text}");
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
