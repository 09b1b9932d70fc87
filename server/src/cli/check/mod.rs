//! `okr-lsp check` prints findings for people and programs. Each format is one file.

mod diff;
mod fingerprint;
mod fix;
mod github;
mod gitlab;
mod json;
mod junit;
mod location;
mod printer;
mod replace;
mod sarif;
mod statistics;
mod text;

use std::io;
use std::process::ExitCode;

pub(super) use diff::diff;
use printer::Printer;

use super::arguments::{CheckFormat, Input};
use super::exit::FAILED;
use super::input::{self, RunDocuments};
use super::print::complain;
use crate::rules;
use crate::workspace::Severity;

/// Checks every document. The exit code is 0 without errors and warnings, 1 with one, and 2 if a file could not be
/// read.
pub(super) fn run(format: CheckFormat, statistics: bool, input: &Input) -> io::Result<ExitCode> {
    let Some(output) = output(format, statistics) else {
        complain(&"`--statistics` prints text or JSON only")?;
        return Ok(FAILED.into());
    };
    check(RunDocuments::read(input)?, output)
}

/// Applies the safe fixes of every document first. The exit code is also 2 if a file could not be written. For
/// standard input, the fixed text is printed.
pub(super) fn fix(format: CheckFormat, statistics: bool, input: &Input) -> io::Result<ExitCode> {
    let in_place = input
        .paths
        .iter()
        .all(|path| !input::is_standard_input(path));
    let output = match input.paths.len() {
        _ if in_place => output(format, statistics),
        1 => Some(Box::new(fix::Printed) as Box<dyn Printer>),
        _ => {
            complain(&"with `--fix`, use either standard input or files")?;
            return Ok(FAILED.into());
        }
    };
    let Some(output) = output else {
        complain(&"`--statistics` prints text or JSON only")?;
        return Ok(FAILED.into());
    };
    let mut documents = RunDocuments::read(input)?;
    let written = fix::fix(&mut documents)?;
    let code = check(documents, output)?;
    Ok(if written { code } else { FAILED.into() })
}

fn check(documents: RunDocuments, mut output: Box<dyn Printer>) -> io::Result<ExitCode> {
    let mut found_bad = false;
    let complete = documents.for_each(|source, run| {
        let found = rules::check(&source.snapshot, run.around(source));
        found_bad |= found
            .iter()
            .any(|found| found.severity <= Severity::Warning);
        output.file(source, &found)
    })?;
    output.finish(complete)?;
    Ok(match (complete, found_bad) {
        (false, _) => FAILED.into(),
        (true, true) => 1.into(),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// The printer for `format`; `None` if the format has no statistics.
fn output(format: CheckFormat, statistics: bool) -> Option<Box<dyn Printer>> {
    Some(match (format, statistics) {
        (CheckFormat::Text, false) => Box::new(text::Report::new()),
        (CheckFormat::Text, true) => Box::new(statistics::Statistics::text()),
        (CheckFormat::Json, false) => Box::new(json::Json::new()),
        (CheckFormat::Json, true) => Box::new(statistics::Statistics::json()),
        (_, true) => return None,
        (CheckFormat::Sarif, false) => Box::new(sarif::Sarif::default()),
        (CheckFormat::Github, false) => Box::new(github::Github),
        (CheckFormat::Gitlab, false) => Box::new(gitlab::Gitlab::new()),
        (CheckFormat::Junit, false) => Box::new(junit::Junit::default()),
    })
}
