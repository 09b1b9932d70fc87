//! Two layers of goals, the company's and the teams', can be followed; a third is overhead (G13, G7).

use super::{Findings, Rule, Severity, Subject};
use crate::model::{Document, ObjectiveId, Parent, Section, SectionId, SectionLevel};
use crate::period::Period;

pub(super) static RULE: Rule = Rule {
    name: "too-many-layers",
    severity: Severity::Warning,
    page: include_str!("too_many_layers.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(most) = subject.rule_levels.limits.most_layers else {
        return;
    };
    let document = subject.document;
    let company = document
        .owning_sections()
        .any(|section| section.level == SectionLevel::Company);
    for section in document
        .owning_sections()
        .filter(|section| layers(document, section, company) > most)
    {
        let heading = &section.heading;
        findings.add(
            heading.absolute(&heading.block.head.inline.plain.source()),
            format!(
                "This is a {} layer of goals, below those of a team. Make them objectives or initiatives of that team.",
                ordinal(most + 1)
            ),
        );
    }
    nested(subject, most, findings);
}

/// How many of `section`, the sections around it and the company have goals. Headings of periods are no layer: the
/// goals for the year and for the quarter belong to the same people.
fn layers(document: &Document, section: &Section, company: bool) -> usize {
    let owns = |section: &&Section| {
        !section.objectives.is_empty() && Period::find(section.name()).is_none()
    };
    let chain = || std::iter::successors(Some(section), |section| around(document, section.parent));
    let inside = chain().any(|section| section.level == SectionLevel::Company);
    chain().filter(owns).count() + usize::from(company && !inside)
}

fn around(document: &Document, parent: Option<SectionId>) -> Option<&Section> {
    parent.and_then(|id| document.section(id))
}

/// Objectives below objectives below objectives, as in trees of roles. This is reported once for all of them.
fn nested(subject: &Subject<'_>, most: usize, findings: &mut Findings) {
    let objectives = subject.document.objective_ids();
    let deep = objectives
        .filter(|(id, objective)| !objective.item.quoted && depth(subject, *id, most) > most);
    let mut places = deep.map(|(_, objective)| objective.item.text_range());
    let Some(first) = places.next() else { return };
    let layer = ordinal(most + 1);
    let found = findings.add(
        first,
        format!(
            "This objective is in a {layer} layer of goals. Keep the goals of the company and of the teams."
        ),
    );
    found.relate(places, format!("also in a {layer} layer"));
}

/// 1 for an objective that stands below no other. The count stops at one layer too many.
fn depth(subject: &Subject<'_>, objective: ObjectiveId, most: usize) -> usize {
    let mut depth = 0;
    let mut at = Some(objective);
    while let (Some(id), true) = (at, depth <= most) {
        depth += 1;
        at = subject.nesting().above(id).and_then(|parent| match parent {
            Parent::Objective(id) => Some(id),
            Parent::KeyResult(id) => subject.document.key_result(id)?.objective,
        });
    }
    depth
}

fn ordinal(number: usize) -> &'static str {
    match number {
        2 => "second",
        3 => "third",
        4 => "fourth",
        _ => "further",
    }
}
