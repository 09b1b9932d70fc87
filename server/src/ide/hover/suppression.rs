//! The rule that a comment such as `<!-- okr-ignore rule-a -->` names.

use super::help::Hover;
use super::place::HoverPlace;
use super::rule::shortened;
use crate::rules::suppression::rule_at;

/// The page of the rule that is named at the place, and the severity of its findings in this document.
pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    let (rule, range) = rule_at(place.snapshot, place.offset)?;
    let level = match rule.severity_in(place.snapshot.rule_levels()) {
        Some(severity) => severity.name(),
        None => "off",
    };
    let page = shortened(&rule.page());
    Some(Hover {
        range,
        markdown: format!("{page}\n- In this document: **{level}**\n"),
    })
}
