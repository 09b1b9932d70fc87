//! One or two key results seldom cover an objective (G37, G78, G89).

use super::fix::{Fix, Growth, Remedy, below};
use super::team::is_company;
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "too-few-key-results",
    severity: Severity::Information,
    page: include_str!("too_few_key_results.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_key_result)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let fewest = subject.rule_levels.limits.fewest_key_results;
    let objectives = subject.document.objectives.iter();
    for objective in objectives.filter(|objective| !objective.item.quoted) {
        let count = objective.key_results.len();
        if !(1..fewest).contains(&count) {
            continue;
        }
        let message = match count {
            1 => "One key result shows one side of an objective. Add others that show the other sides."
                .to_owned(),
            _ => format!("{count} key results rarely cover an objective. Does one side of it have no measure?"),
        };
        let found = findings.add(objective.item.text_range(), message);
        // G12: a company objective may leave them to the teams.
        if count > 1 || is_company(subject.document, objective) {
            found.severity = Severity::Hint;
        }
    }
}

/// Adds another key result.
fn add_key_result(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let words = Template::new("Increase {metric} from {baseline} to {target}");
    let lines = below::key_result(subject, subject.objective_at(found.range.start)?, words)?;
    let fix = Fix::new("Add a key result").adding(Growth {
        key_results: 1,
        ..Growth::default()
    });
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}
