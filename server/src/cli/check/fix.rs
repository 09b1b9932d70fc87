//! `okr-lsp check --fix`: the safe fixes, in the files.

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

/// Makes the safe fixes of `documents`, writes those that are files, and tells on standard error what was fixed. Gives
/// whether everything could be written; what could not stays as it is.
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

/// Why a document is not fixed that is not what was read.
const CHANGED: &str = "it is no UTF-8, or has changed since it was read";

/// What was fixed: `fixed 2 label-typo, 1 unlinked-placeholder`.
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
    // A link stays one.
    replace(&original(source)?, &mended.snapshot.text().to_string())
}

/// The file that holds `source`, with no link in its path. It fails where the file is not what was read, and writing what
/// was read would lose something.
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

/// Prints the text of documents, and not what is found in them. Nothing is printed in the place of bytes that are no text.
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
