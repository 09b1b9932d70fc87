//! A day or quarter that no calendar has is a slip (G61).

use super::fix::{Fix, Remedy};
use super::introduction::introduction;
use super::{Diagnostic, Findings, Rule, Severity, Subject, key_result};
use crate::measure::period::{Impossible, dates, impossible};
use crate::model::{AttributeName, BlockKind, Item, Placed};

pub(super) static RULE: Rule = Rule {
    name: "invalid-date",
    severity: Severity::Error,
    page: include_str!("invalid_date.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(last_day)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
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
        in_due(&objective.item, findings);
    }
    for put in key_result::all(subject) {
        if let Some(found) = &put.criterion.impossible {
            let place = put.item.source_range(found.range.clone());
            findings.add(place, message(found));
        }
        in_due(put.item, findings);
    }
}

fn in_block(subject: &Subject<'_>, block: &Placed, findings: &mut Findings<'_>) {
    if block.block.kind == BlockKind::FrontMatter {
        let text = subject.text.slice(block.range());
        for found in impossible(&text) {
            let place = block.start + found.range.start..block.start + found.range.end;
            findings.add(place, message(&found));
        }
        return;
    }
    let plain = &block.block.head.inline.plain;
    for found in impossible(plain.as_str()) {
        let place = block.absolute(&plain.source_range(found.range.clone()));
        findings.add(place, message(&found));
    }
}

fn in_item(item: &Item, findings: &mut Findings<'_>) {
    if item.quoted {
        return;
    }
    for found in impossible(item.text()) {
        findings.add(item.source_range(found.range.clone()), message(&found));
    }
}

fn in_due(item: &Item, findings: &mut Findings<'_>) {
    let due = item
        .attributes()
        .filter(|attribute| attribute.name == AttributeName::Due);
    for attribute in due {
        if let Some(found) = impossible(attribute.value()).next() {
            findings.add(attribute.value_range(), message(&found));
        }
    }
}

fn message(found: &Impossible) -> &'static str {
    if found.day {
        "No calendar has this day. Check the month's last day."
    } else {
        "No year has this part: quarters go from 1 to 4, halves from 1 to 2, weeks to 52 or 53."
    }
}

/// Writes the last day of the month.
fn last_day(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let words = subject.text.slice(found.range.clone());
    impossible(&words).next().filter(|found| found.day)?;
    let digit = |char: char| char.is_ascii_digit();
    let mut start = 0;
    // The number that makes it no date is its day: with the month's last one in its place, it is one.
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
