//! Whole lines of a document, to be taken away or put in.

use std::ops::Range;

use crate::text::{Template, Text};

/// Lines to be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct WholeLines {
    /// Where, in bytes.
    pub(in crate::rules) at: usize,
    /// The lines, and the line breaks that set them apart.
    pub(in crate::rules) text: Template,
}

impl WholeLines {
    /// The whole lines that `range` touches, with their last line break but without blank lines at their end.
    pub(in crate::rules) fn of(text: &Text, range: Range<usize>) -> Range<usize> {
        let length = text.slice(range.clone()).trim_end().len();
        let first = text.line_of(range.start);
        let last = text.line_of(range.start + length);
        text.line_start(first)..text.line_start(last + 1)
    }

    /// `line` as a new line behind the line of the byte `offset`.
    pub(in crate::rules) fn behind(text: &Text, offset: usize, line: Template) -> Self {
        let number = text.line_of(offset);
        let at = text.line_start(number + 1);
        let ended = at > text.line_range(number).end;
        Self {
            at,
            text: if ended {
                line.words(text.line_break())
            } else {
                line.between(text.line_break(), "")
            },
        }
    }

    /// `lines` as new lines behind the last line in `range` that is not blank.
    pub(in crate::rules) fn below(text: &Text, range: Range<usize>, lines: Vec<Template>) -> Self {
        let last = text.slice(range.clone()).trim_end().len();
        let mut lines = lines.into_iter();
        let first = lines.next().unwrap_or_else(|| Template::verbatim(""));
        let all = lines.fold(first, |all, line| all.words(text.line_break()).then(line));
        Self::behind(text, range.start + last, all)
    }

    /// `line` as the last line, with a blank line before it; `None` if it would belong to code or a comment that is not
    /// closed.
    pub(in crate::rules) fn at_end(text: &Text, line: Template) -> Option<Self> {
        if is_open(text) {
            return None;
        }
        let all = text.slice(0..text.len());
        let at = all.trim_end().len();
        let end = text.line_break();
        let before = if at == 0 {
            String::new()
        } else {
            end.repeat(2)
        };
        Some(Self {
            at,
            text: line.between(&before, if at == text.len() { end } else { "" }),
        })
    }
}

/// Whether code or a comment that is not closed reaches to the end of `text`.
fn is_open(text: &Text) -> bool {
    let all = text.slice(0..text.len());
    if all.rfind("<!--") > all.rfind("-->") {
        return true;
    }
    let lines = (0..text.line_count()).map(|line| text.slice(text.line_range(line)));
    let mut open: Option<(char, usize)> = None;
    for line in lines {
        let line = line.trim();
        let Some(mark) = line.chars().next().filter(|char| "`~".contains(*char)) else {
            continue;
        };
        let length = line.len() - line.trim_start_matches(mark).len();
        open = match open {
            None => (length >= 3).then_some((mark, length)),
            // A fence is closed by one at least as long, with nothing behind it.
            Some((char, least)) if mark == char && length >= least && length == line.len() => None,
            open => open,
        };
    }
    open.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_added_to_what_is_open() {
        for (text, added) in [
            ("", Some("x\n")),
            ("a", Some("a\n\nx\n")),
            ("a\r\n\r\n\r\n", Some("a\r\n\r\nx\r\n\r\n\r\n")),
            ("```\na\n```\n", Some("```\na\n```\n\nx\n")),
            ("```\ra\r```\r", Some("```\ra\r```\r\rx\r")),
            ("```\na", None),
            ("````\n```\n", None),
            ("~~~\n```\n~~~", Some("~~~\n```\n~~~\n\nx\n")),
            ("<!-- a --> b", Some("<!-- a --> b\n\nx\n")),
            ("<!-- a --> <!-- b", None),
        ] {
            let before = Text::new(text);
            let after = WholeLines::at_end(&before, Template::verbatim("x")).map(|lines| {
                let mut text = text.to_owned();
                text.insert_str(lines.at, &lines.text.plain());
                text
            });
            assert_eq!(after.as_deref(), added, "{text:?}");
        }
    }
}
