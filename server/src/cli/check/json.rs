//! Findings as JSON: lines and columns from 1, columns in characters.

use std::io::{self, Write};

use serde::Serialize;

use super::Output;
use crate::cli::input::Source;
use crate::cli::place::Place;
use crate::rules::Diagnostic;
use crate::text::{Encoding, Text};

/// All findings of a run.
#[derive(Debug, Default, Serialize)]
pub(super) struct Json {
    diagnostics: Vec<DiagnosticJson>,
}

/// A finding.
#[derive(Debug, Serialize)]
struct DiagnosticJson {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    rule: &'static str,
    severity: &'static str,
    message: String,
}

impl DiagnosticJson {
    fn new(path: &str, text: &Text, diagnostic: &Diagnostic) -> Self {
        let place = |at| Place::of(text, at, Encoding::Utf32);
        let (start, end) = (place(diagnostic.range.start), place(diagnostic.range.end));
        Self {
            path: path.to_owned(),
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

impl Output for Json {
    fn file(&mut self, source: &Source, found: &[Diagnostic]) -> io::Result<()> {
        let text = source.snapshot.text();
        let each = found
            .iter()
            .map(|found| DiagnosticJson::new(&source.path, text, found));
        self.diagnostics.extend(each);
        Ok(())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        print(self)
    }
}

/// Prints `answer` as JSON on a line.
pub(super) fn print(answer: &impl Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, answer)?;
    writeln!(out)
}
