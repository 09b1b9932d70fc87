//! Findings as a person reads them: with the line concerned.

use std::io::{self, IsTerminal, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Output;
use crate::cli::input::Source;
use crate::rules::Diagnostic;
use crate::workspace::{Severity, Snapshot};

/// Prints findings file by file, and a summary at the end.
pub(super) struct Report {
    renderer: Renderer,
    files: usize,
    documents: usize,
    counts: [usize; 4],
}

impl Report {
    /// Colours only on a terminal whose user has not asked for none.
    pub(super) fn new() -> Self {
        let colour = io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            renderer: if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            },
            files: 0,
            documents: 0,
            counts: [0; 4],
        }
    }

    fn render(&self, path: &str, snapshot: &Snapshot, diagnostic: &Diagnostic) -> String {
        let text = snapshot.text();
        // Only the lines concerned are handed over: the renderer reads all that it is given.
        let first = text.line_of(diagnostic.range.start);
        let last = text.line_of(diagnostic.range.end);
        let lines = text.line_start(first)..text.line_range(last).end;
        let source = text.slice(lines.clone());
        let span = diagnostic.range.start - lines.start..diagnostic.range.end - lines.start;
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Information => Level::INFO,
            Severity::Hint => Level::HELP,
        };
        let snippet = Snippet::source(source.as_ref())
            .path(path)
            .line_start(first + 1)
            .annotation(AnnotationKind::Primary.span(span));
        let title = level
            .primary_title(diagnostic.message.as_ref())
            .id(diagnostic.rule.name);
        self.renderer.render(&[title.element(snippet)])
    }
}

impl Output for Report {
    fn file(&mut self, source: &Source, found: &[Diagnostic]) -> io::Result<()> {
        self.files += 1;
        self.documents += usize::from(source.snapshot.is_okr());
        let mut out = io::stdout().lock();
        for found in found {
            if let Some(count) = self.counts.get_mut(found.severity as usize) {
                *count += 1;
            }
            let rendered = self.render(&source.path, &source.snapshot, found);
            writeln!(out, "{rendered}\n")?;
        }
        Ok(())
    }

    /// Prints how much there was of what.
    fn finish(&mut self, complete: bool) -> io::Result<()> {
        let [errors, warnings, infos, hints] = self.counts;
        let mut out = io::stdout().lock();
        write!(
            out,
            "{} in {}",
            count(self.documents, "OKR document"),
            count(self.files, "file")
        )?;
        if !complete {
            write!(out, ", and not everything could be read")?;
        }
        if self.counts == [0; 4] {
            return writeln!(out, ": nothing to report.");
        }
        let named = [
            (errors, "error"),
            (warnings, "warning"),
            (infos, "note"),
            (hints, "hint"),
        ];
        let parts: Vec<String> = named
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, name)| count(number, name))
            .collect();
        writeln!(
            out,
            ": {}. `okr-lsp explain RULE` tells more.",
            parts.join(", ")
        )
    }
}

fn count(number: usize, name: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {name}{plural}")
}
