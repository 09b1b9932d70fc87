//! Progress that contradicts the values, the status or the parts it is made of.

use super::grade::Grade;
use super::{Findings, Rule, Severity, Subject};
use crate::measure::{Phrase, Quantity, quantities};
use crate::model::{Attribute, AttributeName, Document, Item, Objective, Source};

pub(super) static RULE: Rule = Rule {
    name: "progress-inconsistent",
    severity: Severity::Warning,
    page: include_str!("progress_inconsistent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// Differences up to five points are rounding.
const SLACK: f64 = 0.05;

/// Below this a goal is not on track.
const LOW: f64 = 0.4;

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
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

/// The share that `name` states, with where it does; the most explicit.
fn share(item: &Item, name: AttributeName) -> Option<(f64, Attribute)> {
    let attribute = item.attributes().find(|attribute| attribute.name == name)?;
    let grade = Grade::read(attribute.value())?;
    let share = match (grade.share(), name) {
        (Some(share), _) => share,
        (None, AttributeName::Score) if grade.value == 0.0 || grade.value == 1.0 => grade.value,
        _ => return None,
    };
    Some((share, attribute))
}

/// The progress against the way from baseline to target that the current value has come.
fn values(item: &Item, findings: &mut Findings<'_>) {
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
            format!("By its values this is at {percent}%: that far is the current value from the baseline to the target."),
        );
    }
}

fn reached(item: &Item) -> Option<f64> {
    let change = item.facts().change.as_ref();
    let own = |name| quantity(item, name);
    let baseline = own(AttributeName::Baseline).or_else(|| Some(change?.baseline.clone()))?;
    let target = own(AttributeName::Target).or_else(|| Some(change?.target.clone()))?;
    let current = own(AttributeName::Current)?;
    let units = baseline.unit == target.unit && current.unit == target.unit;
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
    let mut found = quantities(&Phrase {
        text: attribute.value(),
        placeholders: &[],
        opaque: &[],
    });
    let single = found.pop()?;
    found.is_empty().then_some(single)
}

/// "Done" with less than all of it, "on track" with a low score.
fn status(item: &Item, findings: &mut Findings<'_>) {
    let mut attributes = item.attributes();
    let Some(status) = attributes.find(|one| one.name == AttributeName::Status) else {
        return;
    };
    let words = status.value().to_lowercase();
    let words = words.trim_matches(|char: char| !char.is_alphanumeric() && char != '✅');
    let done = [
        "done",
        "completed",
        "complete",
        "achieved",
        "accomplished",
        "✅",
    ]
    .contains(&words);
    if done
        && let Some((share, place)) = share(item, AttributeName::Progress)
        && share < 1.0 - SLACK
    {
        let percent = (share * 100.0).round();
        findings.add(
            place.value_range(),
            format!("The status says that this is done, the progress says {percent}%. One of them is out of date."),
        );
    }
    let well = ["on track", "on-track"].contains(&words);
    if well
        && let Some((share, place)) = share(item, AttributeName::Score)
        && share < LOW
    {
        let hint =
            "A score this low and `on track` do not go together. One of them is out of date.";
        findings.add(place.value_range(), hint).severity = Severity::Hint;
    }
}

/// The progress of an objective against the average of its key results'.
fn average(document: &Document, objective: &Objective, findings: &mut Findings<'_>) {
    let Some((stated, attribute)) = share(&objective.item, AttributeName::Progress) else {
        return;
    };
    let shares: Option<Vec<f64>> = document
        .key_results_of(objective)
        .map(|key_result| share(&key_result.item, AttributeName::Progress).map(|(share, _)| share))
        .collect();
    let Some(shares) = shares.filter(|shares| shares.len() > 1) else {
        return;
    };
    let average = shares.iter().sum::<f64>() / shares.len() as f64;
    if (average - stated).abs() > SLACK {
        let percent = (average * 100.0).round();
        let message =
            format!("The key results are at {percent}% on average. If they have weights, say so.");
        findings.add(attribute.value_range(), message).severity = Severity::Information;
    }
}
