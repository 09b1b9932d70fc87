//! `okr-lsp setup` writes the files with which an editor starts this program.

mod emacs;
mod folder;
mod helix;
mod neovim;
mod vscode;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::FAILED;
use super::print::complain;
use crate::text::visible_name;
use crate::workspace::bounded::Bound;

/// An editor.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Editor {
    /// Visual Studio Code: the setting with the program's path
    Vscode,
    /// Neovim 0.11 and later: the server's configuration
    Neovim,
    /// Helix: the server's and the language's configuration, and the queries
    Helix,
    /// Emacs 28 and later: a library for eglot
    Emacs,
}

/// What an editor needs.
struct Plan {
    files: Vec<File>,
    /// The steps that are left for the user.
    advice: String,
}

/// A file that an editor needs.
struct File {
    path: PathBuf,
    /// Its whole text.
    text: String,
    /// Whether it keeps text that others have written.
    keeps_others: bool,
}

impl File {
    /// A file that belongs to this program alone.
    fn own(path: PathBuf, text: impl Into<String>) -> Self {
        Self {
            path,
            text: text.into(),
            keeps_others: false,
        }
    }

    /// A file of the user. `into` gets its text and gives the text with the entries for this program.
    fn shared(
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

    fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, &self.text)
    }
}

/// The largest file of settings that is read.
const SETTINGS: Bound = Bound {
    most: 16 * 1024 * 1024,
    what: "a file of settings",
};

/// The text of the file at `path`; `None` if there is no file.
fn present(path: &Path) -> io::Result<Option<String>> {
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

/// Writes the files that `editor` needs, or prints them. If a file exists with another text, nothing is written,
/// unless `force` is set.
pub(super) fn run(editor: Editor, print: bool, force: bool) -> io::Result<ExitCode> {
    let program = std::env::current_exe()?;
    let program = program.to_str().ok_or_else(|| {
        io::Error::other("the path of this program is not text that a configuration can contain")
    })?;
    let plan = match editor {
        Editor::Vscode => vscode::plan(program),
        Editor::Neovim => neovim::plan(program),
        Editor::Helix => helix::plan(program),
        Editor::Emacs => emacs::plan(program),
    }?;
    let mut out = io::stdout().lock();
    if print {
        for file in &plan.files {
            writeln!(out, "--- {}\n{}", visible_name(&file.path), file.text)?;
        }
        writeln!(out, "{}", plan.advice)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut changed = Vec::new();
    let mut in_the_way = Vec::new();
    for file in &plan.files {
        match present(&file.path)? {
            Some(text) if text == file.text => {
                writeln!(out, "{} is up to date", visible_name(&file.path))?
            }
            Some(_) => in_the_way.push(file),
            None => changed.push(("wrote", file)),
        }
    }
    if !force && !in_the_way.is_empty() {
        for file in in_the_way {
            let forced = if file.keeps_others {
                "changes only what concerns okr-lsp in it"
            } else {
                "overwrites it"
            };
            complain(&format!(
                "{} already exists; --force {forced}",
                visible_name(&file.path)
            ))?;
        }
        complain(&"nothing was written; --print shows what is needed")?;
        return Ok(FAILED.into());
    }
    changed.extend(in_the_way.into_iter().map(|file| ("changed", file)));
    for (done, file) in changed {
        file.write()?;
        writeln!(out, "{done} {}", visible_name(&file.path))?;
    }
    writeln!(out, "{}", plan.advice)?;
    Ok(ExitCode::SUCCESS)
}
