//! More than five key results hide what matters (G37, G89).

use super::fix::{Fix, Remedy, conversion};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::measure::Output;

use crate::model::KeyResult;

pub(super) static RULE: Rule = Rule {
    name: "too-many-key-results",
    severity: Severity::Warning,
    page: include_str!("too_many_key_results.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(convert_work)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let most = subject.rule_levels.limits.most_key_results;
    for objective in &subject.document.objectives {
        let count = objective.key_results.len();
        if count <= most {
            continue;
        }
        // G37: three to five.
        let few = match most {
            5 => "three to five".to_owned(),
            _ => most.to_string(),
        };
        let message = format!(
            "{count} key results are hard to keep in mind. Keep the best {few}, and make work initiatives."
        );
        let surplus = subject.document.key_results_of(objective).skip(most);
        findings.add(objective.item.text_range(), message).relate(
            surplus.map(|key_result| key_result.item.text_range()),
            format!("beyond the first {most}"),
        );
    }
}

/// A menu shows so many characters of a key result.
const SHOWN: usize = 40;

/// Moves the last of its key results that is work to the initiatives.
fn convert_work(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = subject.objective_at(found.range.start)?;
    let is_work = |one: &&KeyResult| {
        let facts = one.item.facts();
        let output = &facts.key_result_reading(one.item.plain()).output;
        facts.work_like || matches!(output, Some(Output::Work | Output::Several))
    };
    let key_results = subject.document.key_results_of(objective);
    let work = key_results.filter(is_work).last()?;
    let fix = conversion::to_initiative(
        subject,
        &Finding {
            range: work.item.text_range(),
            ..found.clone()
        },
    )?;
    let words = work.item.text();
    let shown: String = words.chars().take(SHOWN).collect();
    let rest = if shown.len() < words.len() { "…" } else { "" };
    let title = format!("Convert “{shown}{rest}” to an initiative");
    Some(fix.titled(title))
}
