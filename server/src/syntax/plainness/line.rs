//! What a line is by itself.

/// Nobody sees it at the start of a text.
pub(super) const MARK: char = '\u{feff}';

/// Whether `line` is a heading by the marks at its start.
pub(super) fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - words.len())) && words.starts_with([' ', '\t'])
}

/// Whether `line` makes a heading of the paragraph above it.
pub(super) fn is_underline(line: &str) -> bool {
    let marks = line.trim_matches([' ', '\t']);
    let only = |mark| !marks.is_empty() && marks.trim_matches(mark).is_empty();
    only('=') || only('-')
}

/// `content` without the label of a footnote at its start.
pub(super) fn footnote(content: &str) -> &str {
    let labelled = content.strip_prefix("[^");
    let behind = labelled.and_then(|label| label.split_once("]:"));
    behind.map_or(content, |(_, behind)| behind)
}

/// Whether `line` holds nothing but blanks.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
}
