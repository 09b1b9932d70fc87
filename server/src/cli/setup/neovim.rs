//! Neovim reads `plugin/okr.lua` when it starts, and `lsp/okr.lua` when the server is enabled.

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
        advice: "Restart Neovim and open an OKR document; `:checkhealth vim.lsp` shows the server. The plugin \
                 in editors/neovim adds colours, text objects and `:checkhealth okr`."
            .to_owned(),
    })
}
