//! `okr-lsp rules` lists the rules.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{self, Path};
use std::process::ExitCode;

use serde::Serialize;

use super::arguments::RulesFormat;
use super::configuration::Configurations;
use super::exit::FAILED;
use super::print;
use crate::rules::RULES;

/// A rule.
#[derive(Debug, Serialize)]
struct RuleJson {
    name: &'static str,
    /// The severity of its findings, also if it is off.
    severity: &'static str,
    on: bool,
    /// Whether there are fixes for what it finds.
    fixable: bool,
    /// Whether one of the fixes is safe.
    safe_fix: bool,
    summary: Cow<'static, str>,
}

#[derive(Debug, Serialize)]
struct RulesJson {
    rules: Vec<RuleJson>,
}

/// Prints the rules as set by the configuration `config`, or by the one of the current folder. The exit code is 2 if
/// it is wrong.
pub(super) fn run(format: RulesFormat, config: Option<&Path>) -> io::Result<ExitCode> {
    let mut configurations = Configurations::new(config)?;
    // The configuration that a file in this folder would have.
    let Some(rule_levels) = configurations.rule_levels(&path::absolute("x")?)? else {
        return Ok(FAILED.into());
    };
    let rules = RULES.iter().map(|rule| {
        let severity = rule.severity_in(&rule_levels);
        RuleJson {
            name: rule.name,
            severity: severity.unwrap_or(rule.severity).name(),
            on: severity.is_some(),
            fixable: rule.is_fixable(),
            safe_fix: rule.has_safe_fix(),
            summary: rule.summary(),
        }
    });
    let rules: Vec<RuleJson> = rules.collect();
    match format {
        RulesFormat::Json => print::json(&RulesJson { rules })?,
        RulesFormat::Text => {
            let wide = rules.iter().map(|rule| rule.name.len()).max();
            let wide = wide.unwrap_or_default();
            let mut out = io::stdout().lock();
            for rule in rules {
                let level = if rule.on { rule.severity } else { "off" };
                let fix = match (rule.safe_fix, rule.fixable) {
                    (true, _) => "--fix",
                    (false, true) => "fixable",
                    (false, false) => "",
                };
                let RuleJson { name, summary, .. } = rule;
                writeln!(out, "{name:wide$}  {level:11}  {fix:7}  {summary}")?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
