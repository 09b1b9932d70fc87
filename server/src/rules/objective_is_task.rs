//! A deliverable is what is done for an objective, not the objective (G28, G52).

use super::fix::{Fix, Growth, Remedy, conversion, markup};
use super::phrasing::{self, Phrased};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "objective-is-task",
    severity: Severity::Information,
    page: include_str!("objective_is_task.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(make_initiative)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for Phrased {
        objective,
        phrasing,
        ..
    } in phrasing::objectives(subject)
    {
        if phrasing.flaw == Some(Flaw::Task) {
            findings.add(
                objective.item.text_range(),
                "This is a deliverable. Make what it will improve the objective, and make this an initiative.",
            );
        }
    }
}

/// Makes it an initiative of the objective that it is done for, which is to be filled in.
fn make_initiative(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = subject.objective_at(found.range.start)?;
    let task = markup::words(subject.text, &objective.item);
    let line = conversion::initiative_of(subject, objective, &subject.text.slice(task.clone()))?;
    let fix = Fix::new("Make it an initiative, and add what it will improve").adding(Growth {
        initiatives: 1,
        ..Growth::default()
    });
    let aim = Template::new("{What will be better} so that {why it matters}");
    let fix = fix.fill_in(task, aim);
    Some(fix.fill_in(line.at..line.at, line.text))
}
