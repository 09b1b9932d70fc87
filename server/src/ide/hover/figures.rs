//! What the words of an item say in numbers.

use rust_decimal::Decimal;

use super::fact::quoted;
use crate::lexicon::figure;
use crate::measure::{
    Bound, Change, Direction, Measure, Missing, Quantity, Unit, quantities, verb,
};
use crate::model::Item;

/// What is measured, from which value to which, and in which direction; or why nothing can be measured.
pub(super) fn facts(item: &Item) -> Vec<String> {
    let facts = item.facts();
    if let Some(change) = item.change() {
        let metric = metric(item, change);
        let metric = metric.map(|metric| format!("What is measured: **{metric}**"));
        return metric
            .into_iter()
            .chain([self::change(item, change)])
            .collect();
    }
    if let Some(range) = &facts.incomplete_range {
        let missing = match range.missing {
            Missing::Baseline => "the value it starts from",
            Missing::Target => "the value it ends at",
            Missing::Both => "both of its values",
        };
        return vec![format!("Its range lacks {missing}")];
    }
    if facts.measure == Measure::None && item.measure() != Measure::None {
        return vec!["Measured by its stated target".to_owned()];
    }
    let figures = quantities(&item.plain().phrase());
    match facts.measure {
        Measure::None => vec!["Nothing in it can be counted or measured".to_owned()],
        Measure::Redacted => {
            vec!["Its value is confidential; that counts as a measure".to_owned()]
        }
        Measure::Measured if figures.is_empty() => {
            vec!["It can be counted: a word says how many, how often or which rank".to_owned()]
        }
        Measure::Measured => figures.iter().take(3).map(|one| value(item, one)).collect(),
    }
}

fn change(item: &Item, change: &Change) -> String {
    let (baseline, target) = (&change.baseline, &change.target);
    let written =
        |quantity: &Quantity| quoted(item.text().get(quantity.range.clone()).unwrap_or_default());
    let mut fact = format!(
        "Baseline **{}**, target **{}**",
        written(baseline),
        written(target)
    );
    if !baseline.unit.comparable(target.unit) {
        fact.push_str(": the units differ, so they cannot be compared");
        return fact;
    }
    // “from 5 per week to 10 per month”.
    if !change.is_comparable() {
        return fact;
    }
    let by = by(baseline, target);
    let goes = match baseline.value.cmp(&target.value) {
        std::cmp::Ordering::Less => format!("+{by}"),
        std::cmp::Ordering::Greater => format!("−{by}"),
        std::cmp::Ordering::Equal => "no change".to_owned(),
    };
    fact.push_str(&format!(": {goes}"));
    if let Some(contradiction) = &item.facts().contradiction {
        let verb = item
            .text()
            .get(contradiction.verb.clone())
            .unwrap_or_default();
        let says = match contradiction.direction {
            Direction::Up => "rises",
            Direction::Down => "falls",
        };
        fact.push_str(&format!("; but “{}” says that it {says}", quoted(verb)));
    }
    fact
}

/// How far it is from `baseline` to `target`, in the unit of the target.
fn by(baseline: &Quantity, target: &Quantity) -> String {
    let mut way = target.clone();
    way.value = (target.value - baseline.value).abs().normalize();
    match target.unit {
        Unit::Percent => format!("{} percentage points", way.value),
        Unit::Rank => format!("{} ranks", way.value),
        Unit::OutOf(_) => way.value.to_string(),
        _ => way.to_string(),
    }
}

pub(super) fn value(item: &Item, quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::AtMost => "at most ",
        Bound::LessThan => "less than ",
    };
    let words = item.text();
    let written = words.get(quantity.range.clone()).unwrap_or_default();
    let bound = if written.ends_with('+') { "" } else { bound };
    let behind = words.get(quantity.range.end..).unwrap_or_default();
    let (value, kind) = match quantity.unit {
        Unit::Count => match things(behind) {
            Some(things) => (format!("{written} {things}"), None),
            None => (written.to_owned(), Some(quantity.unit)),
        },
        Unit::Percent => match behind.strip_prefix(" of ").and_then(things) {
            Some(things) => (format!("{written} of {things}"), Some(quantity.unit)),
            None => (written.to_owned(), Some(quantity.unit)),
        },
        _ => (written.to_owned(), Some(quantity.unit)),
    };
    let kind = kind.map(|kind| format!(" ({})", unit(kind)));
    format!(
        "Value: {bound}**{}**{}",
        quoted(&value),
        kind.unwrap_or_default()
    )
}

/// The things that are counted by the number before `behind`: `city schools` in `40 city schools by May`.
fn things(behind: &str) -> Option<String> {
    let stop =
        |char: char| !(char.is_alphanumeric() || char.is_whitespace() || "-'’&".contains(char));
    let phrase = behind.split(stop).next()?;
    if phrase.starts_with('-') {
        return None;
    }
    let inside = |word: &&str| {
        let number = word.starts_with(|char: char| char.is_ascii_digit());
        !number && !figure::AFTER_THINGS.contains(&word.to_lowercase().as_str())
    };
    let things: Vec<&str> = phrase
        .split_whitespace()
        .take_while(inside)
        .take(4)
        .collect();
    let worded = things
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic));
    worded.then(|| things.join(" "))
}

/// What kind of value it is.
fn unit(unit: Unit) -> String {
    match unit {
        Unit::Count => "a number".to_owned(),
        Unit::Percent => "a share".to_owned(),
        Unit::Points => "points".to_owned(),
        Unit::Money(code) => format!("money, {code}"),
        Unit::Duration => "time".to_owned(),
        Unit::Multiple => "a multiple".to_owned(),
        Unit::Rank => "a rank, lower is better".to_owned(),
        Unit::OutOf(whole) => format!("out of {whole}"),
        Unit::Named(name) => format!("in {name}"),
    }
}

/// The words between the verb and the change.
fn metric(item: &Item, change: &Change) -> Option<String> {
    let words = item.text();
    let start = match verb(&item.plain().phrase()) {
        Some((_, verb)) if verb.end <= change.range.start => verb.end,
        _ => 0,
    };
    let blank =
        |char: char| char.is_whitespace() || matches!(char, ':' | '-' | '–' | '(' | ',' | '=');
    let before = words.get(start..change.range.start)?.trim_matches(blank);
    let behind = words.get(change.range.end..)?;
    let behind = behind
        .split(['.', ';', ',', '('])
        .next()
        .unwrap_or_default();
    let metric = [before, behind.trim_matches(blank)];
    let metric = metric
        .into_iter()
        .find(|words| words.chars().any(char::is_alphabetic))?;
    Some(quoted(metric))
}

/// How much of the way from the baseline to the target is done, in per cent. It is negative if the value went in the
/// other direction.
pub(super) fn way(baseline: &Quantity, target: &Quantity, current: &Quantity) -> Option<Decimal> {
    let units = [baseline.unit, current.unit];
    if !units.iter().all(|unit| unit.comparable(target.unit)) {
        return None;
    }
    let whole = target.value.checked_sub(baseline.value)?;
    let made = current.value.checked_sub(baseline.value)?;
    let share = made.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(share.round())
}
