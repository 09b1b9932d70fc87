//! A redaction that is written with one number and leads to another misleads its readers (G68, G69).

use super::{Findings, Rule, Severity, Subject};
use crate::model::{ReferenceUse, Use};

pub(super) static RULE: Rule = Rule {
    name: "placeholder-label-mismatch",
    severity: Severity::Warning,
    page: include_str!("placeholder_label_mismatch.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for used in &subject.document.uses {
        let Some(reference) = used
            .reference()
            .filter(|reference| is_mismatch(used, reference))
        else {
            continue;
        };
        let message = format!(
            "`{}` leads to `{}`. Make both the same: the same number stands for the same value everywhere.",
            used.words(),
            reference.id
        );
        findings.add(used.label_range(), message);
    }
}

/// Whether the visible number and the id are of one series and differ.
fn is_mismatch(used: &Use, reference: &ReferenceUse) -> bool {
    if !reference.redaction || reference.shortcut {
        return false;
    }
    let (Some(shown), Some(meant)) = (numbered(used.words()), numbered(&reference.id)) else {
        return false;
    };
    shown.0.eq_ignore_ascii_case(meant.0) && shown.1 != meant.1
}

/// `N14` as `N` and `14`, without currency and percent signs.
fn numbered(code: &str) -> Option<(&str, u32)> {
    let code = code.trim().trim_start_matches(['$', '€', '£']);
    let code = code.trim_end_matches(['%', '+']);
    let letters = code.trim_end_matches(|char: char| char.is_ascii_digit());
    let number = code.get(letters.len()..)?.parse().ok()?;
    let word = !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    word.then_some((letters, number))
}
