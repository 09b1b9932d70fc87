//! An objective has two parts: what is to change, and why it matters (G19, G20, G45).

use std::collections::HashSet;

use super::fix::{Fix, Remedy, markup};
use super::phrasing::{self, Phrased};
use super::team::is_company;
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "objective-missing-why",
    severity: Severity::Hint,
    page: include_str!("objective_missing_why.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_why)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    // What the company says needs no reason again.
    let company: HashSet<_> = document
        .objectives
        .iter()
        .filter(|objective| is_company(document, objective))
        .filter_map(|objective| objective.item.facts().fingerprint)
        .collect();
    for Phrased {
        id,
        objective,
        phrasing,
    } in phrasing::objectives(subject)
    {
        let item = &objective.item;
        // Whatever is wrong with it asks for the reason too.
        let said = phrasing.purpose || phrasing.flaw.is_some() || phrasing::is_explained(item);
        // In a tree, the item above is the reason.
        let serves = subject.nesting().above(id).is_some() || item.supports().next().is_some();
        let repeats = item
            .facts()
            .fingerprint
            .is_some_and(|wording| company.contains(&wording));
        if said || serves || repeats || item.is_empty() || is_company(document, objective) {
            continue;
        }
        findings.add(
            item.text_range(),
            "Why does this matter? Name the problem it solves: `… to …`, `… so that …`, or a line `Why: …` below.",
        );
    }
}

/// Adds `so that [why it matters]`. Behind several sentences it would not belong to the objective.
fn add_why(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.objective_at(found.range.start)?.item;
    if item.facts().phrasing(item.plain()).length.sentences > 1 {
        return None;
    }
    let why = Template::new(" so that {why it matters}");
    let fix = Fix::new("Add the reason");
    Some(markup::append(fix, subject.text, item, why))
}
