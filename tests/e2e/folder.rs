//! A folder on disk that is open in the editor.

use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp_tests::{Capabilities, Client, Options};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How a file has changed, as the protocol numbers it.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// It is new.
    Created = 1,
    /// Its contents are others.
    Changed = 2,
    /// It is gone.
    Deleted = 3,
}

/// A folder on disk. It is removed at its end.
pub struct Folder(TempDir);

impl Folder {
    /// A folder with files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    /// A folder with files that the server takes for a workspace to be read as a whole.
    pub fn rooted(files: &[(&str, &str)]) -> Self {
        let folder = Self::new(files);
        folder.write(".okr.toml", "");
        folder
    }

    /// Where a file in it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders in which it lies. Whoever reads it meanwhile reads it as it was or as it is, but no
    /// half of it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        let beside = TempDir::new().expect("a folder for what is not whole yet");
        let whole = beside.path().join("file");
        fs::write(&whole, text).expect("it can be written");
        fs::rename(whole, path).expect("it can be put in place");
    }

    /// Removes a file.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("it was there");
    }

    /// Gives a file or a folder another name.
    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be renamed");
    }

    /// The URI of a file in it, or with an empty name its own.
    pub fn uri(&self, name: &str) -> String {
        uri(&self.path(name))
    }

    /// How a client begins that has the folder open.
    pub fn options(&self, capabilities: Capabilities) -> Options {
        Options {
            capabilities,
            folders: vec![self.uri("")],
            ..Options::default()
        }
    }

    /// A client that has the folder open.
    pub fn client(&self, capabilities: Capabilities) -> Client {
        Client::start_with(self.options(capabilities))
    }

    /// Tells that a file has changed.
    pub fn changed(&self, client: &mut Client, name: &str) {
        self.tell(client, &[(name, Change::Changed)]);
    }

    /// Tells how files have changed.
    pub fn tell(&self, client: &mut Client, changes: &[(&str, Change)]) {
        let changes: Vec<Value> = changes
            .iter()
            .map(|(name, change)| json!({"uri": self.uri(name), "type": *change as u8}))
            .collect();
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({"changes": changes}),
        );
    }
}

/// The URI of the file at `path`.
pub fn uri(path: &Path) -> String {
    let path = path.to_str().expect("Unicode").replace('\\', "/");
    let path = path.trim_end_matches('/');
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{path}")
}
