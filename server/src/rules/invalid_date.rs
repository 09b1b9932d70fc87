//! A day or quarter that no calendar has is a slip (G61).

use super::fix::{Fix, Remedy};
use super::introduction::introduction;
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::front_matter;
use crate::model::{AttributeName, BlockKind, FrontMatterField, Item, Placed, front_matter_fields};
use crate::period::{Impossible, TextPlace, dates, impossible};

pub(super) static RULE: Rule = Rule {
    name: "invalid-date",
    severity: Severity::Error,
    page: include_str!("invalid_date.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(last_day)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let introduction = introduction(document);
    for block in &introduction {
        in_block(subject, block, findings);
    }
    let behind = introduction.last().map_or(0, |block| block.start + 1);
    for section in &document.sections {
        if section.heading.start >= behind {
            in_block(subject, &section.heading, findings);
        }
    }
    for objective in &document.objectives {
        in_item(&objective.item, findings);
    }
    for put in subject.put_key_results() {
        in_item(put.item, findings);
    }
}

fn in_block(subject: &Subject<'_>, block: &Placed, findings: &mut Findings) {
    let place = match block.block.kind {
        BlockKind::FrontMatter => return in_front_matter(subject, block, findings),
        BlockKind::Section => TextPlace::Heading,
        _ => TextPlace::Words,
    };
    let plain = &block.block.head.inline.plain;
    let phrase = plain.phrase();
    for found in impossible(phrase.text, phrase.opaque, place) {
        let place = block.absolute(&plain.source_range(found.range.clone()));
        findings.add(place, message(&found));
    }
}

fn in_front_matter(subject: &Subject<'_>, block: &Placed, findings: &mut Findings) {
    let text = subject.text.slice(block.range());
    for field in front_matter_fields(&text) {
        in_field(&field, block.start, findings);
    }
}

/// Reports impossible dates in the value of `field`, in front matter that begins at the byte `at`.
fn in_field(field: &FrontMatterField<'_>, at: usize, findings: &mut Findings) {
    let value = field.value;
    let key = field.key.to_lowercase().replace('-', "_");
    if !front_matter::TIME.contains(&key.as_str()) {
        return;
    }
    let place = if key == "title" {
        TextPlace::Heading
    } else {
        TextPlace::Field
    };
    let blanks = value.len() - value.trim_start_matches([' ', '"', '\'']).len();
    let start = at + field.value_start() + blanks;
    let value = value.split(" #").next().unwrap_or_default();
    let words = value.trim_matches([' ', '"', '\'', '\r', '\n']);
    for found in impossible(words, &[], place) {
        let place = start + found.range.start..start + found.range.end;
        findings.add(place, message(&found));
    }
}

fn in_item(item: &Item, findings: &mut Findings) {
    if !item.quoted {
        for found in item.facts().impossible(item.plain()) {
            findings.add(item.source_range(found.range.clone()), message(found));
        }
    }
    let due = item
        .attributes()
        .filter(|attribute| attribute.name == AttributeName::Due);
    for attribute in due {
        if let Some(found) = impossible(attribute.value(), &[], TextPlace::Field).next() {
            findings.add(attribute.value_range(), message(&found));
        }
    }
}

fn message(found: &Impossible) -> &'static str {
    if found.day {
        "There is no such day. Check the last day of the month."
    } else {
        "There is no such quarter, half or week. Quarters go from 1 to 4, halves to 2, weeks to 52 or 53."
    }
}

/// Writes the last day of the month.
fn last_day(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let words = subject.text.slice(found.range.clone());
    dates(&words).find(|(date, _)| date.is_none())?;
    let digit = |char: char| char.is_ascii_digit();
    let mut start = 0;
    // The number that makes it no date, if that is its day: with the last day of the month in its place, it is a date.
    while let Some(at) = words.get(start..)?.find(digit) {
        let from = start + at;
        let rest = words.get(from..)?;
        let number = rest.split(|char: char| !digit(char)).next()?;
        start = from + number.len();
        if !number.parse().is_ok_and(|day: u8| (29..=99).contains(&day)) {
            continue;
        }
        let (before, behind) = (words.get(..from)?, words.get(start..)?);
        let mut days = (28..=31).rev().map(|day| format!("{before}{day}{behind}"));
        let is_day = |written: &String| {
            dates(written)
                .next()
                .is_some_and(|(date, _)| date.is_some())
        };
        if let Some(written) = days.find(is_day) {
            let title = format!("Write `{written}`");
            return Some(Fix::new(title).replace(found.range.clone(), written));
        }
    }
    None
}
