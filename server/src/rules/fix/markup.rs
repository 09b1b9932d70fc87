//! Where words end in Markdown: behind the marks and brackets that close with them.

use crate::model::Item;
use crate::text::{Template, Text};

use super::Fix;

/// The byte behind the markup that closes at the byte `from`, behind the last word: `_N<sub>1</sub>_][n1]`, `**`.
pub(super) fn closed(text: &Text, from: usize) -> usize {
    let line = text.slice(from..text.line_range(text.line_of(from)).end);
    let mut rest: &str = &line;
    let mut bracket = false;
    loop {
        let skipped = match rest.chars().next() {
            Some('<') => rest.find('>').map(|at| at + 1),
            Some('[') if bracket => rest.find(']').map(|at| at + 1),
            Some('(') if bracket => rest.find(')').map(|at| at + 1),
            Some(char) if "*_`])}\"”’'.!?…".contains(char) => Some(char.len_utf8()),
            _ => None,
        };
        // A comment is no markup of the words.
        let Some(skipped) = skipped.filter(|_| !rest.starts_with("<!")) else {
            break;
        };
        bracket = rest.starts_with(']');
        rest = rest.get(skipped..).unwrap_or_default();
    }
    from + line.len() - rest.len()
}

/// `fix` with `words` behind those of `item`: within the emphasis around all of them, and before a full stop.
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
