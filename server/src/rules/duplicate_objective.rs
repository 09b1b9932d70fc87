//! The same objective twice in one team splits its key results (G99).

use std::collections::HashMap;

use super::fix::{Fix, Growth, Listed, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::model::BlockKind;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-objective",
    severity: Severity::Warning,
    page: include_str!("duplicate_objective.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(merge)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for team in subject.teams() {
        let mut known = HashMap::new();
        for objective in &team.objectives {
            let item = &objective.item;
            let Some(wording) = item.facts().fingerprint else {
                continue;
            };
            let Some(first) = known.insert(wording, item.text_range()) else {
                continue;
            };
            let found = findings.add(
                item.text_range(),
                "This team already has the same objective. Put all key results under one of them.",
            );
            found.relate([first], "the same objective");
        }
    }
}

/// Puts its key results under the first one, if nothing else is said about it.
fn merge(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let text = subject.text;
    let first = subject.objective_at(found.related.first()?.range.start)?;
    let second = subject.objective_at(found.range.start)?;
    let [one, other] = [first, second].map(|objective| Listed::of(text, &objective.item));
    let same = one?.indent == other?.indent;
    let only = |block: &crate::model::Placed| block.block.kind == BlockKind::KeyResult;
    if !same || !second.item.block.children().all(|block| only(&block)) {
        return None;
    }
    let whole = WholeLines::of(text, second.item.range());
    let own = WholeLines::of(text, second.item.own_range());
    let moved = text.slice(own.end..whole.end);
    let moved = Template::verbatim(moved.trim_end());
    let lines = WholeLines::below(text, first.item.range(), vec![moved]);
    let fix = Fix::new("Move its key results to the first one").adding(Growth {
        objectives: -1,
        ..Growth::default()
    });
    if own.end == whole.end {
        return Some(fix.remove(whole));
    }
    if lines.at == whole.start {
        return Some(fix.remove(own));
    }
    Some(fix.remove(whole).fill_in(lines.at..lines.at, lines.text))
}
