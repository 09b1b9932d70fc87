//! The words of an item in their Markdown: what is added to them, and where.

use std::ops::Range;

use crate::model::Item;
use crate::text::{Template, Text};

use super::{Fix, Listed, closed};

/// `fix` that also adds `words` behind those of `item`: inside the emphasis around all of them, and before a full stop.
pub(in crate::rules) fn append(fix: Fix, text: &Text, item: &Item, words: Template) -> Fix {
    let found = item.text_range();
    let before = text.slice(text.line_start(text.line_of(found.start))..found.start);
    let behind = text.slice(found.end..closed(text, found.end));
    let emphasis = before.len() - before.trim_end_matches(['*', '_']).len();
    let opened = before.get(before.len() - emphasis..).unwrap_or_default();
    // `**OBJECTIVE: words**`
    let around = before.matches("**").count() % 2 == 1;
    let within = behind.is_empty()
        || (around && behind.starts_with("**"))
        || (!opened.is_empty() && behind.starts_with(opened));
    let end = if within {
        found.end
    } else {
        found.end + behind.len()
    };
    let last = text.slice(found.start..end);
    let stop = last.len() - last.trim_end_matches(['.', '!', ' ']).len();
    fix.fill_in(end - stop..end - stop, words)
}

/// The words of `item` and the markup inside them, in bytes of the document.
pub(in crate::rules) fn words(text: &Text, item: &Item) -> Range<usize> {
    if let Some(listed) = Listed::of(text, item) {
        return listed.words;
    }
    let found = item.text_range();
    let line = text.line_range(text.line_of(found.start));
    let quoted = text.slice(line.start..found.start).ends_with('`')
        && text.slice(found.end..line.end).starts_with('`');
    let around = usize::from(quoted);
    found.start - around..found.end + around
}

/// Whether everything that is opened in `words` is closed there: they can stand alone.
pub(in crate::rules) fn is_whole(words: &str) -> bool {
    let count = |mark: &str| words.matches(mark).count();
    let pairs = [("[", "]"), ("(", ")"), ("<", ">")];
    let even = ["`", "**"].iter().all(|mark| count(mark).is_multiple_of(2));
    even && pairs
        .iter()
        .all(|(open, close)| count(open) == count(close))
}

/// `fix` that also puts `words` where `item`, a list item or heading, has no words or only dots.
pub(in crate::rules) fn fill(fix: Fix, text: &Text, item: &Item, words: Template) -> Option<Fix> {
    item.block.block.head.marker.as_ref()?;
    if !item.text().is_empty() {
        return Some(fix.fill_in(item.text_range(), words));
    }
    let head = item.head_range();
    let line = text.slice(head.start..text.line_range(text.line_of(head.end)).end);
    let label = item.label_range()?.end - head.start;
    let separators = [':', '：', '*', '_', ' '];
    let behind = line.get(label..)?;
    let length = behind.len() - behind.trim_start_matches(separators).len();
    let lead = line.get(..label + length)?.trim_end();
    // `**OBJECTIVE: **`: marks behind a blank close behind the words.
    let unmarked = lead.trim_end_matches(['*', '_']);
    let at = if unmarked.ends_with(' ') {
        unmarked
    } else {
        lead
    }
    .len();
    let blank = if line.get(..at)?.ends_with(' ') {
        ""
    } else {
        " "
    };
    let gap = line.get(at..)?.chars().next().filter(|char| *char == ' ');
    let end = head.start + at + gap.map_or(0, char::len_utf8);
    Some(fix.fill_in(head.start + at..end, words.between(blank, "")))
}

/// `word` as it is written in the middle of a sentence. A name in capitals stays as it is.
pub(in crate::rules) fn in_sentence(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next();
    let rest = chars.as_str();
    match first {
        Some(first) if !rest.is_empty() && !rest.contains(char::is_uppercase) => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => word.to_owned(),
    }
}
