//! Without key results nobody can tell whether an objective was reached (G18).

use std::collections::HashSet;

use super::fix::{Fix, Growth, Remedy, below};
use super::team::is_company;
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::front_matter;
use crate::model::{
    AttributeName, BlockKind, Document, Item, ObjectiveId, RecognisedBy, front_matter_fields,
};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "objective-without-key-results",
    severity: Severity::Warning,
    page: include_str!("objective_without_key_results.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_key_results)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let own = subject.rule_levels.limits.company_key_results;
    let divided: HashSet<_> = subject.nesting().holders().collect();
    let objectives = document.objectives.iter();
    // Among numbered objectives, one without a number is the goal of all of them.
    let numbered = objectives
        .map(|objective| &objective.item)
        .any(|item| item.number().is_some());
    let shared = shared(document);
    let mut draft = None;
    for (id, objective) in document.objective_ids() {
        let item = &objective.item;
        // G12: a company objective may leave them to the teams.
        let left = !own && is_company(document, objective);
        let spared = item.quoted || item.is_empty() || left;
        let heads = numbered && item.number().is_none();
        let told = !objective.key_results.is_empty() || divided.contains(&id) || has_target(item);
        if spared || heads || told || shared.contains(&id) || tells_of_key_results(subject, item) {
            continue;
        }
        let prose = item.facts().phrasing(item.plain()).length.sentences > 1;
        let message = if prose { IN_PROSE } else { NONE };
        let found = findings.add(item.text_range(), message);
        if prose || *draft.get_or_insert_with(|| is_draft(subject)) {
            found.severity = Severity::Hint;
        }
    }
}

const NONE: &str = "Nothing shows whether this objective is reached. Add three to five key results that measure the change.";

/// The results may stand in the second sentence.
const IN_PROSE: &str = "Do the sentences after the first one say how this is measured? Write them as key results below it.";

/// The objectives that share the list of key results of an earlier objective in their section. The list is meant for
/// all of them, but it is read as that of the first one.
fn shared(document: &Document) -> HashSet<ObjectiveId> {
    let mut shared = HashSet::new();
    for section in &document.sections {
        let mut furthest = 0;
        for id in &section.objectives {
            let Some(objective) = document.objective(*id) else {
                continue;
            };
            let key_result = document.key_results_of(objective).next();
            if objective.item.told != RecognisedBy::Label && furthest > objective.item.block.start {
                shared.insert(*id);
            }
            furthest = furthest.max(key_result.map_or(0, |one| one.item.block.start));
        }
    }
    shared
}

/// Whether the text below an objective mentions key results in a way that okr-lsp does not understand.
fn tells_of_key_results(subject: &Subject<'_>, item: &Item) -> bool {
    let below = subject.text.slice(item.range());
    // Comments name rules, this one among them.
    let mut pieces = below.split("<!--");
    let first = pieces.next();
    let said = pieces.map(|piece| piece.split_once("-->").map_or("", |(_, behind)| behind));
    let said = first.into_iter().chain(said);
    let mut words = said.flat_map(|said| said.split(|char: char| !char.is_alphabetic()));
    let mut words = words.by_ref().filter(|word| !word.is_empty());
    let mut before = "";
    words.any(|word| {
        let named = matches!(word, "KR" | "KRs")
            || (before.eq_ignore_ascii_case("key") && word.to_lowercase().starts_with("result"));
        before = word;
        named
    })
}

/// Whether it has a value to reach beside its words, as in a table without key results.
fn has_target(item: &Item) -> bool {
    item.attributes()
        .any(|attribute| attribute.name == AttributeName::Target)
}

/// Whether the front matter says that the document is a draft.
fn is_draft(subject: &Subject<'_>) -> bool {
    let root = subject.document.placed_root();
    root.children()
        .filter(|block| block.block.kind == BlockKind::FrontMatter)
        .any(|block| {
            let source = subject.text.slice(block.range());
            front_matter_fields(&source).any(|field| {
                let value = field.value.trim().trim_matches(['"', '\'']);
                let is_draft = |word: &str| front_matter::DRAFT.contains(&word);
                match field.key {
                    key if front_matter::STATUS.contains(&key) => is_draft(&value.to_lowercase()),
                    key => is_draft(key) && value == "true",
                }
            })
        })
}

/// Adds three key results, the fewest that cover most objectives (G37).
fn add_key_results(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = subject.objective_at(found.range.start)?;
    let words = Template::new("Increase {metric} from {baseline} to {target}");
    let lines = below::key_results(subject, objective, vec![words; 3])?;
    let fix = Fix::new("Add key results").adding(Growth {
        key_results: 3,
        ..Growth::default()
    });
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}
