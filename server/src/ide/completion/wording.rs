//! Wording of objectives, key results, initiatives and KPIs, in the notation of [`Template`].

use std::ops::Range;

use super::company::CompanyObjective;
use super::cursor::CompletionCursor;
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines::{self, Topic};
use crate::model::Words;
use crate::text::Template;

/// What an objective can be, at what has been typed of it: the company's objectives, whole sentences and the
/// words to begin with; behind such a word what it is about; and behind that why.
pub(super) fn objective(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let page = Page::Topic(&guidelines::OBJECTIVE);
    let words = cursor.words(typed);
    if !cursor.is_at_end() {
        return starters(typed, page).collect();
    }
    if let Some(focus) = behind_starter(&words) {
        let rest = typed.end - focus.len()..typed.end;
        let all = templates(&FOCUSES, page, &rest);
        let whole = goals(cursor.company(), typed);
        return all.chain(whole).collect();
    }
    if !cursor.is_begun(typed) || words.ends_with(' ') {
        return if cursor.by_blank {
            Vec::new()
        } else {
            why(&words, typed, page)
        };
    }
    let company = goals(cursor.company(), typed);
    let sentences = templates(&OBJECTIVES, page, typed);
    company
        .chain(sentences)
        .chain(starters(typed, page))
        .collect()
}

/// What a key result can be: the company's in the same words, whole sentences, and behind a sentence by when.
pub(super) fn key_result(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let page = Page::Topic(&guidelines::KEY_RESULT);
    let words = cursor.words(typed);
    if !cursor.is_at_end() {
        return Vec::new();
    }
    if !cursor.is_begun(typed)
        || (words.ends_with(' ') && words.contains(|char: char| char.is_ascii_digit()))
    {
        return if cursor.by_blank {
            Vec::new()
        } else {
            by_when(cursor, typed)
        };
    }
    templates(&KEY_RESULTS, page, typed)
        .chain(templates(
            &GUARDRAILS,
            Page::Topic(&guidelines::GUARDRAIL),
            typed,
        ))
        .collect()
}

/// What an initiative can be (G48, G50).
pub(super) fn initiative(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    sentences(cursor, typed, &INITIATIVES, &guidelines::INITIATIVE)
}

/// What a KPI can be (G51).
pub(super) fn kpi(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    sentences(cursor, typed, &KPIS, &guidelines::KPI)
}

fn sentences(
    cursor: &CompletionCursor<'_>,
    typed: &Range<usize>,
    all: &[(&str, &'static str)],
    topic: &'static Topic,
) -> Vec<Completion> {
    let wanted = cursor.is_at_end() && cursor.is_begun(typed);
    let all = wanted.then(|| templates(all, Page::Topic(topic), typed));
    all.into_iter().flatten().collect()
}

/// The company's objectives, to be repeated word for word (G65).
fn goals(company: Vec<CompanyObjective>, typed: &Range<usize>) -> impl Iterator<Item = Completion> {
    company.into_iter().map(|goal| {
        let page = Page::Topic(&guidelines::ALIGNMENT);
        let text = Template::verbatim(&goal.source);
        Completion::new(goal.text, CompletionKind::Objective, page, typed, text)
            .detailed("objective of the company")
    })
}

fn starters(typed: &Range<usize>, page: Page) -> impl Iterator<Item = Completion> + '_ {
    STARTERS.iter().map(move |word| {
        let text = Template::verbatim(&format!("{word} "));
        Completion::new(*word, CompletionKind::Word, page, typed, text)
            .detailed("an opening for an objective")
    })
}

/// What stands behind the first word, where that is one to begin with and nothing more than a word follows.
fn behind_starter(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(' ')?;
    let known = STARTERS.iter().any(|word| word.eq_ignore_ascii_case(first));
    (known && !rest.contains(' ')).then_some(rest)
}

/// How the sentence `words` goes on to say why, unless it does (G22).
fn why(words: &str, typed: &Range<usize>, page: Page) -> Vec<Completion> {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let whole = words.strip_suffix(last).unwrap_or(words);
    let mut said = whole.split_whitespace().skip(1).map(str::to_lowercase);
    if said.any(|word| WHY.contains(&word.as_str())) || Words::of(whole).len() < 2 {
        return Vec::new();
    }
    let rest = typed.end - last.len()..typed.end;
    templates(&CONNECTORS, page, &rest).collect()
}

/// By when a key result is to be reached: the end of the period, by its name and by its day.
fn by_when(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let words = cursor.words(typed);
    let last = words.rsplit(' ').next().unwrap_or_default();
    if words.to_lowercase().contains(" by ") && last.is_empty() {
        return Vec::new();
    }
    let rest = typed.end - last.len()..typed.end;
    let page = Page::Topic(&guidelines::PERIOD);
    period::ends(cursor)
        .into_iter()
        .map(|(end, detail)| {
            let text = format!("by {end}");
            let template = Template::verbatim(&text);
            Completion::new(text, CompletionKind::Value, page, &rest, template).detailed(detail)
        })
        .collect()
}

/// The templates `all`, each with a few words about it, in the place of `typed`.
pub(super) fn templates<'a>(
    all: &'a [(&str, &'static str)],
    page: Page,
    typed: &Range<usize>,
) -> impl Iterator<Item = Completion> + use<'a> {
    let typed = typed.clone();
    all.iter().map(move |(notation, detail)| {
        let text = Template::new(notation);
        Completion::new(text.plain(), CompletionKind::Template, page, &typed, text)
            .detailed(*detail)
    })
}

