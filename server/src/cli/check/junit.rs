//! Findings as a JUnit report: a suite for each OKR document, a case for each finding. Errors and warnings are
//! failures. Other findings are in cases that pass, because they do not change the exit code.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::location;
use super::printer::Printer;
use crate::cli::input::SourceDocument;
use crate::cli::place::LineColumn;
use crate::rules::Diagnostic;
use crate::text::{Encoding, visible};
use crate::workspace::Severity;

/// All suites of a run.
#[derive(Debug, Default)]
pub(super) struct Junit {
    suites: String,
    tests: usize,
    failures: usize,
}

impl Printer for Junit {
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()> {
        if !source.snapshot.is_okr() {
            return Ok(());
        }
        let path = escape(&location::name(&source.path));
        let failures = found.iter().filter(|found| is_failure(found)).count();
        let tests = found.len().max(1);
        self.tests += tests;
        self.failures += failures;
        let mut cases = String::new();
        for found in found {
            case(&mut cases, &path, source, found).map_err(io::Error::other)?;
        }
        if found.is_empty() {
            cases = format!("    <testcase name=\"okr-lsp\" classname=\"{path}\"/>\n");
        }
        self.suites.push_str(&format!(
            "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{cases}  \
             </testsuite>\n"
        ));
        Ok(())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        let Self {
            suites,
            tests,
            failures,
        } = self;
        write!(
            io::stdout().lock(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"okr-lsp\" tests=\"{tests}\" \
             failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
        )
    }
}

fn is_failure(found: &Diagnostic) -> bool {
    found.severity <= Severity::Warning
}

fn case(
    to: &mut String,
    path: &str,
    source: &SourceDocument,
    found: &Diagnostic,
) -> Result<(), std::fmt::Error> {
    let place = LineColumn::of(source.snapshot.text(), found.range.start, Encoding::Utf32);
    let (rule, severity) = (found.rule.name, found.severity.name());
    let (line, column) = (place.line, place.column);
    let message = escape(&found.message);
    write!(
        to,
        "    <testcase name=\"{rule} {line}:{column}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">"
    )?;
    if is_failure(found) {
        write!(
            to,
            "<failure type=\"{severity}\" message=\"{message}\">{path}:{line}:{column}: {message}</failure>"
        )?;
    } else {
        write!(
            to,
            "<system-out>{path}:{line}:{column}: {severity}: {message}</system-out>"
        )?;
    }
    to.write_str("</testcase>\n")
}

/// `text` as XML, also inside quotation marks. Control characters become visible, because XML cannot contain many of
/// them.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in visible(text).chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_in_xml() {
        for (text, expected) in [
            (
                "a < b && \"c\" > 'd'",
                "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'",
            ),
            ("]]>\r\n\t", "]]&gt;\\r\\n\\t"),
            ("\0\u{1b}\u{ffff}😀", "\\u{0}\\u{1b}\\u{ffff}😀"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
