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
    // No score is above 1.
    let more = number.starts_with('1') && number.trim_end_matches('0').len() > 2;
    let score = unit && number.len() <= 4 && !more && ends(behind);
    score.then(|| named(text, AttributeName::Score, value))
}

/// A figure with nothing behind it in `text` except a full stop.
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
    let bracket = behind.trim_start().strip_prefix('(');
    if let Some((inner, rest)) = bracket.and_then(|inner| inner.split_once(')'))
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
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let decimals = text
        .get(whole..)?
        .strip_prefix(['.', ','])
        .map_or(0, digits);
    let end = whole + if decimals > 0 { 1 + decimals } else { 0 };
    (1..=4).contains(&whole).then(|| text.get(..end))?
}

/// Whether a figure may end before `behind`.
fn ends(behind: &str) -> bool {
    let glued = |char: char| char.is_alphanumeric() || matches!(char, '%' | '/' | '+' | '-');
    !behind.starts_with(glued)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;
    use crate::test::cases;

    #[test]
    fn figures_tell_progress_score_or_confidence() {
        for [text, expected] in cases(
            r"
            70% | Progress 70%
            98.5 % | Progress 98.5 %
            70% done. | Progress 70%, certain
            100% Complete | Progress 100%, certain
            80% confident | Confidence 80%, certain
            5/10 confidence | Confidence 5/10, certain
            7/10 | Score 7/10
            4.5/5 | Score 4.5/5
            8/12 (67%) | Progress 8/12 (67%)
            0.7 | Score 0.7
            1.0 | Score 1.0
            0,65 | Score 0,65
            1.5 | -
            0.75x | -
            6/30 | -
            70% of teams | -
            7 | -
            70%-80% | -
            3/5 engineers | -
             | -
        ",
        ) {
            let found = whole(text).map(|figure| {
                let certain = if figure.certain { ", certain" } else { "" };
                format!("{:?} {}{certain}", figure.name, &text[..figure.value])
            });
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
        }
    }

    #[test]
    fn a_remark_may_follow() {
        assert_told(
            |text| with_remark(text).is_some(),
            r"
            yes | 70% (all but the last)
            yes | 50%, the rest is under way
            yes | 0%. Nobody had time
            no | 50% of teams
            no | 50%
        ",
        );
    }
}
