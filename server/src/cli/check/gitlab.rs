//! Findings as a code quality report of GitLab.

use std::io;

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::location;
use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::place::line;
use crate::cli::print::JsonList;
use crate::rules::Diagnostic;
use crate::workspace::Severity;

/// The findings of a run, each printed when its document has been checked.
#[derive(Debug)]
pub(super) struct Gitlab {
    issues: JsonList,
    fingerprints: Fingerprints,
}

impl Gitlab {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            issues: JsonList::between("[", "]"),
            fingerprints: Fingerprints::default(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: GitlabLocation,
}

#[derive(Debug, Serialize)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

/// A line, starting at 1.
#[derive(Debug, Serialize)]
struct GitlabLines {
    begin: usize,
    end: usize,
}

impl Printer for Gitlab {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        let path = location::name(&source.path);
        let text = source.snapshot.text();
        for found in found {
            self.issues.item(&Issue {
                description: found.message.to_string(),
                check_name: found.rule.name,
                fingerprint: self.fingerprints.of(&path, source, found),
                severity: match found.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Information => "minor",
                    Severity::Hint => "info",
                },
                location: GitlabLocation {
                    path: path.clone(),
                    lines: GitlabLines {
                        begin: line(text, found.range.start),
                        end: line(text, found.range.end),
                    },
                },
            })?;
        }
        Ok(())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        self.issues.end()
    }
}
