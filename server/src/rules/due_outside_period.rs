//! What is due after the period cannot be told at its end (G71, G86).

use super::timeframe::{Outside, Timeframe};
use super::{Findings, Rule, Severity, Subject, key_result};
use crate::measure::{Deadline, due};
use crate::model::AttributeName;

pub(super) static RULE: Rule = Rule {
    name: "due-outside-period",
    severity: Severity::Warning,
    page: include_str!("due_outside_period.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    for put in key_result::all(subject) {
        let objective = put
            .key_result
            .objective
            .and_then(|id| document.objective(id));
        let timeframe = || Timeframe::of(document, objective);
        if let Some(deadline) = &put.criterion.deadline
            && !deadline.subordinate
        {
            let place = put.item.source_range(deadline.range.clone());
            report(&timeframe(), deadline, place, findings);
        }
        let attributes = put.item.attributes();
        for attribute in attributes.filter(|attribute| attribute.name == AttributeName::Due) {
            if let Some(deadline) = due(attribute.value()) {
                report(&timeframe(), &deadline, attribute.value_range(), findings);
            }
        }
    }
}

fn report(
    timeframe: &Timeframe,
    deadline: &Deadline,
    place: std::ops::Range<usize>,
    findings: &mut Findings<'_>,
) {
    let (Some(outside), Some(period)) = (timeframe.outside(deadline), timeframe.period) else {
        return;
    };
    if timeframe.ends_before_year(deadline) {
        return;
    }
    let message = match outside {
        Outside::After => format!(
            "This is due after {period} has ended. Write what will be reached by then, or move it to the next period."
        ),
        Outside::Before => format!("This was due before {period} began. Check the date."),
    };
    findings.add(place, message);
}
