//! The JSON of the command line: lines and columns from 1, columns in characters.

use serde::Serialize;

use crate::rules::Diagnostic;
use crate::text::{Encoding, Text};

/// A place in a file, both numbers from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The place of the byte `offset`.
    pub(super) fn of(text: &Text, offset: usize) -> Self {
        let position = text.position_at(offset, Encoding::Utf32);
        Self {
            line: position.line as usize + 1,
            column: position.character as usize + 1,
        }
    }
}

/// The 1-based line of the byte `offset`.
pub(super) fn line(text: &Text, offset: usize) -> usize {
    text.line_of(offset) + 1
}

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct DiagnosticJson {
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
    pub(super) fn new(path: &str, text: &Text, diagnostic: &Diagnostic) -> Self {
        let start = Place::of(text, diagnostic.range.start);
        let end = Place::of(text, diagnostic.range.end);
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

/// The answer of `check --format json`.
#[derive(Debug, Serialize)]
pub(super) struct CheckJson {
    pub(super) diagnostics: Vec<DiagnosticJson>,
}
