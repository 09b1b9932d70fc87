//! What is due after the period cannot be told at its end (G71, G86).

use super::fix::{Fix, Remedy};
use super::timeframe::{Outside, Timeframe};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::measure::{Deadline, due};
use crate::model::AttributeName;
use crate::period::Part;

pub(super) static RULE: Rule = Rule {
    name: "due-outside-period",
    severity: Severity::Warning,
    page: include_str!("due_outside_period.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(write_quarter)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    for put in subject.put_key_results() {
        let objective = put
            .key_result
            .objective
            .and_then(|id| document.objective(id));
        let timeframe = || Timeframe::of(document, objective);
        if let Some(deadline) = &put.reading.deadline
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
    findings: &mut Findings,
) {
    let (Some(outside), Some(period)) = (timeframe.outside(deadline), timeframe.period) else {
        return;
    };
    if timeframe.ends_before_year(deadline) {
        return;
    }
    let message = match outside {
        Outside::After => format!(
            "This is due after {period} ends. Write what will be reached by then, or move it to the next period."
        ),
        Outside::Before => format!("This is due before {period} begins. Check the date."),
    };
    findings.add(place, message);
}

/// Writes the quarter that the goals are for in the place of another one.
fn write_quarter(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let document = subject.document;
    let key_result = document.key_results.iter().rev();
    let key_result = key_result
        .into_iter()
        .find(|one| one.item.block.start <= found.range.start)?;
    let objective = key_result.objective.and_then(|id| document.objective(id));
    let Part::Quarter(quarter) = Timeframe::of(document, objective).period?.part() else {
        return None;
    };
    let words = subject.text.slice(found.range.clone());
    let (before, behind) = words.split_once(['Q', 'q'])?;
    let other = behind.starts_with(|char: char| char.is_ascii_digit());
    let year = words.len()
        - words
            .trim_end_matches(|char: char| char.is_ascii_digit())
            .len()
        > 1;
    let at = found.range.start + before.len() + 1;
    let fix = Fix::new(format!("Write Q{quarter}"));
    (other && !year).then(|| fix.replace(at..at + 1, quarter.to_string()))
}
