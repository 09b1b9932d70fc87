//! Neovim reads `lsp/okr.lua` where the server is enabled, and `plugin/okr.lua` at its start.

use std::io;

use super::folder;
use super::plan::{EditorFile, Plan};

const SERVER: &str = include_str!("../../../../editors/neovim/lsp/okr.lua");
const FILETYPE: &str = include_str!("../../../../editors/neovim/ftdetect/okr.lua");
const SYNTAX: &str = include_str!("../../../../editors/neovim/syntax/okr.vim");

pub(super) fn plan(program: &str) -> io::Result<Plan> {
    let folder = folder::configuration("LOCALAPPDATA")?.join("nvim");
    let quoted = program.replace('\\', "\\\\").replace('\'', "\\'");
    let server = SERVER.replace("'okr-lsp'", &format!("'{quoted}'"));
    Ok(Plan {
        files: vec![
            EditorFile::own(folder.join("lsp/okr.lua"), server),
            EditorFile::own(
                folder.join("plugin/okr.lua"),
                format!("{FILETYPE}vim.lsp.enable('okr')\n"),
            ),
            EditorFile::own(folder.join("syntax/okr.vim"), SYNTAX),
        ],
        advice: "Start Neovim anew and open an OKR document; `:checkhealth vim.lsp` shows the server. Colours of \
                 their own, text objects and `:checkhealth okr` come with the plugin in editors/neovim."
            .to_owned(),
    })
}
