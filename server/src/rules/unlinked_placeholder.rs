//! A redaction without a link hides its value even from people who may know it (G68).

use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::undefined_reference::definition;
use super::{Finding, Findings, Rule, Severity, Subject, links};
use crate::model::Item;
use crate::syntax::Plainness;

pub(super) static RULE: Rule = Rule {
    name: "unlinked-placeholder",
    severity: Severity::Information,
    page: include_str!("unlinked_placeholder.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::safe(link), Remedy::offered(link_or_define)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    for item in objectives.chain(key_results).filter(|item| !item.quoted) {
        check_item(subject, item, findings);
    }
}

fn check_item(subject: &Subject<'_>, item: &Item, findings: &mut Findings) {
    let placeholders = item.plain().placeholders();
    let links = if placeholders.is_empty() {
        Vec::new()
    } else {
        linked_to(subject, item)
    };
    for placeholder in placeholders {
        let words = item.text().get(placeholder.clone()).unwrap_or_default();
        let range = item.source_range(placeholder.clone());
        let before = links.partition_point(|link| link.start <= range.start);
        let link = before.checked_sub(1).and_then(|last| links.get(last));
        if !is_numbered(words) || link.is_some_and(|link| range.end <= link.end) {
            continue;
        }
        let message = format!(
            "`{words}` has no link to its value. Add one: `[{words}][{}]`.",
            words.to_lowercase()
        );
        findings.add(range, message);
    }
}

/// The bytes of the words of `item` that are links, in order. Each ends at or behind the end of those before it.
fn linked_to(subject: &Subject<'_>, item: &Item) -> Vec<Range<usize>> {
    let mut links: Vec<Range<usize>> = links::of(subject, item).collect();
    links.sort_unstable_by_key(|link| link.start);
    let mut end = 0;
    for link in &mut links {
        end = link.end.max(end);
        link.end = end;
    }
    links
}

/// `N3`, as `_N<sub>3</sub>_` reads; `X%` and `TBD` are values still to be decided.
fn is_numbered(words: &str) -> bool {
    let mut chars = words.chars();
    let digits = chars.as_str().trim_start_matches(char::is_alphabetic);
    chars.next().is_some_and(char::is_alphabetic)
        && !digits.is_empty()
        && digits.chars().all(|char| char.is_ascii_digit())
}

/// Links the placeholder to its definition, if every reader of Markdown shows the same words afterwards.
fn link(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let place = UnlinkedPlaceholder::of(subject, found)?;
    let id = place.id();
    let defined = subject.definitions().defines(&id, subject.plainness());
    let certain = defined && place.is_free(subject);
    certain.then(|| place.linked(&id))
}

/// Links the placeholder and adds its definition if there is none. If there is one, it links the placeholder only if
/// [`link`] does not: then readers of Markdown may show other words, and the author has to check them.
fn link_or_define(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let place = UnlinkedPlaceholder::of(subject, found)?;
    let id = place.id();
    if !subject.definitions().holds(&id) {
        return definition(subject, &id, place.linked(&id));
    }
    link(subject, found).is_none().then(|| place.linked(&id))
}

/// A placeholder such as `_N<sub>3</sub>_` in its line.
struct UnlinkedPlaceholder {
    /// The placeholder and the marks that belong to it, in bytes of the document.
    range: Range<usize>,
    words: String,
    /// What stands before and behind it in the line.
    before: String,
    behind: String,
}

/// A place this many bytes from the start of its line, or further, is not examined.
const FAR: usize = 2000;

impl UnlinkedPlaceholder {
    fn of(subject: &Subject<'_>, found: &Finding) -> Option<Self> {
        let text = subject.text;
        let Range { mut start, mut end } = found.range.clone();
        let line = text.line_range(text.line_of(start));
        let mut before = text
            .slice(line.start..start.min(line.start + FAR))
            .into_owned();
        if line.start + before.len() < start {
            return None;
        }
        let mut behind = text.slice(end..line.end.min(end + FAR)).into_owned();
        let words = text.slice(found.range.clone()).into_owned();
        if let Some(rest) = behind.strip_prefix("</sub>") {
            end += "</sub>".len();
            behind = rest.to_owned();
        }
        while let Some(mark) = before
            .chars()
            .next_back()
            .filter(|char| "_*".contains(*char))
        {
            let Some(rest) = behind.strip_prefix(mark) else {
                break;
            };
            behind = rest.to_owned();
            before.pop();
            (start, end) = (start - 1, end + 1);
        }
        let range = start..end;
        Some(Self {
            range,
            words,
            before,
            behind,
        })
    }

    /// `n3`.
    fn id(&self) -> String {
        let letters = self
            .words
            .split('<')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let digits = self.words.chars().filter(char::is_ascii_digit);
        let letters: String = letters
            .chars()
            .filter(|char| char.is_alphabetic())
            .collect();
        letters.chars().chain(digits).collect()
    }

    fn linked(&self, id: &str) -> Fix {
        Fix::new(format!("Link it to `{id}`"))
            .insert(self.range.start, "[")
            .insert(self.range.end, format!("][{id}]"))
    }

    /// Whether it is certainly a word of a Markdown text: outside of code, links and HTML, and separate from its
    /// neighbours.
    fn is_free(&self, subject: &Subject<'_>) -> bool {
        let line = subject.text.line_of(self.range.start);
        let above = line.checked_sub(1);
        let blank_above = above.is_none_or(|above| subject.text.line_range(above).is_empty());
        subject.plainness().is_plain(line)
            && (begins_item(&self.before) || (blank_above && !self.before.starts_with([' ', '\t'])))
            && !is_open(&self.before)
            && self
                .words
                .replace("<sub>", "")
                .chars()
                .all(char::is_alphanumeric)
            && last_word(&self.before)
                .chars()
                .all(|char| "($€£¥~≈=≥≤+*".contains(char))
            && first_word(&self.behind)
                .chars()
                .all(|char| ".,;:!?%)+*".contains(char))
    }
}

/// Whether a list item or heading begins with `before`, whatever stands above it.
fn begins_item(before: &str) -> bool {
    let words = before.trim_start_matches(' ');
    let marks = ["- ", "* ", "+ ", "1. ", "1) "];
    let item = marks.iter().any(|mark| words.starts_with(mark)) || Plainness::is_heading(words);
    item && before.len() - words.len() < 4
}

/// Whether code, a link or HTML may reach beyond the end of `before`.
fn is_open(before: &str) -> bool {
    let rest = before.replace("<sub>", "").replace("</sub>", "");
    let mut depth = 0_usize;
    for char in rest.chars() {
        match char {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let destination = rest.rsplit_once("](");
    depth > 0
        || rest.contains(['`', '<', '\\'])
        || destination.is_some_and(|(_, behind)| !behind.contains(')'))
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}
