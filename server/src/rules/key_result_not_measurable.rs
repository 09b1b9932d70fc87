//! If it has no number, nobody can tell whether it was reached (G33, G34).

use super::fix::{Fix, Remedy, conversion, markup};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::measure::Measure;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "key-result-not-measurable",
    severity: Severity::Warning,
    page: include_str!("key_result_not_measurable.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[
        Remedy::offered(work_to_initiative),
        Remedy::offered(work_to_outcome),
        Remedy::offered(add_range),
    ],
    check,
};

/// Whether okr-lsp knows numbers and quantities in the script of the words. In other scripts silence is better than a
/// false alarm.
fn is_readable(words: &str) -> bool {
    let (mut letters, mut known) = (0, 0);
    for char in words.chars().filter(|char| char.is_alphabetic()) {
        letters += 1;
        known += usize::from(is_known(char));
    }
    known * 2 >= letters
}

/// Latin, Cyrillic, Chinese, Japanese and Korean letters.
fn is_known(char: char) -> bool {
    matches!(char,
        '\0'..='\u{24f}' | '\u{400}'..='\u{4ff}' | '\u{1e00}'..='\u{1eff}'
        | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let facts = item.facts();
        // An incomplete range says more precisely what is missing.
        let said = item.is_empty() || facts.incomplete_range.is_some();
        if said || item.measure() != Measure::None || !is_readable(item.text()) {
            continue;
        }
        let message = if facts.work_like {
            "This reads like work, and nothing in it can be measured. Measure its effect: from which value to which?"
        } else {
            "Nothing here can be measured. Add a number: how much, how many, or from which value to which."
        };
        findings.add(item.text_range(), message);
    }
}

/// Moves work to the initiatives.
fn work_to_initiative(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let work = item.facts().work_like;
    work.then(|| conversion::to_initiative(subject, found))?
}

/// Asks what work is for.
fn work_to_outcome(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let work = item.facts().work_like;
    work.then(|| conversion::to_outcome(subject, found))?
}

/// Adds `from [baseline] to [target]`.
fn add_range(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let range = Template::new(" from {baseline} to {target}");
    let fix = Fix::new("Add baseline and target");
    (!item.facts().work_like).then(|| markup::append(fix, subject.text, item, range))
}
