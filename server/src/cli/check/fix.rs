//! `okr-lsp check --fix`: the safe fixes, in the files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Output;
use crate::cli::complain;
use crate::cli::input::{Documents, Source};
use crate::rules::Diagnostic;
use crate::rules::fix::{Mended, mend};

/// Makes the safe fixes of `documents`, writes those that are files, and tells on standard error what was fixed. Gives
/// whether everything could be written; what could not stays as it is.
pub(super) fn fix(documents: &mut Documents) -> io::Result<bool> {
    let mut written = true;
    documents.change(|source, run| {
        let Some(mended) = mend(&source.snapshot, run.around(source)) else {
            return Ok(None);
        };
        if !source.is_standard_input()
            && let Err(error) = write(source, &mended)
        {
            written = false;
            complain(&format!("{}: not fixed: {error}", source.path))?;
            return Ok(None);
        }
        complain(&told(source, &mended))?;
        Ok(Some(mended.snapshot))
    })?;
    Ok(written)
}

/// What was fixed: `okrs/sales.md: fixed 2 label-typo, 1 unlinked-placeholder`.
fn told(source: &Source, mended: &Mended) -> String {
    let mut counts = BTreeMap::new();
    for rule in &mended.rules {
        *counts.entry(rule.name).or_insert(0) += 1;
    }
    let counts = counts.iter().map(|(rule, count)| format!("{count} {rule}"));
    let counts: Vec<String> = counts.collect();
    format!("{}: fixed {}", source.path, counts.join(", "))
}

/// The file that holds `source`, with no link in its path. It fails where the file is not what was read, and writing what
/// was read would lose something.
pub(super) fn original(source: &Source) -> io::Result<PathBuf> {
    if source.is_standard_input() {
        return Ok(PathBuf::from(&source.path));
    }
    let path = fs::canonicalize(&source.path)?;
    if fs::read(&path)? == source.snapshot.text().to_string().as_bytes() {
        return Ok(path);
    }
    let reason = "it is no UTF-8, or has changed since it was read";
    Err(io::Error::new(io::ErrorKind::InvalidData, reason))
}

/// Puts the new text in the place of the old one, with the same permissions: nobody ever sees a part of it. It fails,
/// and changes nothing, where the file is not what was read, or must not be written.
fn write(source: &Source, mended: &Mended) -> io::Result<()> {
    // A link stays one.
    let path = original(source)?;
    let was = fs::metadata(&path)?;
    if was.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(mended.snapshot.text().to_string().as_bytes())?;
    keep_owner(file.path(), &was)?;
    file.as_file().set_permissions(was.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// Gives the file at `path` to those who own the one that `was`, as far as this is permitted; it fails where the file
/// would be shut to the group that may read it.
#[cfg(unix)]
fn keep_owner(path: &Path, was: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let is = fs::metadata(path)?;
    if is.gid() != was.gid() {
        chown(path, None, Some(was.gid()))?;
    }
    if is.uid() != was.uid() {
        // Only an administrator may: what others fix becomes theirs, as with other editors.
        let _ = chown(path, Some(was.uid()), None);
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Prints the text of documents, and not what is found in them.
pub(super) struct Printed;

impl Output for Printed {
    fn file(&mut self, source: &Source, _: &[Diagnostic]) -> io::Result<()> {
        write!(io::stdout().lock(), "{}", source.snapshot.text())
    }

    fn finish(&mut self, _: bool) -> io::Result<()> {
        io::stdout().flush()
    }
}
