//! A line that names what an item serves, and names nothing that is there.

use super::fix::{Fix, Remedy};
use super::{Diagnostic, Findings, Rule, Severity, Subject};
use crate::model::{Item, Objective};

use crate::model::Words;

pub(super) static RULE: Rule = Rule {
    name: "unknown-parent",
    severity: Severity::Warning,
    page: include_str!("unknown_parent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(name_likeliest)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    for objective in &document.objectives {
        item(subject, &objective.item, objective, findings);
        for key_result in document.key_results_of(objective) {
            item(subject, &key_result.item, objective, findings);
        }
    }
}

fn item(subject: &Subject<'_>, item: &Item, objective: &Objective, findings: &mut Findings<'_>) {
    let Some(unknown) = subject
        .alignments()
        .resolver
        .unknown_parent(item, objective)
    else {
        return;
    };
    let message = format!(
        "The company has no objective “{}” in this period. Name one by its number, such as `O1`, or by its \
         words.",
        unknown.value()
    );
    findings.add(unknown.value_range(), message);
}

/// Names the company objective that has most words in common with what is named, and with the item's own words.
fn name_likeliest(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let document = subject.document;
    let mut objectives = document.objectives.iter().rev();
    let objective = objectives.find(|one| one.item.block.start <= found.range.start)?;
    let resolver = &subject.alignments().resolver;
    let named = subject.text.slice(found.range.clone());
    let words = format!("{named} {}", objective.item.text());
    let company = resolver.likeliest(objective, &Words::of(&words))?;
    let name = resolver.name_for(objective, company)?;
    let meant = resolver.goal(company)?.text;
    let title = format!("Name `{name}`, “{meant}”");
    Some(Fix::new(title).replace(found.range.clone(), name))
}
