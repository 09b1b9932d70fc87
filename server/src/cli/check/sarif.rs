//! Findings as SARIF 2.1.0, the format of code scanning. Columns count UTF-16 units.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::location;
use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::place::LineColumn;
use crate::cli::print;
use crate::rules::{Diagnostic, RULES, Rule};
use crate::text::{Encoding, Text};
use crate::workspace::Severity;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The base of URIs of files in the repository.
const ROOT: &str = "%SRCROOT%";

/// The name and version of the fingerprints.
const FINGERPRINT: &str = "okrFinding/v1";

/// All results of a run.
#[derive(Debug, Default)]
pub(super) struct Sarif {
    results: Vec<Value>,
    fingerprints: Fingerprints,
}

impl Printer for Sarif {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        let path = location::name(&source.path);
        let artifact = artifact(&source.path);
        for found in found {
            let fingerprint = self.fingerprints.of(&path, source, found);
            let result = result(source.snapshot.text(), &artifact, found, &fingerprint);
            self.results.push(result);
        }
        Ok(())
    }

    fn finish(&mut self, complete: bool) -> io::Result<()> {
        let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule)).collect();
        print::json(&json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "okr-lsp",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules,
                } },
                "invocations": [{ "executionSuccessful": complete }],
                "columnKind": "utf16CodeUnits",
                "results": std::mem::take(&mut self.results),
            }],
        }))
    }
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.help(), "markdown": rule.help() },
        "helpUri": rule.address(),
        "defaultConfiguration": { "enabled": rule.enabled, "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn artifact(path: &Path) -> Value {
    let uri = location::uri(path);
    if uri.starts_with("file:") {
        json!({ "uri": uri })
    } else {
        json!({ "uri": uri, "uriBaseId": ROOT })
    }
}

fn result(text: &Text, artifact: &Value, found: &Diagnostic, fingerprint: &str) -> Value {
    let mut result = json!({
        "ruleId": found.rule.name,
        "level": level(found.severity),
        "message": { "text": found.message },
        "locations": [{ "physicalLocation": physical(text, artifact, &found.range) }],
        "partialFingerprints": { FINGERPRINT: fingerprint },
    });
    let index = RULES.iter().position(|rule| rule.name == found.rule.name);
    let related = found.related.iter().enumerate().map(|(id, related)| {
        json!({
            "id": id,
            "message": { "text": related.message },
            "physicalLocation": physical(text, artifact, &related.range),
        })
    });
    let related: Vec<Value> = related.collect();
    if let Some(members) = result.as_object_mut() {
        members.extend(index.map(|index| ("ruleIndex".to_owned(), index.into())));
        if !related.is_empty() {
            members.insert("relatedLocations".to_owned(), related.into());
        }
    }
    result
}

fn physical(text: &Text, artifact: &Value, range: &std::ops::Range<usize>) -> Value {
    let place = |at| LineColumn::of(text, at, Encoding::Utf16);
    let (start, end) = (place(range.start), place(range.end));
    json!({
        "artifactLocation": artifact,
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}
