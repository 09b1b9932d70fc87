//! A redaction that is written with one number and leads to another misleads its readers (G68, G69).

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{ReferenceUse, Use};

pub(super) static RULE: Rule = Rule {
    name: "placeholder-label-mismatch",
    severity: Severity::Warning,
    page: include_str!("placeholder_label_mismatch.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[
        Remedy::offered(follow_label),
        Remedy::offered(follow_reference),
    ],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for used in &subject.document.uses {
        let Some(reference) = used
            .reference()
            .filter(|reference| is_mismatch(used, reference))
        else {
            continue;
        };
        let message = format!(
            "`{}` leads to `{}`. Use the same number in both, so that readers find the right value.",
            used.words(),
            reference.id
        );
        findings.add(used.label_range(), message);
    }
}

/// Whether the visible number and the id belong to one series and differ.
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

/// `[_N<sub>26</sub>_][n23]` becomes `[…][n26]`.
fn follow_label(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let used = used(subject, found)?;
    let (_, shown) = numbered(used.words())?;
    let id = subject.text.slice(found.range.clone());
    let letters = id.trim_end_matches(|char: char| char.is_ascii_digit());
    let id = format!("{letters}{shown}");
    let title = format!("Change the link to `{id}`");
    Some(Fix::new(title).replace(found.range.clone(), id))
}

/// `[_N<sub>26</sub>_][n23]` becomes `[_N<sub>23</sub>_][…]`.
fn follow_reference(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let used = used(subject, found)?;
    let (_, meant) = numbered(used.id())?;
    let (letters, shown) = numbered(used.words())?;
    let whole = used.range();
    let label = subject.text.slice(whole.start..found.range.start);
    let shown = shown.to_string();
    let at = whole.start + label.rfind(&shown)?;
    let fix = Fix::new(format!("Write {letters}{meant}"));
    Some(fix.replace(at..at + shown.len(), meant.to_string()))
}

fn used<'a>(subject: &Subject<'a>, found: &Finding) -> Option<&'a Use> {
    let mut uses = subject.document.uses.iter();
    uses.find(|used| used.label_range() == found.range)
}
