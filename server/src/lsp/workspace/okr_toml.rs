//! A file `.okr.toml` as it is now, on disk or in the editor.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lsp::convert;
use crate::lsp::protocol::{Diagnostic, Uri};
use crate::lsp::publish::Publisher;
use crate::lsp::session::Session;
use crate::lsp::uri::Key;
use crate::rules;
use crate::text::Text;
use crate::workspace::Configuration;
use crate::workspace::configuration::file;

/// A file `.okr.toml`.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    /// `None` where it cannot be read.
    pub(super) text: Option<String>,
    pub(super) said: Said,
    /// What it says, or said when it was last right.
    pub(super) configuration: Arc<Configuration>,
}

/// What the client is told about a configuration file.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Where it is, as the client spells it where it is open.
    pub uri: Arc<Uri>,
    /// Its version where it is open.
    pub version: Option<i32>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl File {
    /// Reads the file at `path`, which was `before`; `None` where there is none.
    pub(super) fn load(
        session: &Session,
        path: &Path,
        uri: Uri,
        before: Option<&Self>,
    ) -> Option<Self> {
        let open = session.documents.get(&Key::of(&uri));
        let text = match &open {
            Some(open) => file::admit(open.snapshot.text().len() as u64)
                .map(|()| open.snapshot.text().slice(0..usize::MAX).into_owned()),
            None if is_link(path) => return None,
            None => file::read(path),
        };
        let read = match &text {
            Ok(text) => read(session, text, file::folder(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => Err(vec![convert::unreadable(error)]),
        };
        let (configuration, diagnostics) = match read {
            Ok(configuration) => (Arc::new(configuration), Vec::new()),
            Err(diagnostics) => {
                let before = before.map(|before| Arc::clone(&before.configuration));
                (before.unwrap_or_default(), diagnostics)
            }
        };
        let said = Said {
            version: open.as_ref().map(|open| open.snapshot.version()),
            uri: open.map_or_else(|| Arc::new(uri), |open| open.uri),
            diagnostics,
        };
        Some(Self {
            path: path.to_owned(),
            text: text.ok(),
            said,
            configuration,
        })
    }

    /// Tells the client that nothing is wrong with it any more, where something was: it is not there.
    pub(super) fn forgotten(&self, session: &Arc<Session>) {
        if !self.said.diagnostics.is_empty() {
            Publisher::clear_configuration(session, Arc::clone(&self.said.uri));
        }
    }
}

/// Whether there is a link at `path`: what it leads to is not read.
fn is_link(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
}

fn read(session: &Session, text: &str, folder: &Path) -> Result<Configuration, Vec<Diagnostic>> {
    Configuration::read(text, folder, &rules::known()).map_err(|problems| {
        let text = Text::new(text);
        let encoding = session.abilities().encoding;
        let each = problems
            .iter()
            .map(|problem| convert::problem(problem, &text, encoding));
        each.collect()
    })
}
