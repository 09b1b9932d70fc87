//! A rule's page as people read it.
//!
//! In the page's file, carets below a line of a bad example mark the findings of the rule in that line, one caret for
//! each character; a finding that includes the line break has one caret more. A test compares the marks with the
//! findings. Whoever shows a page leaves them out, so that a copied example is a valid document.

#[cfg(test)]
pub(super) mod tests;

/// What begins and ends an example.
const FENCE: &str = "```";

/// `page` without the lines of its examples that mark findings.
pub(super) fn without_marks(page: &str) -> String {
    let mut inside = false;
    let shown = page.split_inclusive('\n').filter(|line| {
        inside ^= line.starts_with(FENCE);
        !(inside && is_mark(line))
    });
    shown.collect()
}

/// Whether the line consists of carets and spaces, as no line of a document does.
fn is_mark(line: &str) -> bool {
    line.contains('^')
        && line
            .trim_end()
            .chars()
            .all(|char| matches!(char, '^' | ' '))
}
