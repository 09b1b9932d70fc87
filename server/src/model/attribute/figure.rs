//! How far and how well: `70%`, `70% done`, `8/10 (80%)`, `0.7`, `7/10`, `5/10 confident`.

use super::name::AttributeName;
use crate::lexicon::note;

/// A figure with which a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LeadingFigure {
    /// What it tells.
    pub(super) name: AttributeName,
    /// The length of the value, in bytes.
    pub(super) value: usize,
    /// The length of the value with the words that say what it is.
    pub(super) end: usize,
    /// Whether such words are there. Without them it may as well be what is to be reached.
    pub(super) certain: bool,
}

/// The denominators of scores.
const SCALES: [&str; 3] = ["5", "10", "100"];

/// The figure that leads `text`.
pub(super) fn leading(text: &str) -> Option<LeadingFigure> {
    let sign = text.len() - text.trim_start_matches(['~', '≈']).len();
    let number = numeral(text.get(sign..)?)?;
    let value = sign + number.len();
    let behind = text.get(value..)?;
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    if behind.get(blanks..)?.starts_with(['%', '％']) {
        let percent = behind.get(blanks..)?.chars().next()?;
        return share(text, value + blanks + percent.len_utf8());
    }
    if let Some(scale) = behind.strip_prefix('/').and_then(numeral) {
        return fraction(text, value + 1 + scale.len(), scale);
    }
    let unit = number.len() > 1 && matches!(number.as_bytes(), [b'0' | b'1', b'.' | b',', ..]);
    let one = number.starts_with('1')
        && number
            .get(2..)
            .is_some_and(|rest| rest.contains(is_not_zero));
    (unit && number.len() <= 4 && !one && ends(behind))
        .then(|| named(text, AttributeName::Score, value))
}

/// A figure that is all of `text`, but for a full stop.
pub(super) fn whole(text: &str) -> Option<LeadingFigure> {
    let figure = leading(text)?;
    let rest = text.get(figure.end..)?.trim_matches([' ', '.', '!']);
    rest.is_empty().then_some(figure)
}

/// A figure followed by a remark: `70% (all but the last)`, `50%, the rest is under way`.
pub(super) fn with_remark(text: &str) -> Option<LeadingFigure> {
    let figure = leading(text)?;
    let rest = text.get(figure.end..)?.trim_start();
    let bracketed = rest.starts_with('(') && rest.trim_end_matches('.').ends_with(')');
    let remark = [", ", "; ", ". ", "– ", "— ", "- "];
    let apart = remark.iter().any(|start| rest.starts_with(start));
    (bracketed || apart).then_some(figure)
}

fn share(text: &str, value: usize) -> Option<LeadingFigure> {
    let behind = text.get(value..)?;
    ends(behind).then(|| named(text, AttributeName::Progress, value))
}

/// `7/10` is a score; with the share behind it, `8/12 (67%)`, any fraction is a progress.
fn fraction(text: &str, value: usize, scale: &str) -> Option<LeadingFigure> {
    let behind = text.get(value..)?;
    let bracket = behind.trim_start();
    let inner = bracket
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'));
    if let Some((inner, rest)) = inner
        && whole(inner).is_some_and(|figure| figure.name == AttributeName::Progress)
    {
        let end = text.len() - rest.len();
        return Some(LeadingFigure {
            name: AttributeName::Progress,
            value: end,
            end,
            certain: false,
        });
    }
    let known = SCALES.contains(&scale) && ends(behind);
    known.then(|| named(text, AttributeName::Score, value))
}

/// The figure up to `value`, with the words behind it that say what it is.
fn named(text: &str, name: AttributeName, value: usize) -> LeadingFigure {
    let behind = text.get(value..).unwrap_or_default();
    let words = behind.trim_start();
    let lower = words.to_lowercase();
    let said = |list: &[&str]| {
        let word = list.iter().find(|word| {
            let rest = lower.strip_prefix(**word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        Some(value + (behind.len() - words.len()) + word.len())
    };
    let (name, end) = match (said(note::SURE), said(note::DONE)) {
        (Some(end), _) => (AttributeName::Confidence, Some(end)),
        (None, Some(end)) if name == AttributeName::Progress => (name, Some(end)),
        _ => (name, None),
    };
    LeadingFigure {
        name,
        value,
        end: end.unwrap_or(value),
        certain: end.is_some(),
    }
}

/// Digits with at most one separator for decimals or thousands.
fn numeral(text: &str) -> Option<&str> {
    let digits = |text: &str| {
        text.len()
            - text
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len()
    };
    let whole = digits(text);
    let decimals = text
        .get(whole..)?
        .strip_prefix(['.', ','])
        .map_or(0, digits);
    let end = if decimals > 0 {
        whole + 1 + decimals
    } else {
        whole
    };
    (whole > 0 && whole <= 4).then(|| text.get(..end)).flatten()
}

/// Whether a figure may end before `behind`.
fn ends(behind: &str) -> bool {
    let glued = |char: char| char.is_alphanumeric() || matches!(char, '%' | '/' | '+' | '-');
    !behind.starts_with(glued)
}

fn is_not_zero(char: char) -> bool {
    char != '0'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_tell_progress_score_or_confidence() {
        use AttributeName::*;
        for (text, found) in [
            ("70%", Some((Progress, "70%", false))),
            ("98.5 %", Some((Progress, "98.5 %", false))),
            ("70% done.", Some((Progress, "70%", true))),
            ("100% Complete", Some((Progress, "100%", true))),
            ("80% confident", Some((Confidence, "80%", true))),
            ("5/10 confidence", Some((Confidence, "5/10", true))),
            ("7/10", Some((Score, "7/10", false))),
            ("4.5/5", Some((Score, "4.5/5", false))),
            ("8/12 (67%)", Some((Progress, "8/12 (67%)", false))),
            ("0.7", Some((Score, "0.7", false))),
            ("1.0", Some((Score, "1.0", false))),
            ("0,65", Some((Score, "0,65", false))),
            ("1.5", None),
            ("0.75x", None),
            ("6/30", None),
            ("70% of teams", None),
            ("7", None),
            ("70%-80%", None),
            ("3/5 engineers", None),
            ("", None),
        ] {
            let figure =
                whole(text).map(|figure| (figure.name, &text[..figure.value], figure.certain));
            assert_eq!(figure, found, "{text}");
        }
    }

    #[test]
    fn a_remark_may_follow() {
        for (text, expected) in [
            ("70% (all but the last)", true),
            ("50%, the rest is under way", true),
            ("0%. Nobody had time", true),
            ("50% of teams", false),
            ("50%", false),
        ] {
            assert_eq!(with_remark(text).is_some(), expected, "{text}");
        }
    }
}
