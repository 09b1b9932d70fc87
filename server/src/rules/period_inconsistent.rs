//! Title, introduction, front matter and file name must name the same period (G60, G61).

use std::ops::Range;

use jiff::civil::Date;

use super::fix::{Fix, Remedy};
use super::introduction::{introduction, is_title};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::lexicon::{self, front_matter};
use crate::model::{BlockKind, Placed, front_matter_fields};
use crate::period::{self, Part, Period};

pub(super) static RULE: Rule = Rule {
    name: "period-inconsistent",
    severity: Severity::Warning,
    page: include_str!("period_inconsistent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(write_first), Remedy::offered(swap_dates)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut statements = Vec::new();
    for block in introduction(subject.document) {
        statements.extend(statement(subject, &block));
    }
    let named = statements.first().cloned();
    if let Some(first) = &named {
        for other in statements.iter().skip(1) {
            if contradict(first.period, other.period) {
                findings.add(
                    other.range.clone(),
                    format!(
                        "The document says {} above, but this is another period.",
                        first.period
                    ),
                );
            }
        }
        let file = single(subject.snapshot.file_name());
        if let Some(file) = file.filter(|file| contradict(first.period, *file)) {
            findings.add(
                first.range.clone(),
                format!("The file name says {file}, but this is another period."),
            );
        }
    }
    dates(subject, named.map(|first| first.period), findings);
}

/// A period that the document says it is for.
#[derive(Clone)]
struct StatedPeriod {
    period: Period,
    range: Range<usize>,
}

fn statement(subject: &Subject<'_>, block: &Placed) -> Option<StatedPeriod> {
    let plain = &block.block.head.inline.plain;
    if block.block.kind == BlockKind::FrontMatter {
        return stated_in_front_matter(subject, block);
    }
    let words = plain.as_str();
    let start = if is_title(block) {
        0
    } else {
        statement_start(words)?
    };
    let rest = words.get(start..)?;
    let (period, found) = Period::find(rest)?;
    let near = is_title(block) || found.start == 0;
    let alone = Period::find(rest.get(found.end..)?).is_none();
    (near && alone).then(|| StatedPeriod {
        period,
        range: block.absolute(&plain.source_range(start + found.start..start + found.end)),
    })
}

/// The byte where the period begins in "These OKRs are for Q2 2021"; `None` if there are no such words.
fn statement_start(words: &str) -> Option<usize> {
    let lower = words.to_lowercase();
    let mut leads = lexicon::period::STATED.iter();
    let start = leads.find_map(|lead| {
        let lead = format!("{lead} ");
        Some(lower.find(&lead)? + lead.len())
    })?;
    (lower.len() == words.len()).then_some(start)
}

fn stated_in_front_matter(subject: &Subject<'_>, block: &Placed) -> Option<StatedPeriod> {
    let text = subject.text.slice(block.range());
    let mut told = front_matter_fields(&text).filter(|field| {
        let key = field.key.to_lowercase();
        front_matter::PERIOD.contains(&key.as_str())
    });
    told.find_map(|field| {
        let (period, range) = Period::find(field.line)?;
        let start = block.start + field.start;
        let range = start + range.start..start + range.end;
        Some(StatedPeriod { period, range })
    })
}

/// The only period that a file's name gives.
fn single(name: &str) -> Option<Period> {
    let (period, range) = Period::find(name)?;
    Period::find(name.get(range.end..)?)
        .is_none()
        .then_some(period)
}

/// Whether no goal can be for both. Fiscal years are not compared with calendar years, nor months with quarters.
fn contradict(one: Period, other: Period) -> bool {
    if one.calendar() != other.calendar() {
        return false;
    }
    let parts = match (one.part(), other.part()) {
        (Part::Quarter(quarter), Part::Half(half)) | (Part::Half(half), Part::Quarter(quarter)) => {
            quarter.div_ceil(2) != half
        }
        (Part::Quarter(one), Part::Quarter(other))
        | (Part::Half(one), Part::Half(other))
        | (Part::Month(one), Part::Month(other))
        | (Part::Week(one), Part::Week(other)) => one != other,
        _ => false,
    };
    parts || one.year() != other.year()
}

/// How many days a stated span may differ from its period.
const SLACK: i32 = 10;

/// Reports dates that run backwards, or are too many or too few for the period.
fn dates(subject: &Subject<'_>, named: Option<Period>, findings: &mut Findings) {
    let Some((first, last, range)) = &subject.document.period.dates else {
        return;
    };
    let days = days(*first, *last);
    if days <= 0 {
        findings.add(
            range.clone(),
            "The period ends before it begins. Swap the dates.",
        );
        return;
    }
    let expected = match named.map(Period::part) {
        Some(Part::Year) => 365,
        Some(Part::Half(_)) => 182,
        Some(Part::Quarter(_)) => 91,
        _ => return,
    };
    if (days - expected).abs() > SLACK {
        findings.add(
            range.clone(),
            format!("These are {days} days, but the named period has about {expected}. Check both dates."),
        );
    }
}

/// How many days there are from `first` to `last`, both counted.
fn days(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days() + 1)
}

/// Writes the period that is named first.
fn write_first(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let blocks = introduction(subject.document);
    let mut statements = blocks.iter().filter_map(|block| statement(subject, block));
    let first = statements.next()?;
    statements.find(|other| other.range == found.range)?;
    let words = subject.text.slice(first.range);
    let title = format!("Write {words}");
    Some(Fix::new(title).replace(found.range.clone(), words))
}

/// Swaps the first and the last day.
fn swap_dates(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let (first, last, range) = subject.document.period.dates.as_ref()?;
    let words = subject.text.slice(range.clone());
    let found_dates: Vec<_> = period::dates(&words).map(|(_, place)| place).collect();
    let [one, other] = &found_dates[..] else {
        return None;
    };
    let place = |place: &Range<usize>| range.start + place.start..range.start + place.end;
    let backwards = *range == found.range && days(*first, *last) <= 0;
    let fix = Fix::new("Swap the dates").replace(place(one), words.get(other.clone())?);
    let earlier = words.get(one.clone())?;
    backwards.then(|| fix.replace(place(other), earlier))
}
