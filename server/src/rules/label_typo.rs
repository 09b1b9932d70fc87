//! A misspelt label hides its item: nothing below it is read as an objective or key result.

mod spelling;

use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{BlockKind, Document, Inline, Marker, Placed};
use crate::syntax::Plainness;

pub(super) static RULE: Rule = Rule {
    name: "label-typo",
    severity: Severity::Warning,
    page: include_str!("label_typo.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[
        Remedy::safe(spell_label),
        Remedy::safe(write_colon),
        Remedy::offered(spell_heading),
        Remedy::offered(write_singular),
    ],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    below(subject, &subject.document.placed_root(), findings);
}

/// Looks at the items in `parent`. A label counts as misspelt only if it stands among or above items with right labels.
fn below(subject: &Subject<'_>, parent: &Placed, findings: &mut Findings) {
    dashes_behind_labels(subject, parent, findings);
    let labelled = parent.children().any(|block| is_labelled(&block));
    for block in parent.children() {
        if let Some((word, label)) = misspelt(&block)
            .filter(|_| labelled || block.children().any(|child| is_labelled(&child)))
        {
            let range = block.absolute(&block.block.head.inline.plain.source_range(0..word.len()));
            let message = format!(
                "`{word}` is not read as a label. Write `{}:`.",
                in_case_of(word, label)
            );
            findings.add(range, message);
        }
        if block.block.kind != BlockKind::Quote {
            below(subject, &block, findings);
        }
    }
}

/// `KR - text`: a dash separates a label from its words only if the label has a number. Without a number, `KR` is a
/// label only if the list has a right label or belongs to an objective. It is none if the list has other codes, such as
/// those of countries.
fn dashes_behind_labels(subject: &Subject<'_>, parent: &Placed, findings: &mut Findings) {
    let blocks: Vec<Placed> = parent.children().collect();
    let is_listed = |block: &Placed| matches!(block.block.head.marker, Some(Marker::List { .. }));
    let lists = blocks.chunk_by(|one, next| is_listed(one) && is_listed(next));
    for list in lists {
        let labels = || list.iter().filter(|block| is_labelled(block));
        let told = labels().any(|block| !is_dashed(block))
            || (is_labelled(parent) && labels().count() > 1);
        if !told || list.iter().any(is_code) {
            continue;
        }
        for block in list.iter().filter(|block| is_dashed(block)) {
            dash_behind_label(subject, block, findings);
        }
    }
}

fn dash_behind_label(subject: &Subject<'_>, block: &Placed, findings: &mut Findings) {
    let Some(label) = &block.block.head.label else {
        return;
    };
    let range = block.absolute(&label.range);
    if dash_behind(subject, range.end).is_some() {
        let message = format!("Write a colon after the label: `{}:`.", label.word);
        findings.add(range, message);
    }
}

/// Whether it is a key result that has a label without a number, and only a dash before its words.
fn is_dashed(block: &Placed) -> bool {
    let label = block.block.head.label.as_ref();
    block.block.kind == BlockKind::KeyResult
        && label.is_some_and(|label| {
            label.id.is_none() && matches!(label.separator, Some('-' | '–' | '—'))
        })
}

/// Whether it begins with two or three letters that are no label, and a dash: `US - United States`.
fn is_code(block: &Placed) -> bool {
    let words = block.block.head.inline.plain.as_str();
    let Some((code, rest)) = words.split_once(['-', '–', '—']) else {
        return false;
    };
    let code = code.trim_end();
    !is_labelled(block)
        && rest.starts_with(char::is_whitespace)
        && (2..=3).contains(&code.chars().count())
        && code.chars().all(char::is_alphabetic)
}

fn is_labelled(block: &Placed) -> bool {
    let kind = matches!(
        block.block.kind,
        BlockKind::Objective | BlockKind::KeyResult
    );
    kind && block.block.head.label.is_some()
}

/// The word in the place of a label that is nearly a label, and that label. Code and links are not considered.
fn misspelt(block: &Placed) -> Option<(&str, &'static str)> {
    let inline = &block.block.head.inline;
    if !matches!(block.block.kind, BlockKind::ListItem | BlockKind::Section) {
        return None;
    }
    let (label, rest) = inline.plain.as_str().split_once([':', '：'])?;
    let word = label.trim_end_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, '.' | ' ' | '#' | '-')
    });
    let meant = spelling::meant(word).or_else(|| spelling::singular(word))?;
    // A plural with nothing behind it is the heading of a group. With several numbers it is about several items.
    let several =
        rest.trim().is_empty() || counts(label.strip_prefix(word).unwrap_or_default()) > 1;
    let plural = spelling::singular(word).is_some() && several;
    (!plural && !is_marked_up(inline, word.len())).then_some((word, meant))
}

