//! What a line is for CommonMark: a definition, or the start or end of a block.

use crate::syntax::Plainness;
use crate::text::Text;

/// What CommonMark takes for blank inside a line.
const BLANKS: [char; 2] = [' ', '\t'];

/// The 0-based `line` without the blanks at its end.
pub(super) fn content(text: &Text, line: usize) -> String {
    let line = text.slice(text.line_range(line));
    line.trim_end_matches(BLANKS).to_owned()
}

/// Whether no paragraph can go on behind `line`: it is blank, a heading or a comment.
pub(super) fn ends_block(line: &str) -> bool {
    line.is_empty() || is_comment(line) || Plainness::is_heading(line)
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// Whether `line` cannot belong to a definition above it: it is no title, and no delimiter row that would make a table
/// header of the definition.
pub(super) fn begins_block(line: &str) -> bool {
    ends_block(line) || is_definition(line)
}

/// Whether all of `line` is `[label]: destination "title"` or `[label]: destination`.
pub(super) fn is_definition(line: &str) -> bool {
    let inner = line.trim_start_matches(' ');
    let parts = inner
        .strip_prefix('[')
        .and_then(|inner| inner.split_once("]:"));
    let Some((label, rest)) = parts.filter(|_| line.len() - inner.len() < 4) else {
        return false;
    };
    is_label(label) && behind_destination(rest.trim_start_matches(BLANKS)).is_some_and(is_title)
}

/// The mark of a footnote is none.
fn is_label(label: &str) -> bool {
    let bare = !label.contains(['[', ']', '\\']) && !label.starts_with('^');
    bare && label.len() < 1000 && label.contains(|char: char| !char.is_whitespace())
}

/// What follows the destination with which `text` begins.
fn behind_destination(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix('<') {
        let (destination, rest) = inner.split_once('>')?;
        return (!destination.contains(['<', '\\'])).then_some(rest);
    }
    let end = text.find(BLANKS).unwrap_or(text.len());
    let (destination, rest) = text.split_at_checked(end)?;
    let odd = |char: char| char.is_control() || matches!(char, '\\' | '(' | ')');
    (!destination.is_empty() && !destination.contains(odd)).then_some(rest)
}

/// Whether `text` is nothing, or blanks and a title in quotes.
fn is_title(text: &str) -> bool {
    let title = text.trim_start_matches(BLANKS);
    let mut quoted = [("\"", "\""), ("'", "'")]
        .into_iter()
        .filter_map(|(open, close)| {
            title
                .strip_prefix(open)?
                .strip_suffix(close)
                .map(|inner| (inner, close))
        });
    title.is_empty()
        || (title.len() < text.len()
            && quoted.any(|(inner, close)| !inner.contains(close) && !inner.contains('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_definitions() {
        for (line, definition) in [
            ("[n1]: https://example.org/1", true),
            ("   [n1]:<https://example.org/a b> \"title\"", true),
            ("[//]: # 'a remark'", true),
            ("[n1]: /url 'title' ", true),
            ("[Notes]:", false),
            ("[n1]: see the wiki", false),
            ("[n1]: /url \"title\" more", false),
            ("[n1]: /url\"title\"", true),
            ("[n1]: /url \"a \"title\"\"", false),
            ("[n1]: <https://example.org", false),
            ("    [n1]: /url", false),
            ("\t[n1]: /url", false),
            ("[ ]: /url", false),
            ("[^1]: /url", false),
            ("[a [b]]: /url", false),
            ("[n1] : /url", false),
        ] {
            assert_eq!(
                is_definition(line.trim_end_matches(BLANKS)),
                definition,
                "{line}"
            );
        }
    }
}
