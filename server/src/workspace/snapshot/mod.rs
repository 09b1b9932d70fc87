//! One version of one document, immutable, analysed when first asked.

mod analysing;

use std::sync::{Arc, Mutex, OnceLock};

use super::analysis::{Analysis, PendingEdits};
use super::{DocumentSettings, RuleLevels, is_declared};
use crate::model::{Conventions, Document};
use crate::syntax::{Plainness, TreeEdit, Unread};
use crate::text::{Edit, Text, difference};

/// If there are more edits than this between two analyses, the next one starts from nothing, which is cheaper. This
/// also limits what a client that only sends edits can make the server keep.
const MOST_PENDING_EDITS: usize = 4096;

/// A version of a document. It is cheap to make: the text shares its memory with the version before, and nothing is
/// parsed until [`Snapshot::analysis`] is called.
#[derive(Debug)]
pub struct Snapshot {
    path: Arc<str>,
    conventions: Arc<Conventions>,
    rule_levels: Arc<RuleLevels>,
    version: i32,
    text: Text,
    /// The text when it was opened or last saved.
    saved: Text,
    /// The 0-based line of the latest change, until it counts as finished.
    typing_line: Option<usize>,
    /// Whether nobody edits it.
    closed: bool,
    pending: Mutex<Option<PendingEdits>>,
    /// Is held by the one who analyses.
    analysing: Mutex<()>,
    analysis: OnceLock<Arc<Analysis>>,
}

impl Snapshot {
    /// The first version of a document. `path` is the end of its path, as [`end_of_path`] gives it: it may tell
    /// nature, period and whose goals it holds.
    ///
    /// [`end_of_path`]: super::end_of_path
    pub fn new(path: &str, version: i32, text: &str) -> Self {
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let text = Text::new(text);
        Self {
            path: path.into(),
            conventions: Arc::new(Conventions {
                declared: is_declared(file_name),
                unlabelled: is_declared(file_name),
                ..Conventions::default()
            }),
            rule_levels: Arc::default(),
            version,
            saved: text.clone(),
            text,
            typing_line: None,
            closed: false,
            pending: Mutex::new(None),
            analysing: Mutex::default(),
            analysis: OnceLock::new(),
        }
    }

    /// The same version, marked as one that nobody edits. Its tree is not kept: it takes as much memory as all the
    /// rest.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// The same version, declared an OKR document whatever it holds.
    #[must_use]
    pub fn declared(mut self) -> Self {
        Arc::make_mut(&mut self.conventions).declared = true;
        self.unanalysed()
    }

    /// The same version, read by `conventions`.
    #[must_use]
    pub fn with_conventions(mut self, conventions: Arc<Conventions>) -> Self {
        self.conventions = conventions;
        self.unanalysed()
    }

    /// The same version, read and judged with `document_settings`. The analysis is kept if the document is read as before.
    #[must_use]
    pub fn with_settings(mut self, document_settings: DocumentSettings) -> Self {
        self.rule_levels = Arc::new(document_settings.rule_levels);
        if *self.conventions == document_settings.conventions {
            return self;
        }
        self.with_conventions(Arc::new(document_settings.conventions))
    }

    /// Whether it is read and judged with `document_settings`.
    pub fn has_settings(&self, document_settings: &DocumentSettings) -> bool {
        *self.conventions == document_settings.conventions
            && *self.rule_levels == document_settings.rule_levels
    }

    /// What is asked of it.
    pub fn rule_levels(&self) -> &RuleLevels {
        &self.rule_levels
    }

    /// How it is read.
    pub fn conventions(&self) -> &Conventions {
        &self.conventions
    }

    fn unanalysed(self) -> Self {
        Self {
            pending: Mutex::new(None),
            analysis: OnceLock::new(),
            ..self
        }
    }

    /// The next version, in which `edits` were made one after the other. If they give the saved text again, no line is
    /// being typed any more.
    #[must_use]
    pub fn edited(&self, version: i32, edits: &[Edit]) -> Self {
        let mut text = self.text.clone();
        let pending = self.as_pending();
        let mut pending =
            pending.filter(|pending| pending.edits.len() + edits.len() <= MOST_PENDING_EDITS);
        let mut typing_line = self.typing_line;
        for edit in edits {
            let before = pending.is_some().then(|| text.clone());
            let splice = text.apply(edit);
            typing_line = Some(text.line_of(splice.new_end));
            if let (Some(pending), Some(before)) = (&mut pending, before) {
                pending.edits.push(TreeEdit::new(splice, &before, &text));
            }
        }
        let restored = !edits.is_empty() && text == self.saved;
        Self {
            version,
            typing_line: typing_line.filter(|_| !restored),
            text,
            pending: Mutex::new(pending),
            analysis: if edits.is_empty() {
                self.analysis.clone()
            } else {
                OnceLock::new()
            },
            path: Arc::clone(&self.path),
            conventions: Arc::clone(&self.conventions),
            rule_levels: Arc::clone(&self.rule_levels),
            saved: self.saved.clone(),
            closed: self.closed,
            analysing: Mutex::default(),
        }
    }

    /// The next version, with the whole text `text`. The edit is the part where both differ.
    #[must_use]
    pub fn replaced(&self, version: i32, text: &str) -> Self {
        let edit = difference(&self.text, text);
        self.edited(version, edit.as_slice())
    }

    /// The same version after it was saved: no line is being typed any more.
    #[must_use]
    pub fn saved(&self) -> Self {
        Self {
            saved: self.text.clone(),
            ..self.finished()
        }
    }

    /// The same version when nobody has typed for a while: no line is being typed any more.
    #[must_use]
    pub fn finished(&self) -> Self {
        Self {
            typing_line: None,
            ..self.edited(self.version, &[])
        }
    }

    /// The client's number of this version.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// The file's name, without its folders.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The 0-based line of the latest change, until the document is saved, is as it was saved, or is
    /// [finished](Self::finished).
    pub fn typing_line(&self) -> Option<usize> {
        self.typing_line
    }

    /// The document's items.
    pub fn document(&self) -> &Document {
        &self.analysis().document
    }

    /// Which lines are certainly neither code nor HTML. This is worked out when first asked for, and then updated from
    /// version to version.
    pub fn plainness(&self) -> &Plainness {
        self.analysis()
            .plainness
            .get_or_init(|| Plainness::of(&self.text))
    }

    /// Whether it is an OKR document.
    pub fn is_okr(&self) -> bool {
        self.analysis().okr
    }

    /// Where reading of an OKR document stopped. Nothing is known about the text there.
    pub fn unread(&self) -> Option<Unread> {
        self.document().unread.filter(|_| self.is_okr())
    }
}
