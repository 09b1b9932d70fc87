//! New lines below an objective, written as the document writes such lines.

use super::{Fix, Listed, WholeLines};
use crate::model::{BlockKind, Item, KeyResult, Marker, Objective, Source};
use crate::rules::Subject;
use crate::text::{Template, Text};

/// The lines of `words` as another key result of `objective`, behind its other key results. `None` if key results stand
/// in a table or are headings.
pub(in crate::rules) fn key_result(
    subject: &Subject<'_>,
    objective: &Objective,
    words: Template,
) -> Option<WholeLines> {
    key_results(subject, objective, vec![words])
}

/// The same of several.
pub(in crate::rules) fn key_results(
    subject: &Subject<'_>,
    objective: &Objective,
    words: Vec<Template>,
) -> Option<WholeLines> {
    let text = subject.text;
    let own = subject.document.key_results_of(objective).last();
    let nth = (1..).zip(words);
    if let Some(last) = own {
        let listed = Listed::of(text, &last.item)?;
        let lines = nth.map(|(nth, words)| listed.next(nth, words));
        return Some(WholeLines::below(text, last.item.range(), lines.collect()));
    }
    let mut others = subject.document.key_results.iter();
    let other = others.find_map(|other| KeyResultStyle::of(subject, objective, other));
    let manner = match (other, is_listed(&objective.item)) {
        (Some(manner), _) => manner,
        (None, true) => KeyResultStyle::usual(Listed::of(text, &objective.item)?.inside()),
        (None, false) => KeyResultStyle::usual(String::new()),
    };
    let number = objective.item.number();
    let lines = nth.map(|(nth, words)| manner.line(nth, number, words));
    let mut lines: Vec<Template> = lines.collect();
    if is_listed(&objective.item) {
        return Some(WholeLines::below(text, objective.item.range(), lines));
    }
    let apart = Template::verbatim(text.line_break());
    let first = lines.first_mut()?;
    *first = apart.then(first.clone());
    Some(WholeLines::below(text, own_lines(objective), lines))
}

/// How to write the key results of an objective that has none yet.
struct KeyResultStyle {
    indent: String,
    /// One that is written so.
    listed: Option<Listed>,
}

impl KeyResultStyle {
    fn usual(indent: String) -> Self {
        Self {
            indent,
            listed: None,
        }
    }

    /// That of the key result `other`, if its objective is written as `objective` is.
    fn of(subject: &Subject<'_>, objective: &Objective, other: &KeyResult) -> Option<Self> {
        let text = subject.text;
        let above = &subject.document.objective(other.objective?)?.item;
        // `CTO KR: …` is the label of one person's.
        let mut told = other.item.attributes();
        if told.any(|attribute| attribute.source == Source::Label) {
            return None;
        }
        let listed = Listed::of(text, &other.item)?;
        let indent = match (is_listed(&objective.item), is_listed(above)) {
            (true, true) => {
                let own = Listed::of(text, &objective.item)?;
                let theirs = Listed::of(text, above)?;
                let deeper = listed.indent.strip_prefix(&theirs.indent)?;
                format!("{}{deeper}", own.indent)
            }
            (false, false) => listed.indent.clone(),
            _ => return None,
        };
        Some(Self {
            indent,
            listed: Some(listed),
        })
    }

    /// The line of the `nth` key result of the objective with the number `objective`.
    fn line(&self, nth: u32, objective: Option<&str>, words: Template) -> Template {
        let usual = || ("- KR: ".to_owned(), String::new());
        let frame = |listed: &Listed| listed.frame(|label| numbered(label, nth, objective));
        let (before, after) = self.listed.as_ref().map_or_else(usual, frame);
        words.between(&format!("{}{before}", self.indent), &after)
    }
}

fn is_listed(item: &Item) -> bool {
    matches!(item.block.block.head.marker, Some(Marker::List { .. }))
}

/// `KR 2.1` for `KR 1.3`, as the first below the objective 2; `KR 1` for `KR 3`.
fn numbered(label: &str, nth: u32, objective: Option<&str>) -> String {
    let digit = |char: char| char.is_ascii_digit();
    let stem = label.trim_end_matches(digit);
    if stem.len() == label.len() {
        return label.to_owned();
    }
    let word = label.split(digit).next().unwrap_or_default();
    let joint = stem.trim_start_matches(word).trim_start_matches(digit);
    match objective {
        Some(objective) if !joint.is_empty() => format!("{word}{objective}{joint}{nth}"),
        _ => format!("{stem}{nth}"),
    }
}

/// The lines of an objective that is no list item: its own line and the lines about it.
fn own_lines(objective: &Objective) -> std::ops::Range<usize> {
    let item = &objective.item;
    let told = item.block.children().take_while(|block| {
        matches!(
            block.block.kind,
            BlockKind::Attribute | BlockKind::Paragraph
        )
    });
    let end = told
        .last()
        .map_or(item.own_range().end, |last| last.range().end);
    item.own_range().start..end.max(item.own_range().end)
}

/// Adds a line `- Supports: name` below `item`, behind its other attributes.
pub(in crate::rules) fn supports(text: &Text, item: &Item, name: &str) -> Option<Fix> {
    let words = format!("Supports: {name}");
    let lines = line(text, item, &words)?;
    let fix = Fix::new(format!("Add `{words}`"));
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}

/// A line with `words` below `item`, written like those there are.
fn line(text: &Text, item: &Item, words: &str) -> Option<WholeLines> {
    let told = item.block.children();
    let mut told = told.filter(|block| block.block.kind == BlockKind::Attribute);
    if let Some(told) = told.next_back() {
        let line = text.slice(text.line_range(text.line_of(told.start)));
        let start = line.len() - line.trim_start_matches([' ', '\t', '-', '*', '+']).len();
        let line = Template::verbatim(&format!("{}{words}", line.get(..start)?));
        return Some(WholeLines::below(text, told.range(), vec![line]));
    }
    let before = match Listed::of(text, item) {
        Some(listed) => format!("{}{} ", listed.inside(), listed.bullet()),
        None if item.block.block.is_heading() => format!("{}- ", text.line_break()),
        None => return None,
    };
    let line = Template::verbatim(&format!("{before}{words}"));
    Some(WholeLines::below(text, item.own_range(), vec![line]))
}
