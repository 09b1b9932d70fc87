//! Emacs loads a library from `init.el`.

use std::io;

use super::folder;
use super::plan::{EditorFile, Plan};

const LIBRARY: &str = include_str!("../../../../editors/emacs/okr.el");

pub(super) fn plan(program: &str) -> io::Result<Plan> {
    // Emacs uses the old folder if it exists.
    let old = folder::home().ok().map(|home| home.join(".emacs.d"));
    let folder = match old.filter(|old| old.is_dir()) {
        Some(old) => old,
        None => folder::configuration("APPDATA")?.join("emacs"),
    };
    let quoted = program.replace('\\', "\\\\").replace('"', "\\\"");
    let library = LIBRARY.replace("'(\"okr-lsp\")", &format!("'(\"{quoted}\")"));
    Ok(Plan {
        files: vec![EditorFile::own(folder.join("okr.el"), library)],
        advice: "Add this line to your init.el: (load (locate-user-emacs-file \"okr\"))".to_owned(),
    })
}
