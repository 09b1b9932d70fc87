//! Which definitions separate nothing, so that all of Markdown around them is read the same without them. Nobody sees a
//! definition, but it ends the block before it. Without the definition, indented text behind a list would belong to the
//! list, and two lists or two pieces of code would become one.
//!
//! So a definition is needless in three cases only: the next block begins anew whatever is before it; the block before
//! is a heading, which cannot go on; or another definition stays directly above it. In a list only the third case
//! counts, because blank lines between paragraphs make a list looser.

use std::collections::HashSet;
use std::iter;

use super::line::content;
use crate::syntax::Plainness;
use crate::text::Text;

/// The ones of `lines`, definitions of `text` in order, that may all be taken away if the others stay.
pub(super) fn needless(text: &Text, lines: &[usize]) -> HashSet<usize> {
    let groups = lines.chunk_by(|above, line| first_words(text, above + 1..*line).is_none());
    groups
        .flat_map(|group| needless_in(text, group))
        .copied()
        .collect()
}

/// The needless ones of `group`, definitions with only blank lines between them.
fn needless_in<'a>(text: &'a Text, group: &'a [usize]) -> impl Iterator<Item = &'a usize> {
    let ends = [group.first(), group.last()];
    let [first, last] = ends.map(|line| line.copied().unwrap_or_default());
    let behind = first_words(text, last + 1..text.line_count());
    let before = first_words(text, (0..first).rev());
    let all = behind.is_none_or(|line| begins_anew(&line))
        || before.is_none_or(|line| Plainness::is_heading(&line));
    let above = iter::once(None).chain(group.iter().map(Some));
    let lines = above.zip(group);
    let alone = |line: &usize| content(text, *line).starts_with('[');
    let found =
        lines.filter(move |(above, line)| (all && alone(line)) || is_below(text, *above, line));
    found.map(|(_, line)| line)
}

/// The first of `lines` that is not blank.
fn first_words(text: &Text, mut lines: impl Iterator<Item = usize>) -> Option<String> {
    lines.find_map(|line| Some(content(text, line)).filter(|content| !content.is_empty()))
}

/// Whether `line` stands directly below `above` and begins at the same column. In another column, readers of Markdown
/// do not agree on which block contains it.
fn is_below(text: &Text, above: Option<&usize>, line: &usize) -> bool {
    let column = |line| content(text, line).find(|char| char != ' ');
    above.is_some_and(|above| above + 1 == *line && column(*above) == column(*line))
}

/// Whether `line`, behind a blank one, begins a block that belongs to nothing before it: a heading, or text at the first
/// column. Lists, quotations, tables, footnotes and HTML may go on with what was before.
fn begins_anew(line: &str) -> bool {
    let words = line.trim_start_matches(['*', '_']);
    Plainness::is_heading(line) || words.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_something_is_needed() {
        // A plus for every definition that is needless.
        for (text, needless_ones) in [
            ("[a]: /\n\n[b]: /\n", "++"),
            ("- x\n\n[a]: /\n\n\t\n", "+"),
            ("- x\n\n[a]: /\n# Title\n", "+"),
            ("- x\n\n[a]: /\n\n**Words**\n", "+"),
            ("- x\n\n  [a]: /\n\n**Words**\n", "-"),
            ("- x\n\n  [a]: /\n  [a]: /\n", "-+"),
            ("# Title\n[a]: /\n\n- x\n", "+"),
            ("- x\n\n[a]: /\n\n    y\n", "-"),
            ("- x\n\n[a]: /\n\n- y\n", "-"),
            ("> x\n\n[a]: /\n\n> y\n", "-"),
            ("x\n\n[a]: /\n\n<b>\n", "-"),
            ("- x\n\n[a]: /\n[b]: /\n\n[c]: /\n\n* y\n", "-+-"),
            ("- x\n\n  [a]: /\n[b]: /\n[c]: /\n\n    y\n", "--+"),
            ("x\n\n[a]: /\n\ny\n\n[b]: /\n\n1. z\n", "+-"),
        ] {
            let text = Text::new(text);
            let lines = 0..text.line_count();
            let lines: Vec<usize> = lines
                .filter(|line| content(&text, *line).contains("]: /"))
                .collect();
            let found = needless(&text, &lines);
            let shown = lines.iter().map(|line| found.contains(line));
            let shown: String = shown.map(|found| if found { '+' } else { '-' }).collect();
            assert_eq!(shown, needless_ones, "{text}");
        }
    }
}
