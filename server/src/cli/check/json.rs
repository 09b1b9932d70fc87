//! Findings as JSON: lines and columns from 1, columns in characters.

use std::io;

use serde::Serialize;

use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::place::LineColumn;
use crate::cli::print::JsonList;
use crate::rules::Diagnostic;
use crate::text::{Encoding, Text};

/// The findings of a run, each printed when its document has been checked.
#[derive(Debug)]
pub(super) struct Json(JsonList);

impl Json {
    /// None yet.
    pub(super) fn new() -> Self {
        Self(JsonList::between("{\"diagnostics\":[", "]}"))
    }
}

/// A finding.
#[derive(Debug, Serialize)]
struct DiagnosticJson<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    rule: &'static str,
    severity: &'static str,
    message: String,
}

impl<'a> DiagnosticJson<'a> {
    fn new(path: &'a str, text: &Text, diagnostic: &Diagnostic) -> Self {
        let place = |at| LineColumn::of(text, at, Encoding::Utf32);
        let (start, end) = (place(diagnostic.range.start), place(diagnostic.range.end));
        Self {
            path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            rule: diagnostic.rule.name,
            severity: diagnostic.severity.name(),
            message: diagnostic.message.to_string(),
        }
    }
}

impl Printer for Json {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        let (name, text) = (source.name(), source.snapshot.text());
        let mut each = found.iter();
        each.try_for_each(|found| self.0.item(&DiagnosticJson::new(&name, text, found)))
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        self.0.end()
    }
}
