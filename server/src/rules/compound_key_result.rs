//! Two results in one can be half met, and nobody can say how far it is (G33).

use super::fix::{Fix, Growth, Listed, Remedy, WholeLines, markup};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::{Template, capitalised};

pub(super) static RULE: Rule = Rule {
    name: "compound-key-result",
    severity: Severity::Information,
    page: include_str!("compound_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(split)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if let Some(range) = &put.reading.compound {
            findings.add(
                put.item.source_range(range.clone()),
                "A second result begins here. Give it its own key result, so that each can be met or missed.",
            );
        }
    }
}

/// Makes the second result a key result of its own, behind the first.
fn split(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let text = subject.text;
    let words = item.text();
    let reading = item.facts().key_result_reading(item.plain());
    let second = reading.compound.as_ref()?.start;
    let first = words.get(..second)?.trim_end();
    let first = first.strip_suffix("and").unwrap_or(first).trim_end();
    let first = first.trim_end_matches([',', ';']).trim_end();
    let listed = Listed::of(text, item)?;
    // The second begins with its marks and brackets.
    let start = item.source_range(second..second + 1).start;
    let gap = text.slice(listed.words.start..start);
    let begins = start - (gap.len() - gap.trim_end_matches(['*', '_', '[', '(', '`']).len());
    let ends = item.source_range(0..first.len()).end;
    let moved = capitalised(&text.slice(begins..listed.words.end));
    let lines = WholeLines::below(
        text,
        item.range(),
        vec![listed.next(1, Template::verbatim(&moved))],
    );
    let fix = Fix::new("Split into two key results").adding(Growth {
        key_results: 1,
        ..Growth::default()
    });
    // What closes behind the first stays with it.
    let kept = text.slice(ends..begins);
    let closing = kept.trim_end();
    let closing = closing.strip_suffix("and").unwrap_or(closing).trim_end();
    let closing = closing.trim_end_matches([',', ';']).len();
    let cut = ends + closing;
    let whole = [&*text.slice(listed.words.start..cut), &*moved]
        .into_iter()
        .all(markup::is_whole);
    let fix = fix.remove(cut..listed.words.end);
    whole.then(|| fix.fill_in(lines.at..lines.at, lines.text))
}
