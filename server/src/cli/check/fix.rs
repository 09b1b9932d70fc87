//! `okr-lsp check --fix` applies the safe fixes to files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use super::printer::Printer;
use super::replace::{end_between_files, replace};
use crate::cli::input::{RunDocuments, SourceDocument};
use crate::cli::print::complain_of;
use crate::rules::Diagnostic;
use crate::rules::fix::{Mended, mend};
use crate::workspace::discovery::DOCUMENT;

/// Applies the safe fixes to `documents`, writes those that are files, and reports the fixes on standard error.
/// Returns whether everything could be written. A file that could not be written stays as it is.
pub(super) fn fix(documents: &mut RunDocuments) -> io::Result<bool> {
    end_between_files()?;
    let mut written = true;
    documents.change(|source, run| {
        if source.is_changed() {
            written = false;
            complain_of(&source.path, &format!("not fixed: {CHANGED}"))?;
            return Ok(None);
        }
        let Some(mended) = mend(&source.snapshot, run.around(source)) else {
            return Ok(None);
        };
        if !source.is_standard_input()
            && let Err(error) = write(source, &mended)
        {
            written = false;
            complain_of(&source.path, &format!("not fixed: {error}"))?;
            return Ok(None);
        }
        complain_of(&source.path, &told(&mended))?;
        Ok(Some(mended.snapshot))
    })?;
    Ok(written)
}

/// Why a document is not fixed if its file differs from what was read.
const CHANGED: &str = "it is not UTF-8, or has changed since it was read";

/// The fixes in words: `fixed 2 label-typo, 1 unlinked-placeholder`.
fn told(mended: &Mended) -> String {
    let mut counts = BTreeMap::new();
    for rule in &mended.rules {
        *counts.entry(rule.name).or_insert(0) += 1;
    }
    let counts = counts.iter().map(|(rule, count)| format!("{count} {rule}"));
    let counts: Vec<String> = counts.collect();
    format!("fixed {}", counts.join(", "))
}

fn write(source: &SourceDocument, mended: &Mended) -> io::Result<()> {
    // A link stays a link.
    replace(&original(source)?, &mended.snapshot.text().to_string())
}

/// The path without links of the file of `source`. Fails if the file differs from what was read, because writing would
/// lose the difference.
pub(super) fn original(source: &SourceDocument) -> io::Result<PathBuf> {
    let changed = Err(io::Error::new(io::ErrorKind::InvalidData, CHANGED));
    if source.is_standard_input() {
        return if source.is_changed() {
            changed
        } else {
            Ok(source.path.clone())
        };
    }
    let path = fs::canonicalize(&source.path)?;
    let same = DOCUMENT.read_regular(&path)? == source.snapshot.text().to_string().as_bytes();
    if same { Ok(path) } else { changed }
}

/// Prints the text of documents instead of their findings. Nothing is printed if the bytes are not text.
pub(super) struct Printed;

impl Printer for Printed {
    fn file(&mut self, source: &SourceDocument, _: &[Diagnostic]) -> io::Result<()> {
        if source.is_changed() {
            return Ok(());
        }
        write!(io::stdout().lock(), "{}", source.snapshot.text())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        io::stdout().flush()
    }
}
