//! Progress that contradicts the values, the status or the parts it is made of.

use super::fix::{Fix, Remedy};
use super::grade::{Grade, Of};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::status_word;
use crate::measure::{Phrase, Quantity, quantities};
use crate::model::{Attribute, AttributeName, Document, Item, Objective, Source};

pub(super) static RULE: Rule = Rule {
    name: "progress-inconsistent",
    severity: Severity::Warning,
    page: include_str!("progress_inconsistent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(compute)],
    check,
};

/// Differences up to five points are rounding.
const SLACK: f64 = 0.05;

/// Below this a goal is not on track.
const LOW: f64 = 0.4;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    for objective in document.objectives.iter().filter(|one| !one.item.quoted) {
        status(&objective.item, findings);
        average(document, objective, findings);
    }
    for key_result in document.key_results.iter().filter(|one| !one.item.quoted) {
        status(&key_result.item, findings);
        values(&key_result.item, findings);
    }
}

/// The share that `name` states, and its place. If there are several, the most explicit one.
fn share(item: &Item, name: AttributeName) -> Option<(f64, &Attribute)> {
    let attribute = item.attributes().find(|attribute| attribute.name == name)?;
    let grade = Grade::read(attribute.value())?;
    let share = match (grade.share(), name) {
        (Some(share), _) => share,
        (None, AttributeName::Score) if grade.value == 0.0 || grade.value == 1.0 => grade.value,
        _ => return None,
    };
    Some((share, attribute))
}

/// Compares the progress with the way that the current value has come from the baseline to the target.
fn values(item: &Item, findings: &mut Findings) {
    let Some((stated, attribute)) = share(item, AttributeName::Progress) else {
        return;
    };
    let Some(reached) = reached(item) else {
        return;
    };
    if (reached.clamp(0.0, 1.0) - stated.min(1.0)).abs() > SLACK {
        let percent = (reached * 100.0).round();
        findings.add(
            attribute.value_range(),
            format!("The values put this at {percent}% of the way from the baseline to the target. Update the progress."),
        );
    }
}

fn reached(item: &Item) -> Option<f64> {
    let change = item.change().filter(|change| change.is_comparable());
    let own = |name| quantity(item, name);
    let baseline = own(AttributeName::Baseline).or_else(|| Some(change?.baseline.clone()))?;
    let target = own(AttributeName::Target).or_else(|| Some(change?.target.clone()))?;
    let current = own(AttributeName::Current)?;
    let units = baseline.unit == target.unit && current.unit == target.unit && item.is_one_rate();
    let way = (target.value - baseline.value)
        .to_string()
        .parse::<f64>()
        .ok()?;
    let come = (current.value - baseline.value)
        .to_string()
        .parse::<f64>()
        .ok()?;
    (units && way != 0.0).then(|| come / way)
}

/// The only quantity of an attribute that stands on its own.
fn quantity(item: &Item, name: AttributeName) -> Option<Quantity> {
    let mut attributes = item.attributes();
    let attribute = attributes.find(|one| one.name == name && one.source != Source::Change)?;
    let mut found = quantities(&Phrase::of_words(attribute.value()));
    let single = found.pop()?;
    found.is_empty().then_some(single)
}

/// "Done" with less than all of it, "on track" with a low score.
fn status(item: &Item, findings: &mut Findings) {
    let mut attributes = item.attributes();
    let Some(status) = attributes.find(|one| one.name == AttributeName::Status) else {
        return;
    };
    let words = status.value().to_lowercase();
    let words = words.trim_matches(|char: char| !char.is_alphanumeric() && char != '✅');
    let done = status_word::DONE.contains(&words);
    if done
        && let Some((share, place)) = share(item, AttributeName::Progress)
        && share < 1.0 - SLACK
    {
        let percent = (share * 100.0).round();
        findings.add(
            place.value_range(),
            format!("The status says that this is done, the progress says {percent}%. Update one of them."),
        );
    }
    let well = status_word::ON_TRACK.contains(&words);
    if well
        && let Some((share, place)) = share(item, AttributeName::Score)
        && share < LOW
    {
        let hint = "A score this low contradicts `on track`. Update one of them.";
        findings.add(place.value_range(), hint).severity = Severity::Hint;
    }
}

/// Compares the progress of an objective with the average of its key results.
fn average(document: &Document, objective: &Objective, findings: &mut Findings) {
    let Some((stated, attribute)) = share(&objective.item, AttributeName::Progress) else {
        return;
    };
    let Some(average) = mean(document, objective) else {
        return;
    };
    if (average - stated).abs() > SLACK {
        let percent = (average * 100.0).round();
        let message = format!(
            "The key results are at {percent}% on average. Update the progress, or state their weights."
        );
        findings.add(attribute.value_range(), message).severity = Severity::Information;
    }
}

/// The average progress of an objective's key results, if there are several and all state theirs.
fn mean(document: &Document, objective: &Objective) -> Option<f64> {
    let shares = document.key_results_of(objective);
    let shares = shares.map(|one| Some(share(&one.item, AttributeName::Progress)?.0));
    let shares: Vec<f64> = shares.collect::<Option<_>>()?;
    (shares.len() > 1).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

/// Writes the progress that the values, the status or the key results give.
fn compute(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let document = subject.document;
    let states = |item: &Item| {
        let mut attributes = item.attributes();
        attributes
            .any(|one| one.name == AttributeName::Progress && one.value_range() == found.range)
    };
    let share = document
        .key_results
        .iter()
        .find(|one| states(&one.item))
        .map(|one| {
            let reached = reached(&one.item).map(|reached| reached.clamp(0.0, 1.0));
            reached.unwrap_or(1.0)
        });
    let share = share.or_else(|| {
        let mut objectives = document.objectives.iter();
        let objective = objectives.find(|one| states(&one.item))?;
        mean(document, objective)
    })?;
    let words = subject.text.slice(found.range.clone());
    let figure = Grade::figure(&words)?;
    let whole = match Grade::read(&words)?.of {
        Of::Percent => 100.0,
        Of::Whole(whole) => whole,
        Of::Unsaid => 1.0,
    };
    let decimals = if whole > 10.0 { 1.0 } else { 100.0 };
    let written = ((share * whole * decimals).round() / decimals).to_string();
    let place = found.range.start + figure.start..found.range.start + figure.end;
    Some(Fix::new(format!("Write {written}")).replace(place, written))
}
