//! Code that only its indentation tells, at the outermost level and in list items.

use super::line::{footnote, is_heading, is_underline};
use super::state::LineKind;

/// So much deeper than what is around it code is indented, in columns.
const CODE: usize = 4;

/// Follows the list items of a document, as far as they tell how deep code is indented.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Indentation {
    /// In which columns the words of the open list items begin.
    items: Vec<usize>,
    /// In how many quotations they stand.
    quotes: usize,
    paragraph: Paragraph,
    /// Whether it is behind the label of a footnote, which not all who read Markdown know: what is indented belongs to
    /// the footnote for some, and to what is before it for others.
    footnote: bool,
}

/// Whether a paragraph is open, which goes on however deep its next line is indented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Paragraph {
    #[default]
    None,
    /// Behind a definition: not all who read Markdown take what follows for one.
    Perhaps,
    Open,
}

impl Paragraph {
    /// What follows behind `words` that are no rule and no item of a list.
    fn behind(words: &str) -> Self {
        // A comment that is not closed in its line is followed elsewhere.
        if is_heading(words) || words.starts_with("<!--") {
            Self::None
        } else if words.starts_with('[') && words.contains("]:") {
            Self::Perhaps
        } else {
            Self::Open
        }
    }
}

impl Indentation {
    /// How the next `line`, which is in no other code and no HTML, is read by its indentation.
    pub(super) fn line(&mut self, line: &str) -> LineKind {
        let line = self.unquoted(line);
        let (column, words) = indented(line, 0);
        if words.is_empty() {
            self.paragraph = Paragraph::None;
            return LineKind::Markdown;
        }
        self.in_footnote(column, words)
            .or_else(|| self.in_paragraph(column, words))
            .unwrap_or_else(|| self.behind_markers(column, words))
    }

    /// How a line is read that begins a footnote or is in one.
    fn in_footnote(&mut self, column: usize, words: &str) -> Option<LineKind> {
        if footnote(words).len() < words.len() {
            *self = Self {
                quotes: self.quotes,
                paragraph: Paragraph::Perhaps,
                footnote: true,
                ..Self::default()
            };
            return Some(LineKind::Markdown);
        }
        self.footnote &= column > 0;
        self.footnote.then_some(LineKind::Doubtful)
    }

    /// How a line is read that belongs to the paragraph above it though it looks like an item. Items end that do not
    /// reach as far as another line.
    fn in_paragraph(&mut self, column: usize, words: &str) -> Option<LineKind> {
        if self.paragraph == Paragraph::Open && column >= self.edge() && is_underline(words) {
            self.paragraph = Paragraph::None;
            return Some(LineKind::Markdown);
        }
        let before = self.items.len();
        let open = self.paragraph != Paragraph::None;
        if !(open && may_continue(words)) {
            self.items.retain(|item| *item <= column);
        }
        (open && self.items.len() == before && is_later(words)).then_some(LineKind::Doubtful)
    }

    /// How a line is read that is no part of what is above it but, perhaps, of a paragraph.
    fn behind_markers(&mut self, mut column: usize, mut words: &str) -> LineKind {
        // The rest of a line of many markers is not read again for each of them.
        let marks = marks_at_end(words);
        while column < self.edge() + CODE {
            let rule = words.len() <= marks && is_rule(words);
            let Some(width) = (!rule).then(|| marker(words)).flatten() else {
                self.paragraph = match rule {
                    true => Paragraph::None,
                    false => Paragraph::behind(words),
                };
                return LineKind::Markdown;
            };
            let behind = column + width;
            let rest = words.get(width..).unwrap_or_default();
            (column, words) = indented(rest, behind);
            // Code in the marker's own line begins behind one blank.
            let far = words.is_empty() || column > behind + CODE;
            self.items.push(if far { behind + 1 } else { column });
            self.paragraph = Paragraph::None;
            if words.is_empty() {
                return LineKind::Markdown;
            }
        }
        match self.paragraph {
            Paragraph::None => LineKind::Foreign,
            // What looks like an item is a part of the paragraph, whose code may reach over it.
            Paragraph::Perhaps | Paragraph::Open => LineKind::Doubtful,
        }
    }

    /// What is behind `line`, which is in other code or HTML: no paragraph, and no item that reaches further than it.
    pub(super) fn interrupt(&mut self, line: &str) {
        self.paragraph = Paragraph::None;
        let (column, words) = indented(self.unquoted(line), 0);
        if !words.is_empty() {
            self.items.retain(|item| *item <= column);
        }
    }

    fn edge(&self) -> usize {
        self.items.last().copied().unwrap_or_default()
    }

    /// `line` without the marks of the quotations it stands in. In others than before nothing goes on.
    fn unquoted<'a>(&mut self, line: &'a str) -> &'a str {
        let (mut rest, mut quotes) = (line, 0);
        while let Some(quoted) = rest.strip_prefix('>') {
            rest = quoted.strip_prefix(' ').unwrap_or(quoted);
            quotes += 1;
        }
        if quotes != self.quotes {
            *self = Self {
                quotes,
                ..Self::default()
            };
        }
        rest
    }
}

/// What is behind the blanks at the start of `text`, which begins in `column`, and in which column that begins.
fn indented(text: &str, column: usize) -> (usize, &str) {
    let words = text.trim_start_matches([' ', '\t']);
    let blanks = text.bytes().take(text.len() - words.len());
    let column = blanks.fold(column, |column, blank| match blank {
        b'\t' => (column / CODE + 1) * CODE,
        _ => column + 1,
    });
    (column, words)
}

/// The length of the list item's marker at the start of `words`.
fn marker(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let mark = words.as_bytes().get(digits).copied()?;
    let listed = match digits {
        0 => b"-+*".contains(&mark),
        1..=9 => b".)".contains(&mark),
        _ => false,
    };
    let behind = words.get(digits + 1..)?;
    (listed && (behind.is_empty() || behind.starts_with([' ', '\t']))).then_some(digits + 1)
}

/// Whether `words` are an item with a number other than 1, with which no list begins in a paragraph.
fn is_later(words: &str) -> bool {
    let number = words.split(['.', ')']).next().unwrap_or_default();
    let counted = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    counted && marker(words).is_some() && number.trim_start_matches('0') != "1"
}

/// Whether a line of `words` may belong to the paragraph above it, however little it is indented.
fn may_continue(words: &str) -> bool {
    marker(words).is_none() && !is_rule(words) && !words.starts_with(['#', '>', '`', '~', '<'])
}

/// Whether `words` are a rule: at least three marks, and nothing else but blanks.
fn is_rule(words: &str) -> bool {
    let mut marks = words.chars().filter(|char| !matches!(char, ' ' | '\t'));
    words.len() == marks_at_end(words) && marks.nth(2).is_some()
}

/// The bytes of the marks of a rule, and of blanks, at the end of `words`.
fn marks_at_end(words: &str) -> usize {
    words.len() - words.trim_end_matches(['-', '*', '_', ' ', '\t']).len()
}
