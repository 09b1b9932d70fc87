//! A team's objective that is a company objective in slightly other words (G65): meant to be the same?

use super::{Findings, Rule, Severity, Subject};
use crate::workspace::alignment::Evidence;

pub(super) static RULE: Rule = Rule {
    name: "near-match-parent",
    severity: Severity::Hint,
    page: include_str!("near_match_parent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let edges = &subject.alignments().objectives;
    for (objective, edge) in subject.document.objectives.iter().zip(edges) {
        let Some(edge) = edge else { continue };
        let by_words = matches!(edge.evidence, Evidence::SameText | Evidence::NearText(_));
        let company = subject.alignments().resolver.goal(edge.to);
        let Some(company) = company.filter(|_| by_words) else {
            continue;
        };
        let (own, theirs) = (objective.item.text(), company.text);
        if folded(own) == folded(theirs) {
            continue;
        }
        let message = format!(
            "Nearly the company's objective, “{theirs}”. Copy its words if it is the same one, so that readers \
             see it; if it is another one, say what it supports."
        );
        findings
            .add(objective.item.text_range(), message)
            .add_related(company.words, "the company's objective");
    }
}

/// Words without what no reader would call a difference: case, white space and the last full stop.
fn folded(words: &str) -> String {
    let words = words.trim().trim_end_matches(['.', '!']).to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
