//! A comment that silences nothing would silence what is written wrong there later.

use std::ops::Range;

use super::fix::{Fix, Remedy, WholeLines};
use super::suppression::{UNUSED_SUPPRESSION, Unused};
use super::{Finding, Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: UNUSED_SUPPRESSION,
    severity: Severity::Hint,
    page: include_str!("unused_suppression.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(remove)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for comment in &subject.suppressions().comments {
        match comment.unused() {
            Unused::Whole => {
                let message = "This comment no longer silences anything. Remove it.";
                findings.add(comment.range.clone(), message).unnecessary = true;
            }
            Unused::Names(names) => {
                for named in names {
                    let message =
                        format!("`{}` reports nothing here. Remove its name.", named.name);
                    findings.add(named.range.clone(), message).unnecessary = true;
                }
            }
        }
    }
}

/// Removes the comment, or the name in it.
fn remove(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let text = subject.text;
    let Range { start, end } = found.range.clone();
    let comments = &subject.suppressions().comments;
    if comments.iter().any(|comment| comment.range == found.range) {
        let fix = Fix::new("Remove the comment");
        let lines = text.line_start(text.line_of(start))..text.line_range(text.line_of(end)).end;
        let before = text.slice(lines.start..start);
        let alone = before.trim().is_empty() && text.slice(end..lines.end).trim().is_empty();
        return Some(if alone {
            fix.remove(WholeLines::of(text, lines))
        } else {
            fix.remove(start - (before.len() - before.trim_end().len())..end)
        });
    }
    let comment = comments
        .iter()
        .find(|comment| comment.range.contains(&start))?;
    let names = &comment.names;
    let at = names.iter().position(|name| name.range == found.range)?;
    let before = at.checked_sub(1).and_then(|before| names.get(before));
    let range = match (before, names.get(at + 1)) {
        (_, Some(next)) => start..next.range.start,
        (Some(before), None) => before.range.end..end,
        (None, None) => return None,
    };
    Some(
        Fix::new(format!(
            "Remove `{}` from the comment",
            text.slice(found.range.clone())
        ))
        .remove(range),
    )
}
