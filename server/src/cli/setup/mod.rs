//! `okr-lsp setup` writes the files with which an editor starts this program.

mod emacs;
mod folder;
mod helix;
mod neovim;
mod plan;
mod vscode;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ValueEnum;

use self::plan::present;
use super::exit::FAILED;
use super::print::complain;
use crate::text::visible_name;

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
