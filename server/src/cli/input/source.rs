//! A document that a path names.

use std::io;
use std::path::{Path, PathBuf};

use crate::text::visible_name;
use crate::workspace::discovery::{self, Found, Unreadable};
use crate::workspace::{DocumentSettings, Snapshot, end_of_path};

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Whether `path` means standard input.
pub(in crate::cli) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// A document read from a path.
pub(in crate::cli) struct SourceDocument {
    /// The path as the user reached it; `-` for standard input.
    pub(in crate::cli) path: PathBuf,
    /// The absolute path of the file, without links.
    pub(super) file: PathBuf,
    /// Whether standard input had other bytes than the document. It cannot be read again.
    is_changed: bool,
    /// The document.
    pub(in crate::cli) snapshot: Snapshot,
}

impl SourceDocument {
    /// The document in `file`. An ignored file is not read, unless it was named as an OKR document. Standard input is
    /// always read, because its writer waits.
    pub(super) fn read(
        file: &Found,
        mut document_settings: DocumentSettings,
        okr: bool,
    ) -> Result<Self, Unreadable> {
        let conventions = &mut document_settings.conventions;
        conventions.declared |= okr;
        conventions.unlabelled |= okr;
        conventions.ignored &= !(okr && file.named);
        let (text, is_changed) = if is_standard_input(&file.path) {
            standard_input().map_err(|error| Unreadable::at(&file.path, error))?
        } else if conventions.ignored {
            (String::new(), false)
        } else if file.named {
            (discovery::read_named(&file.path)?, false)
        } else {
            (discovery::read(&file.path)?, false)
        };
        Ok(Self {
            path: file.path.clone(),
            file: file.real.clone(),
            is_changed,
            snapshot: Snapshot::new(&end_of_path(&file.path), 0, &text)
                .with_settings(document_settings)
                .closed(),
        })
    }

    /// Whether it was read from standard input.
    pub(in crate::cli) fn is_standard_input(&self) -> bool {
        is_standard_input(&self.path)
    }

    /// Whether it was read from standard input, and bytes that are not UTF-8 were replaced.
    pub(in crate::cli) fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// The path for programs.
    pub(in crate::cli) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// The path for people, on one line.
    pub(in crate::cli) fn shown(&self) -> String {
        visible_name(&self.path)
    }
}

/// The text of standard input, and whether bytes that are not UTF-8 were replaced in it.
fn standard_input() -> io::Result<(String, bool)> {
    let bytes = discovery::DOCUMENT.read_from(io::stdin().lock())?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let is_changed = text.as_bytes() != bytes;
    Ok((text, is_changed))
}
