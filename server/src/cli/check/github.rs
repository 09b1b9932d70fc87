//! Findings as workflow commands of GitHub Actions, which annotates their lines.

use std::io::{self, Write};

use super::location;
use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::place::LineColumn;
use crate::rules::Diagnostic;
use crate::text::{Encoding, visible};
use crate::workspace::Severity;

/// A line for each finding.
#[derive(Debug)]
pub(super) struct Github;

impl Printer for Github {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        let name = location::name(&source.path);
        let path = property(&name);
        let mut out = io::stdout().lock();
        for found in found {
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            let title = property(found.rule.name);
            let start = LineColumn::of(source.snapshot.text(), found.range.start, Encoding::Utf32);
            // The log of a job shows the message only.
            let message = data(&format!(
                "{name}:{}:{}: {}",
                start.line, start.column, found.message
            ));
            let place = place(source, found);
            writeln!(
                out,
                "::{command} file={path},{place},title={title}::{message}"
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }
}

/// The place of a finding. Only findings on one line have columns, which count characters.
fn place(source: &SourceDocument, found: &Diagnostic) -> String {
    let place = |at| LineColumn::of(source.snapshot.text(), at, Encoding::Utf32);
    let (start, end) = (place(found.range.start), place(found.range.end));
    let lines = format!("line={},endLine={}", start.line, end.line);
    if start.line == end.line {
        format!("{lines},col={},endColumn={}", start.column, end.column)
    } else {
        lines
    }
}

/// `text` as a message, which has no line breaks: they would be printed as such.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// `text` as a property. Line breaks are kept, because the path of a file needs them.
fn property(text: &str) -> String {
    let text = text.split('\n').map(|line| {
        let pieces = line.split('\r').map(data);
        pieces.collect::<Vec<_>>().join("%0D")
    });
    let text = text.collect::<Vec<_>>().join("%0A");
    text.replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_is_escaped() {
        assert_eq!(data("100%: a,\r\nb\u{1b}"), "100%25: a,\\r\\nb\\u{1b}");
        assert_eq!(property("100%: a,\r\nb"), "100%25%3A a%2C%0D%0Ab");
    }
}
