//! Findings for people, each with its line.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::rules::Diagnostic;
use crate::text::{begins_command, is_order, visible};
use crate::workspace::{Severity, Snapshot};

/// The renderer gets at most this many bytes of a line after the finding. It shows less.
const MOST_BEHIND: usize = 1000;

/// Prints findings file by file, and a summary at the end.
pub(super) struct Report {
    renderer: Renderer,
    files: usize,
    documents: usize,
    counts: [usize; 4],
}

impl Report {
    /// Colours are for terminals only, unless the user has turned them off.
    pub(super) fn new() -> Self {
        let colour = io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            renderer: if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            },
            files: 0,
            documents: 0,
            counts: [0; 4],
        }
    }

    fn render(&self, path: &str, snapshot: &Snapshot, diagnostic: &Diagnostic) -> String {
        let text = snapshot.text();
        // The renderer gets only the lines of the finding, because it reads all its input.
        let first = text.line_of(diagnostic.range.start);
        let last = text.line_of(diagnostic.range.end);
        let end = text.line_range(last).end;
        let lines = text.line_start(first)..text.floor(end.min(diagnostic.range.end + MOST_BEHIND));
        let span = diagnostic.range.start - lines.start..diagnostic.range.end - lines.start;
        let (source, span) = shown(&text.slice(lines), span);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Information => Level::INFO,
            Severity::Hint => Level::HELP,
        };
        let snippet = Snippet::source(source.as_str())
            .path(path)
            .line_start(first + 1)
            .annotation(AnnotationKind::Primary.span(span));
        let title = level
            .primary_title(visible(&diagnostic.message))
            .id(diagnostic.rule.name);
        self.renderer.render(&[title.element(snippet)])
    }
}

impl Printer for Report {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        self.files += 1;
        self.documents += usize::from(source.snapshot.is_okr());
        let path = source.shown();
        let mut out = io::stdout().lock();
        for found in found {
            if let Some(count) = self.counts.get_mut(found.severity as usize) {
                *count += 1;
            }
            let rendered = self.render(&path, &source.snapshot, found);
            writeln!(out, "{rendered}\n")?;
        }
        Ok(())
    }

    /// Prints the number of findings by severity.
    fn finish(&mut self, complete: bool) -> io::Result<()> {
        let [errors, warnings, infos, hints] = self.counts;
        let mut out = io::stdout().lock();
        write!(
            out,
            "{} in {}",
            count(self.documents, "OKR document"),
            count(self.files, "file")
        )?;
        if !complete {
            write!(out, ", and not everything could be read")?;
        }
        if self.counts == [0; 4] {
            return writeln!(out, ": nothing to report.");
        }
        let named = [
            (errors, "error"),
            (warnings, "warning"),
            (infos, "note"),
            (hints, "hint"),
        ];
        let parts: Vec<String> = named
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, name)| count(number, name))
            .collect();
        writeln!(
            out,
            ": {}. `okr-lsp explain RULE` explains a rule.",
            parts.join(", ")
        )
    }
}

/// The lines of a document as they are printed, and the place of the bytes `span` in them. Each character becomes one
/// character, so that columns stay right.
fn shown(lines: &str, span: Range<usize>) -> (String, Range<usize>) {
    let mut shown = String::with_capacity(lines.len());
    let mut place = None..None;
    let mut chars = lines.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        for (bound, place) in [(span.start, &mut place.start), (span.end, &mut place.end)] {
            if bound <= at {
                place.get_or_insert(shown.len());
            }
        }
        match char {
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\r' => shown.push('\n'),
            _ if begins_command(&shown, char) => shown.push(char::REPLACEMENT_CHARACTER),
            _ => shown.push(pictured(char)),
        }
    }
    let end = shown.len();
    (shown, place.start.unwrap_or(end)..place.end.unwrap_or(end))
}

/// `char`, or a visible sign for a control character.
fn pictured(char: char) -> char {
    match char {
        '\n' | '\t' => char,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char),
        '\u{7f}' => '\u{2421}',
        _ if is_order(char) => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}

fn count(number: usize, name: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {name}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_shown_with_a_character_for_each() {
        let lines = "a\u{1b}[2J\u{9b} \tü\u{7f}b\r\nc\rd";
        let (found, span) = shown(lines, 9..lines.len() - 4);
        assert_eq!(found, "a␛[2J\u{fffd} \tü␡b\nc\nd");
        assert_eq!(&found[span], "ü␡b");
        assert_eq!(shown("ab", 2..2).1, 2..2);
        assert_eq!(shown("##vso[a] [b]", 0..1).0, "##vso\u{fffd}a] [b]");
    }
}
