//! A misspelt label hides its item: nothing below it is read as an objective or key result.

use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::{Diagnostic, Findings, Rule, Severity, Subject};
use crate::model::{BlockKind, Document, Item, Marker, Placed};

pub(super) static RULE: Rule = Rule {
    name: "label-typo",
    severity: Severity::Warning,
    page: include_str!("label_typo.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::safe(spell_label), Remedy::safe(write_colon)],
    check,
};

/// What a misspelt label was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Objective,
    KeyResult,
    Kr,
}

impl Meant {
    fn label(self) -> &'static str {
        match self {
            Self::Objective => "Objective",
            Self::KeyResult => "Key Result",
            Self::Kr => "KR",
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    below(&subject.document.placed_root(), findings);
    for key_result in &subject.document.key_results {
        dash_after_label(&key_result.item, findings);
    }
}

/// Looks at the items in `parent`: a label counts as misspelt only among or above items whose labels are
/// right.
fn below(parent: &Placed, findings: &mut Findings<'_>) {
    let labelled = parent.children().any(|block| is_labelled(&block));
    for block in parent.children() {
        if let Some((word, meant)) = misspelt(&block)
            .filter(|_| labelled || block.children().any(|child| is_labelled(&child)))
        {
            let range = block.absolute(&block.block.head.inline.plain.source_range(0..word.len()));
            let message = format!(
                "`{word}` is not read as a label. Write `{}:`.",
                in_case_of(word, meant)
            );
            findings.add(range, message);
        }
        if block.block.kind != BlockKind::Quote {
            below(&block, findings);
        }
    }
}

/// `KR - text`: a dash separates a label from its words only when the label has a number.
fn dash_after_label(item: &Item, findings: &mut Findings<'_>) {
    let head = &item.block.block.head;
    let (Some(label), Some(Marker::List { .. })) = (&head.label, &head.marker) else {
        return;
    };
    if label.id.is_none() && matches!(label.separator, Some('-' | '–' | '—')) {
        let message = format!("Write a colon behind the label: `{}:`.", label.word);
        findings.add(item.block.absolute(&label.range), message);
    }
}

fn is_labelled(block: &Placed) -> bool {
    let kind = matches!(
        block.block.kind,
        BlockKind::Objective | BlockKind::KeyResult
    );
    kind && block.block.head.label.is_some()
}

/// The word in label position that is nearly a label, and the label it is nearly.
fn misspelt(block: &Placed) -> Option<(&str, Meant)> {
    let head = &block.block.head;
    if !matches!(block.block.kind, BlockKind::ListItem | BlockKind::Section) {
        return None;
    }
    let words = head.inline.plain.as_str();
    let (label, rest) = words.split_once([':', '：'])?;
    let word = label.trim_end_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, '.' | ' ' | '#' | '-')
    });
    let meant = meant(word)?;
    let plural = word.to_lowercase().ends_with('s');
    // A plural with nothing behind it is the heading of a group; with several numbers it speaks of them.
    let several =
        rest.trim().is_empty() || counts(label.strip_prefix(word).unwrap_or_default()) > 1;
    (!plural || !several).then_some((word, meant))
}

/// How many numbers stand in `text`.
fn counts(text: &str) -> usize {
    let parts = text.split(|char: char| !char.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).count()
}

fn meant(word: &str) -> Option<Meant> {
    let lower = word.to_lowercase();
    if word.len() > 14 || KNOWN.contains(&lower.as_str()) {
        return None;
    }
    let near = |label: &str| strsim::damerau_levenshtein(&lower, label) <= 2;
    if matches!(
        lower.as_str(),
        "krs" | "k r" | "kpr" | "krr" | "kkr" | "rk" | "ker" | "kr s" | "k.r" | "k.r."
    ) {
        Some(Meant::Kr)
    } else if lower.len() >= 7 && near("objective") {
        Some(Meant::Objective)
    } else if lower.len() >= 8 && near("key result") {
        Some(Meant::KeyResult)
    } else {
        None
    }
}

/// Words as near to a label as a misspelling, that are right as they are: other languages and other things.
const KNOWN: [&str; 9] = [
    "objetivo",
    "objetivos",
    "objectif",
    "objectifs",
    "obiettivo",
    "obiettivi",
    "objective",
    "key result",
    "objektiv",
];

/// The label in capitals where the misspelt word is.
fn in_case_of(word: &str, meant: Meant) -> String {
    let capitals = !word.chars().any(char::is_lowercase);
    match capitals {
        true => meant.label().to_uppercase(),
        false => meant.label().to_owned(),
    }
}

/// The blocks whose label is misspelt, as byte ranges of the document in order. What is wrong below one of
/// them is its label's fault.
pub(super) fn misspelt_blocks(document: &Document) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    collect_misspelt(&document.placed_root(), &mut ranges);
    ranges
}

fn collect_misspelt(parent: &Placed, ranges: &mut Vec<Range<usize>>) {
    for block in parent.children() {
        match misspelt(&block) {
            Some(_) => ranges.push(block.range()),
            None => collect_misspelt(&block, ranges),
        }
    }
}

/// `OBJETIVE:` becomes `OBJECTIVE:`.
fn spell_label(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let word = subject.text.slice(found.range.clone());
    let label = in_case_of(&word, meant(&word)?);
    let fix = Fix::new(format!("Write `{label}`")).revealing();
    Some(fix.replace(found.range.clone(), label))
}

/// `KR - text` becomes `KR: text`.
fn write_colon(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let text = subject.text;
    let end = found.range.end;
    let behind = text.slice(end..text.line_range(text.line_of(end)).end);
    let dash = behind.find(['-', '–', '—'])?;
    let before = behind.get(..dash)?;
    let width = behind.get(dash..)?.chars().next()?.len_utf8();
    let between = before
        .chars()
        .all(|char| char.is_whitespace() || "*_".contains(char));
    // The colon stands behind the label, and before the marks that end its emphasis there.
    let blanks = before.len() - before.trim_end().len();
    let range = end + dash - blanks..end + dash + width;
    between.then(|| {
        Fix::new("Write a colon behind the label")
            .revealing()
            .replace(range, ":")
    })
}
