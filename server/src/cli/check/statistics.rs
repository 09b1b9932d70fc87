//! How often each rule found something.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::print;
use crate::rules::Diagnostic;
use crate::workspace::Severity;

/// The counts of a run.
#[derive(Debug)]
pub(super) struct Statistics {
    json: bool,
    counts: BTreeMap<(&'static str, Severity), usize>,
}

#[derive(Debug, Serialize)]
struct StatisticsJson {
    statistics: Vec<RuleCount>,
}

#[derive(Debug, Serialize)]
struct RuleCount {
    rule: &'static str,
    severity: &'static str,
    count: usize,
}

impl Statistics {
    /// For people.
    pub(super) fn text() -> Self {
        Self {
            json: false,
            counts: BTreeMap::new(),
        }
    }

    /// For programs.
    pub(super) fn json() -> Self {
        Self {
            json: true,
            ..Self::text()
        }
    }

    /// The most frequent first.
    fn counts(&self) -> Vec<RuleCount> {
        let counts = self.counts.iter();
        let mut counts: Vec<RuleCount> = counts
            .map(|((rule, severity), count)| RuleCount {
                rule,
                severity: severity.name(),
                count: *count,
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.count));
        counts
    }
}

impl Printer for Statistics {
    fn file(&mut self, _: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        for found in found {
            let count = self.counts.entry((found.rule.name, found.severity));
            *count.or_default() += 1;
        }
        Ok(())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        let counts = self.counts();
        if self.json {
            return print::json(&StatisticsJson { statistics: counts });
        }
        let mut out = io::stdout().lock();
        if counts.is_empty() {
            writeln!(out, "Nothing to report.")?;
        }
        let wide = counts.iter().map(|count| count.count.to_string().len());
        let wide = wide.max().unwrap_or_default();
        for RuleCount {
            rule,
            severity,
            count,
        } in counts
        {
            writeln!(out, "{count:>wide$}  {severity:<11}  {rule}")?;
        }
        Ok(())
    }
}
