//! A verb that says up and numbers that go down, or the other way round.

use super::Related;
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Direction;

pub(super) static RULE: Rule = Rule {
    name: "direction-contradicts-range",
    severity: Severity::Error,
    page: include_str!("direction_contradicts_range.md"),
    enabled: true,
    spares_typing: false,
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(contradiction) = &item.facts().contradiction else {
            continue;
        };
        let message = match contradiction.direction {
            Direction::Up => {
                "The verb says that the value rises, but the numbers fall. Swap the numbers or change the verb."
            }
            Direction::Down => {
                "The verb says that the value falls, but the numbers rise. Swap the numbers or change the verb."
            }
        };
        let range = item.source_range(contradiction.change.range.clone());
        let verb = Related {
            range: item.source_range(contradiction.verb.clone()),
            message: "the verb".to_owned(),
        };
        findings.add(range, message).related = vec![verb];
    }
}