/// The words an objective begins with, those of the guidelines first (G30, G25; then those seen in good
/// documents).
const STARTERS: [&str; 26] = [
    "Improve",
    "Achieve",
    "Identify",
    "Maximize",
    "Make",
    "Present",
    "Implement",
    "Solve",
    "Promote",
    "Establish",
    "Build",
    "Reach",
    "Deliver",
    "Increase",
    "Attract",
    "Enhance",
    "Expand",
    "Become",
    "Create",
    "Strengthen",
    "Accelerate",
    "Simplify",
    "Earn",
    "Win",
    "Learn",
    "Help",
];

/// Whole objectives with a few words about each (G19, G20, G25).
const OBJECTIVES: [(&str, &str); 7] = [
    (
        "We will focus on {driving this change} to {solve this problem}",
        "focus and why",
    ),
    ("Improve {focus area} to {why it matters}", "focus and why"),
    (
        "Make {what} {how it should be} to {why it matters}",
        "focus and why",
    ),
    (
        "Present a stronger {what} to {why it matters}",
        "focus and why",
    ),
    (
        "Implement {a process} when {situation} to avoid {problem}",
        "a process with its why",
    ),
    (
        "Identify {what is not working} so that we can {what will change}",
        "learn first",
    ),
    (
        "Build the foundation for {what} so that {who} can {do what}",
        "focus and why",
    ),
];

/// Whole key results with a few words about each (G33, G34, G40, G41, G81, G87, G90).
const KEY_RESULTS: [(&str, &str); 14] = [
    (
        "Increase {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Reduce {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Improve {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Increase {metric} by {n}% (from {baseline} to {target})",
        "relative change, with its baseline",
    ),
    ("Achieve {n} {things} {for whom}", "count the effect"),
    ("Achieve {n}% {metric} for {scope}", "a level"),
    ("Reach {n} {things}", "a level"),
    ("Land {n} {customers}", "count the effect"),
    ("Get {n} {customers} to {outcome}", "count the effect"),
    ("{n}% of {population} {outcome}", "a share"),
    ("All {population} have {outcome}", "everybody takes part"),
    ("Maintain {metric} at {value}", "a value to keep"),
    ("Keep {metric} below {value}", "a value to keep"),
    (
        "{Project} (in {n} stages): {first stage}",
        "a project with stages",
    ),
];

/// Key results that keep something from getting worse (G44).
const GUARDRAILS: [(&str, &str); 2] = [
    (
        "Keep {metric} at {value} while {what changes}",
        "a guardrail",
    ),
    ("Establish a baseline for {metric}", "learn before a target"),
];

/// What an objective is about, behind the word it begins with.
const FOCUSES: [(&str, &str); 5] = [
    ("{focus area} to {why it matters}", "focus and why"),
    (
        "{focus area} so that {who} can {do what}",
        "focus and for whom",
    ),
    (
        "how we {do what} to {why it matters}",
        "a way of working and why",
    ),
    (
        "the experience of {whom} to {why it matters}",
        "for whom and why",
    ),
    (
        "{what is not working} so that we can {what will change}",
        "a problem and its end",
    ),
];

/// How an objective goes on to say why (G22).
const CONNECTORS: [(&str, &str); 4] = [
    ("to {why it matters}", "why"),
    ("so that {who} can {do what}", "for whom"),
    ("in order to {why it matters}", "why"),
    ("when {situation}", "in which situation"),
];

/// Words that say that the reason follows.
const WHY: [&str; 7] = ["to", "so", "because", "when", "by", "for", "that"];

/// Work for a key result (G48, G50).
const INITIATIVES: [(&str, &str); 6] = [
    ("Organize {what} for {whom}", "work"),
    ("Start {what} with {whom}", "work"),
    ("Build {what} for {whom}", "work"),
    ("Launch {what} in {where}", "work"),
    ("Run {n} {experiments} to learn {what}", "learning"),
    ("Interview {n} {customers} about {what}", "learning"),
];

/// What is watched but not to be changed now (G51).
const KPIS: [(&str, &str); 2] = [
    ("{metric}: {current} (target {value})", "value and target"),
    ("{metric}: {current}", "value"),
];
