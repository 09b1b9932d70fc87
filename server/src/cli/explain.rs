//! `okr-lsp explain`: the page of a rule or of a topic.

use std::io::{self, Write};
use std::process::ExitCode;

use super::FAILED;
use crate::guidelines::{self, TOPICS};
use crate::rules::{self, RULES, Rule};
use crate::workspace::spelling;

/// Prints the page named `name`; without a name, all names. Exit code 2 for an unknown one.
pub(super) fn run(name: Option<&str>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let Some(name) = name else {
        writeln!(out, "Rules:")?;
        for rule in RULES {
            writeln!(out, "  {}", rule.name)?;
        }
        writeln!(out, "Topics:")?;
        for topic in TOPICS {
            writeln!(out, "  {}", topic.name)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let page = rules::find(name)
        .map(Rule::help)
        .or_else(|| guidelines::find(name).map(|topic| topic.page.to_owned()));
    if let Some(page) = page {
        write!(out, "{page}")?;
        return Ok(ExitCode::SUCCESS);
    }
    write!(
        io::stderr(),
        "okr-lsp: there is no rule or topic named `{name}`"
    )?;
    match nearest(name) {
        Some(near) => writeln!(io::stderr(), "; did you mean `{near}`?")?,
        None => writeln!(io::stderr(), "; `okr-lsp explain` lists them")?,
    }
    Ok(FAILED.into())
}

fn nearest(name: &str) -> Option<&'static str> {
    let rules = RULES.iter().map(|rule| rule.name);
    let names = rules.chain(TOPICS.iter().map(|topic| topic.name));
    spelling::nearest(name, names)
}
