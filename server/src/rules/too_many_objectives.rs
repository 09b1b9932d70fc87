//! A team with many objectives has none (G99).

use super::team::Team;
use super::{Findings, Rule, Severity, Subject};
use crate::period::Part;
use crate::workspace::rule_levels::ObjectiveLimits;

pub(super) static RULE: Rule = Rule {
    name: "too-many-objectives",
    severity: Severity::Warning,
    page: include_str!("too_many_objectives.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(ObjectiveLimits { few, most }) = subject.rule_levels.limits.objectives else {
        return;
    };
    for team in subject.teams() {
        let count = team.objectives.len();
        // A plan for a year may hold more than one for a quarter.
        let annual = is_annual(subject, team);
        let few = if annual { most } else { few };
        if count <= few {
            continue;
        }
        let beyond = team.objectives.iter().skip(few);
        let mut beyond = beyond.map(|objective| objective.item.text_range());
        let section = team.section.filter(|_| !team.nested);
        let heading = section.and_then(|id| subject.document.section(id));
        let range = match heading {
            Some(section) => {
                let heading = &section.heading;
                heading.absolute(&heading.block.head.inline.plain.source())
            }
            None => beyond.next().unwrap_or_default(),
        };
        let message = format!(
            "{count} objectives at once leave little time for each. Keep the {few} that change most, and note the rest."
        );
        let found = findings.add(range, message);
        found.relate(beyond, format!("beyond the first {few}"));
        if count <= most || annual {
            found.severity = Severity::Hint;
        }
    }
}

fn is_annual(subject: &Subject<'_>, team: &Team<'_>) -> bool {
    let document = subject.document.period.named.as_ref();
    let period = team.period.or(document.map(|(period, _)| *period));
    period.is_some_and(|period| period.part() == Part::Year)
}
