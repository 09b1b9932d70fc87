//! A team's objective that is a company objective in slightly other words (G65): meant to be the same?

use super::fix::{Fix, Listed, Remedy, below};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::workspace::alignment::Evidence;

use crate::workspace::Target;

use crate::model::{Item, Objective};

pub(super) static RULE: Rule = Rule {
    name: "near-match-parent",
    severity: Severity::Hint,
    page: include_str!("near_match_parent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(copy_words), Remedy::offered(add_line)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
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
            "Nearly the company's “{theirs}”. If it is the same, copy its words; if not, say what this supports."
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

/// The objective of the finding, and the company's objective that it nearly repeats.
fn repeated<'a>(subject: &'a Subject<'_>, found: &Finding) -> Option<(&'a Objective, Target)> {
    let objectives = subject.document.objectives.iter();
    let mut edges = objectives.zip(&subject.alignments().objectives);
    let own = |item: &Item| item.own_range().contains(&found.range.start);
    let (objective, edge) = edges.find(|(objective, _)| own(&objective.item))?;
    Some((objective, edge.as_ref()?.to))
}

/// Writes the company's words.
fn copy_words(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let (objective, company) = repeated(subject, found)?;
    let text = subject.text;
    let listed = |item: &Item| Listed::of(text, item).map(|line| line.words);
    let here = company.file.is_none();
    let here = here.then(|| subject.document.objective(company.objective));
    let written = here.flatten().and_then(|own| listed(&own.item));
    let words = match written {
        Some(written) => text.slice(written).into_owned(),
        None => subject.alignments().resolver.goal(company)?.text.to_owned(),
    };
    let own = listed(&objective.item).unwrap_or_else(|| objective.item.text_range());
    Some(Fix::new("Copy the company's words").replace(own, words))
}

/// Says which company objective it supports.
fn add_line(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let (objective, company) = repeated(subject, found)?;
    let name = subject.alignments().resolver.name_for(objective, company)?;
    below::supports(subject.text, &objective.item, &name)
}
