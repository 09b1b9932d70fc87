//! What is to be written for an editor.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::visible_name;
use crate::workspace::bounded::SizeLimit;

/// What an editor needs.
pub(super) struct Plan {
    pub(super) files: Vec<EditorFile>,
    /// The steps that are left for the user.
    pub(super) advice: String,
}

/// A file that an editor needs.
pub(super) struct EditorFile {
    pub(super) path: PathBuf,
    /// Its whole text.
    pub(super) text: String,
    /// Whether it keeps text that others have written.
    pub(super) keeps_others: bool,
}

impl EditorFile {
    /// A file that belongs to this program alone.
    pub(super) fn own(path: PathBuf, text: impl Into<String>) -> Self {
        Self {
            path,
            text: text.into(),
            keeps_others: false,
        }
    }

    /// A file of the user. `into` gets its text and gives the text with the entries for this program.
    pub(super) fn shared(
        path: PathBuf,
        into: impl FnOnce(&str) -> Result<String, String>,
    ) -> io::Result<Self> {
        let present = present(&path)?.unwrap_or_default();
        let text = into(&present);
        let text =
            text.map_err(|wrong| io::Error::other(format!("{}: {wrong}", visible_name(&path))))?;
        Ok(Self {
            path,
            text,
            keeps_others: true,
        })
    }

    pub(super) fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, &self.text)
    }
}

/// The largest file of settings that is read.
const SETTINGS: SizeLimit = SizeLimit {
    most: 16 * 1024 * 1024,
    what: "a file of settings",
};

/// The text of the file at `path`; `None` if there is no file.
pub(super) fn present(path: &Path) -> io::Result<Option<String>> {
    let no_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8");
    let bytes = SETTINGS.read_regular(path);
    match bytes.and_then(|bytes| String::from_utf8(bytes).map_err(no_text)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io::Error::new(
            error.kind(),
            format!("{}: {error}", visible_name(path)),
        )),
    }
}
