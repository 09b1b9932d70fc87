//! `okr-lsp check`: findings for people and programs.

use std::io::{self, Write};
use std::process::ExitCode;

use super::json::{CheckJson, DiagnosticJson};
use super::report::Report;
use super::{CheckFormat, FAILED, Input, input};
use crate::rules;
use crate::workspace::Severity;

/// Checks every document. 0: no error or warning; 1: there is one; 2: something could not be read.
pub(super) fn run(format: CheckFormat, input: &Input) -> io::Result<ExitCode> {
    let mut found_bad = false;
    let mut json = CheckJson {
        diagnostics: Vec::new(),
    };
    let mut report = Report::new();
    let complete = input::for_each(input, |source| {
        let diagnostics = rules::check(&source.snapshot);
        found_bad |= diagnostics
            .iter()
            .any(|found| found.severity <= Severity::Warning);
        let text = source.snapshot.text();
        match format {
            CheckFormat::Json => {
                let each = diagnostics
                    .iter()
                    .map(|found| DiagnosticJson::new(&source.path, text, found));
                json.diagnostics.extend(each);
                Ok(())
            }
            CheckFormat::Text => report.file(&source.path, &source.snapshot, &diagnostics),
        }
    })?;
    match format {
        CheckFormat::Json => {
            let mut out = io::stdout().lock();
            serde_json::to_writer(&mut out, &json)?;
            writeln!(out)?;
        }
        CheckFormat::Text => report.finish()?,
    }
    Ok(match (complete, found_bad) {
        (false, _) => FAILED.into(),
        (true, true) => 1.into(),
        (true, false) => ExitCode::SUCCESS,
    })
}
