//! Wording of objectives, key results, initiatives and KPIs, in the notation of [`Template`].

use std::ops::Range;

use super::company::CompanyObjective;
use super::cursor::CompletionCursor;
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines::{self, Topic};
use crate::lexicon::{opening, wording};
use crate::model::Words;
use crate::text::{Template, capitalised};

/// What an objective can be, as far as it is typed. At its beginning: the objectives of the company, whole sentences,
/// and words to begin with. Behind such a word: what the objective is about. Behind that: why.
pub(super) fn objective(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let page = Page::Topic(&guidelines::OBJECTIVE);
    let words = cursor.words(typed);
    if !cursor.is_at_end() {
        return starters(typed, page).collect();
    }
    if let Some(focus) = behind_starter(&words) {
        let rest = typed.end - focus.len()..typed.end;
        let all = templates(wording::FOCUS, page, &rest);
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
    let sentences = templates(wording::OBJECTIVE, page, typed);
    company
        .chain(sentences)
        .chain(starters(typed, page))
        .collect()
}

/// What a key result can be: whole sentences, and behind a sentence by when.
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
    templates(wording::KEY_RESULT, page, typed)
        .chain(templates(
            wording::GUARDRAIL,
            Page::Topic(&guidelines::GUARDRAIL),
            typed,
        ))
        .collect()
}

/// What an initiative can be (G48, G50).
pub(super) fn initiative(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    sentences(cursor, typed, wording::INITIATIVE, &guidelines::INITIATIVE)
}

/// What a KPI can be (G51).
pub(super) fn kpi(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    sentences(cursor, typed, wording::KPI, &guidelines::KPI)
}

fn sentences(
    cursor: &CompletionCursor<'_>,
    typed: &Range<usize>,
    all: &'static [[&str; 2]],
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
    opening::OBJECTIVE.iter().map(move |word| {
        let word = capitalised(word);
        let text = Template::verbatim(&format!("{word} "));
        Completion::new(word, CompletionKind::Word, page, typed, text)
            .detailed("an opening for an objective")
    })
}

/// What stands behind the first word, if that word is one to begin with and at most one more word follows.
fn behind_starter(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(' ')?;
    let known = opening::OBJECTIVE
        .iter()
        .any(|word| word.eq_ignore_ascii_case(first));
    (known && !rest.contains(' ')).then_some(rest)
}

/// How the sentence `words` goes on to say why (G22). There are no proposals if it already says why.
fn why(words: &str, typed: &Range<usize>, page: Page) -> Vec<Completion> {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let whole = words.strip_suffix(last).unwrap_or(words);
    let mut said = whole.split_whitespace().skip(1).map(str::to_lowercase);
    if said.any(|word| opening::REASON.contains(&word.as_str())) || Words::of(whole).len() < 2 {
        return Vec::new();
    }
    let rest = typed.end - last.len()..typed.end;
    templates(wording::CONNECTOR, page, &rest).collect()
}

/// By when a key result is to be reached: the end of the period, as a name and as a date.
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
pub(super) fn templates(
    all: &'static [[&str; 2]],
    page: Page,
    typed: &Range<usize>,
) -> impl Iterator<Item = Completion> + use<> {
    let typed = typed.clone();
    all.iter().map(move |[notation, detail]| {
        let text = Template::new(notation);
        Completion::new(text.plain(), CompletionKind::Template, page, &typed, text)
            .detailed(*detail)
    })
}
