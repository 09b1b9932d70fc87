//! On a period or a date: its days, and how many of them are left (G60, G61, G71).

use std::ops::Range;

use jiff::civil::Date;

use super::place::HoverPlace;
use super::{Hover, fact};
use crate::guidelines::PERIOD;
use crate::model::{BlockKind, Document};
use crate::period::{Calendar, Part, Period, dates};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    documents_own(place).or_else(|| in_words(place))
}

/// On the period that the document is for, by its name or its dates.
fn documents_own(place: &HoverPlace<'_>) -> Option<Hover> {
    let period = &place.document().period;
    let named = period.named.as_ref().and_then(|(_, place)| place.clone());
    let dated = period.dates.as_ref().map(|(_, _, place)| place.clone());
    let mut ranges = named.into_iter().chain(dated);
    let range = ranges.find(|range| place.touches(range))?;
    Some(Hover::about(range, &PERIOD, own_facts(place)))
}

/// The document's period and its days.
fn own_facts(place: &HoverPlace<'_>) -> Vec<String> {
    let period = &place.document().period;
    let name = period.name();
    let name = name.map(|name| format!("This document is for **{name}**"));
    let days = period.days();
    let days = days.map(|(first, last)| span(first, last, place.today));
    name.into_iter().chain(days).collect()
}

/// On another period or day in a heading, an item or an attribute.
fn in_words(place: &HoverPlace<'_>) -> Option<Hover> {
    let block = place.block()?;
    if matches!(
        block.block.kind,
        BlockKind::Paragraph | BlockKind::Definition
    ) {
        return None;
    }
    let line = place.text().line_range(place.text().line_of(place.offset));
    let words = place.slice(line.clone());
    let at = place.offset - line.start;
    let absolute = |range: Range<usize>| line.start + range.start..line.start + range.end;
    if let Some((Some(day), range)) = dates(&words).find(|(_, range)| range.contains(&at)) {
        let when = format!("**{day}** is {}", fact::until(day, place.today));
        let facts = [Some(when), within(place.document(), day)];
        return Some(Hover::about(
            absolute(range),
            &PERIOD,
            facts.into_iter().flatten(),
        ));
    }
    let (period, range) = period_at(&words, at, place.document())?;
    let own = place.document().period.named.as_ref();
    if own.is_some_and(|(own, _)| *own == period) {
        return Some(Hover::about(absolute(range), &PERIOD, own_facts(place)));
    }
    let (first, last) = period.dates(fiscal_year_start(place.document(), period.calendar()))?;
    let facts = [format!("**{period}**"), span(first, last, place.today)];
    Some(Hover::about(absolute(range), &PERIOD, facts))
}

/// Whether a day is one of the document's period.
fn within(document: &Document, day: Date) -> Option<String> {
    let (first, last) = document.period.days()?;
    let name = document.period.name()?;
    let place = if day < first {
        "before"
    } else if day > last {
        "after the end of"
    } else {
        "in"
    };
    Some(format!(
        "It is {place} **{name}**, the period of this document"
    ))
}

/// The period that the word at the byte `at` names, alone or with one of its neighbours. If it has no year, it is in
/// the year of the document.
fn period_at(words: &str, at: usize, document: &Document) -> Option<(Period, Range<usize>)> {
    let word = |char: char| char.is_alphanumeric() || matches!(char, '-' | '/' | '\'' | '’');
    let mut all = Vec::new();
    let mut start = None;
    for (offset, char) in words.char_indices().chain([(words.len(), ' ')]) {
        match (start, word(char)) {
            (None, true) => start = Some(offset),
            (Some(first), false) => {
                all.push(first..offset);
                start = None;
            }
            _ => {}
        }
    }
    let here = all
        .iter()
        .position(|range| range.start <= at && at <= range.end)?;
    let before = here.saturating_sub(1);
    [(here, here), (here, here + 1), (before, here)]
        .into_iter()
        .find_map(|(first, last)| {
            let range = all.get(first)?.start..all.get(last)?.end;
            let named = words.get(range.clone())?;
            let (period, found) = Period::find(named)?;
            let found = range.start + found.start..range.start + found.end;
            (found.start <= at && at <= found.end && period.part() != Part::Year)
                .then_some((period, found))
        })
        .or_else(|| {
            let range = all.get(here)?.clone();
            let (own, _) = document.period.named.as_ref()?;
            let part = bare(words.get(range.clone())?)?;
            Some((Period::new(own.year(), part, own.calendar())?, range))
        })
}

/// The month with which the years of `calendar` begin. It follows from the days that the document states for its own
/// quarter or, without such days, from the configuration.
fn fiscal_year_start(document: &Document, calendar: Calendar) -> u8 {
    let period = &document.period;
    let stated = || {
        let (first, last, _) = period.dates.as_ref()?;
        let (named, _) = period.named.as_ref()?;
        let Part::Quarter(quarter) = named.part() else {
            return None;
        };
        if named.calendar() != calendar {
            return None;
        }
        let month = u8::try_from(first.month()).ok()?;
        let start = (month + 11 - 3 * (quarter - 1)) % 12 + 1;
        (named.dates(start)? == (*first, *last)).then_some(start)
    };
    stated().unwrap_or(period.fiscal_year_start)
}

/// `Q2`, `H1`.
fn bare(word: &str) -> Option<Part> {
    let number = word.get(1..)?.parse().ok()?;
    match (word.get(..1)?, number) {
        ("Q" | "q", 1..=4) => Some(Part::Quarter(number)),
        ("H" | "h", 1..=2) => Some(Part::Half(number)),
        _ => None,
    }
}

/// First and last day, and what is left between them.
fn span(first: Date, last: Date, today: Date) -> String {
    let left = if today < first {
        format!("it begins {}", fact::until(first, today))
    } else if today > last {
        format!("it ended {}", fact::until(last, today))
    } else {
        let left = fact::days(today, last).unsigned_abs() as usize;
        let verb = if left == 1 { "is" } else { "are" };
        let share = share(first, last, today);
        format!(
            "{} {verb} left, {share} % of it is over",
            fact::count(left, "day")
        )
    };
    format!("From {first} to {last}; {left}")
}

/// How much of the time from `first` to `last` is over at the end of `today`, in per cent from 0 to 100.
pub(super) fn share(first: Date, last: Date, today: Date) -> i32 {
    let whole = fact::days(first, last) + 1;
    let gone = (fact::days(first, today) + 1).clamp(0, whole.max(0));
    if whole <= 0 { 100 } else { gone * 100 / whole }
}