/// Whether code, an address or a link, and not only emphasis, touches the first `length` bytes of the words.
fn is_marked_up(inline: &Inline, length: usize) -> bool {
    let links = inline.links.iter().map(|link| &link.plain);
    let references = inline.references.iter().map(|reference| &reference.plain);
    let opaque = inline.plain.phrase().opaque.iter();
    links
        .chain(references)
        .chain(opaque)
        .any(|span| span.start < length)
}

/// How many numbers stand in `text`.
fn counts(text: &str) -> usize {
    let parts = text.split(|char: char| !char.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).count()
}

/// The label in capitals where the misspelt word is.
fn in_case_of(word: &str, label: &str) -> String {
    let capitals = !word.chars().any(char::is_lowercase);
    match capitals {
        true => label.to_uppercase(),
        false => label.to_owned(),
    }
}

/// The blocks with a misspelt label, as byte ranges of the document, in order. What is wrong below one of them comes
/// from its label.
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
fn spell_label(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    write_label(subject, found, spelling::meant).filter(|_| !is_heading(subject, found))
}

/// The same in a heading. Links that nobody here knows may name a heading by its words.
fn spell_heading(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    write_label(subject, found, spelling::meant).filter(|_| is_heading(subject, found))
}

/// Whether the finding is in a line that begins as a heading, or in one that the line below makes a heading.
fn is_heading(subject: &Subject<'_>, found: &Finding) -> bool {
    let text = subject.text;
    let line = text.line_of(found.range.start);
    let [own, below] = [line, line + 1].map(|line| text.slice(text.line_range(line)));
    own.trim_start().starts_with('#') || Plainness::is_underline(below.trim())
}

/// `KRs: text` becomes `KR: text`, unless it is about several.
fn write_singular(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    write_label(subject, found, spelling::singular)
}

fn write_label(
    subject: &Subject<'_>,
    found: &Finding,
    meant: fn(&str) -> Option<&'static str>,
) -> Option<Fix> {
    let word = subject.text.slice(found.range.clone());
    if !is_markdown(subject, found) {
        return None;
    }
    let label = in_case_of(&word, meant(&word)?);
    let fix = Fix::new(format!("Write `{label}`")).revealing();
    Some(fix.replace(found.range.clone(), label))
}

/// `KR - text` becomes `KR: text`.
fn write_colon(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let dash = dash_behind(subject, found.range.end).filter(|_| is_markdown(subject, found))?;
    let fix = Fix::new("Write a colon after the label").revealing();
    Some(fix.replace(dash, ":"))
}

/// Whether the finding is certainly outside of code and HTML.
fn is_markdown(subject: &Subject<'_>, found: &Finding) -> bool {
    let line = subject.text.line_of(found.range.start);
    subject.plainness().is_markdown(line)
}

/// The dash behind a label that ends at the byte `end`, and the blanks before it, in bytes of the document. A dash
/// before a number or another sign belongs to a value, as in `KR -5%`.
fn dash_behind(subject: &Subject<'_>, end: usize) -> Option<Range<usize>> {
    let text = subject.text;
    let behind = text.slice(end..text.line_range(text.line_of(end)).end);
    let (before, rest) = behind.split_at_checked(behind.find(['-', '–', '—'])?)?;
    let mut rest = rest.chars();
    let width = rest.next()?.len_utf8();
    let between = before
        .chars()
        .all(|char| char.is_whitespace() || "*_".contains(char));
    let apart = rest
        .as_str()
        .trim_start_matches(['*', '_'])
        .starts_with(char::is_whitespace);
    // The colon goes behind the label, and before the marks that end its emphasis there.
    let dash = end + before.len();
    (between && apart).then(|| end + before.trim_end().len()..dash + width)
}

#[cfg(test)]
mod tests {
    use crate::rules::fix::mend;
    use crate::workspace::Snapshot;
    use crate::workspace::Surroundings;

    #[test]
    fn headings_keep_the_words_by_which_they_are_linked() {
        for (text, mended) in [
            ("# OKRs\n\n## Objetive 1: Win\n\n- KR: 5 towns\n", false),
            ("# OKRs\n\nObjetive 1: Win\n---\n\n- KR: 5 towns\n", false),
            ("# OKRs\n\n- Objetive 1: Win\n  - KR: 5 towns\n", true),
        ] {
            let snapshot = Snapshot::new("plan.okr.md", 1, text);
            let found = mend(&snapshot, Surroundings::none());
            assert_eq!(found.is_some(), mended, "{text}");
        }
    }
}
