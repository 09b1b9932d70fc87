//! `okr-lsp setup`: writes what an editor needs to start this program.

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
    files: Vec<EditorFile>,
    /// What is left to do by hand.
    advice: String,
}

/// A file that an editor needs.
struct EditorFile {
    path: PathBuf,
    /// All that is to stand in it.
    text: String,
    /// Whether what others have written into it stays in it.
    keeps_others: bool,
}

impl EditorFile {
    /// A file that is this program's alone.
    fn own(path: PathBuf, text: impl Into<String>) -> Self {
        Self {
            path,
            text: text.into(),
            keeps_others: false,
        }
    }

    /// A file of the user's, into which `into` puts what is needed; it is given what stands there.
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

/// What a file of an editor's may hold.
const SETTINGS: Bound = Bound {
    most: 16 * 1024 * 1024,
    what: "a file of settings",
};

/// What stands in the file at `path`; `None` where there is none.
fn present(path: &Path) -> io::Result<Option<String>> {
    let no_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it is no UTF-8");
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

/// Writes what `editor` needs, or prints it. Files that are there and hold something else are left as they are,
/// and nothing is written then, unless it is to `force` its way.
pub(super) fn run(editor: Editor, print: bool, force: bool) -> io::Result<ExitCode> {
    let program = std::env::current_exe()?;
    let program = program.to_str().ok_or_else(|| {
        io::Error::other("the path of this program is no text that a configuration can hold")
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
                writeln!(out, "{} is as it should be", visible_name(&file.path))?
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
                "{} is there already; --force {forced}",
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
