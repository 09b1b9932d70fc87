//! One version of one document, immutable, analysed when first asked.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::analysis::{Analysis, PendingEdits};
use super::{DocumentSettings, RuleLevels, is_declared};
use crate::model::{self, Block, Conventions, Document, Previous};
use crate::syntax::{Plainness, Syntax, TreeEdit, Unread};
use crate::text::{Edit, Text, difference};

/// More edits than this between two analyses are cheaper forgotten: the next one starts afresh. It also
/// bounds what a client that only ever sends edits can make the server keep.
const MOST_PENDING_EDITS: usize = 4096;

/// A version of a document. Cheap to make: the text shares its memory with the version before, and
/// nothing is parsed until [`Snapshot::analysis`] is called.
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

    /// The same version, which nobody edits: its tree is not kept, which takes as much memory as all the rest.
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

    /// The same version, read and judged with `settings`. What was analysed is kept where it is read as before.
    #[must_use]
    pub fn with_settings(mut self, document_settings: DocumentSettings) -> Self {
        self.rule_levels = Arc::new(document_settings.rule_levels);
        if *self.conventions == document_settings.conventions {
            return self;
        }
        self.with_conventions(Arc::new(document_settings.conventions))
    }

    /// Whether it is read and judged with `settings`.
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

    /// The next version, in which `edits` were made one after the other. Where they give the saved text again, no
    /// line is being typed any more.
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

    /// The next version, with the whole text `text`: an edit of where they differ.
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

    /// The items. Worked out by the first caller, from the last analysed version where there is one; other
    /// callers wait for it.
    pub fn analysis(&self) -> &Arc<Analysis> {
        loop {
            if let Some(analysis) = self.analysis.get() {
                return analysis;
            }
            self.analyse_while(&|| true);
        }
    }

    /// Whether its items are known.
    pub fn is_analysed(&self) -> bool {
        self.analysis.get().is_some()
    }

    /// Works the items out unless they are known, but only for as long as they are `wanted`, which is asked often; gives
    /// whether they are known now. Once they are not wanted, they must not be wanted again.
    pub fn analyse_while(&self, wanted: &dyn Fn() -> bool) -> bool {
        let _turn = lock(&self.analysing);
        if self.is_analysed() {
            return true;
        }
        let pending = lock(&self.pending).clone();
        let Some(analysis) = self.analyse(pending.as_ref(), wanted) else {
            return false;
        };
        self.analysis.get_or_init(|| Arc::new(analysis));
        // Only now: a version made meanwhile starts from the same earlier analysis.
        lock(&self.pending).take();
        true
    }

    /// The document's items.
    pub fn document(&self) -> &Document {
        &self.analysis().document
    }

    /// Which lines are certainly neither code nor HTML; worked out when first asked for, and then followed from version to
    /// version.
    pub fn plainness(&self) -> &Plainness {
        self.analysis()
            .plainness
            .get_or_init(|| Plainness::of(&self.text))
    }

    /// Whether it is an OKR document.
    pub fn is_okr(&self) -> bool {
        self.analysis().okr
    }

    /// Where an OKR document is not read any more: nothing is known of what stands there.
    pub fn unread(&self) -> Option<Unread> {
        self.document().unread.filter(|_| self.is_okr())
    }

    /// `None` where it is not `wanted` any more.
    fn analyse(
        &self,
        pending: Option<&PendingEdits>,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Analysis> {
        let parsed = (!self.conventions.ignored).then(|| self.parse(pending, wanted));
        let (syntax, root) = match parsed.flatten() {
            Some((syntax, root)) => (Some(syntax), root),
            None => (None, model::no_blocks(&self.text)),
        };
        if !wanted() {
            return None;
        }
        let unread = syntax.as_ref().and_then(Syntax::unread);
        let read = syntax.as_ref().map(|syntax| syntax.text().clone());
        let read = read.as_ref().unwrap_or(&self.text);
        // Comments about rules are looked up in the tree.
        let syntax = syntax.filter(|_| !self.closed || !self.text.occurrences("<!--").is_empty());
        let mut document = Document::read(root, read, &self.path, &self.conventions);
        document.unread = unread;
        Some(Analysis {
            okr: !self.conventions.ignored && (self.conventions.declared || document.holds_okrs()),
            syntax,
            document,
            plainness: pending
                .and_then(|pending| pending.plainness(&self.text))
                .map_or_else(OnceLock::new, OnceLock::from),
        })
    }

    /// `None` also where it is not `wanted` any more.
    fn parse(
        &self,
        pending: Option<&PendingEdits>,
        wanted: &dyn Fn() -> bool,
    ) -> Option<(Syntax, Arc<Block>)> {
        let reparsed = pending.and_then(|pending| {
            let old = pending.analysis.syntax.as_ref()?;
            let (syntax, damage) = old.reparse(&pending.edits, &self.text, wanted)?;
            let previous = Previous {
                root: &pending.analysis.document.root,
                damage: &damage,
            };
            let root = model::lower(&syntax, &self.conventions, Some(previous));
            Some((syntax, root))
        });
        reparsed.or_else(|| {
            let syntax = Syntax::parse(&self.text, wanted)?;
            let root = model::lower(&syntax, &self.conventions, None);
            Some((syntax, root))
        })
    }

    fn as_pending(&self) -> Option<PendingEdits> {
        // In this order: what is pending is only dropped once the analysis is there.
        let pending = lock(&self.pending).clone();
        match self.analysis.get() {
            Some(analysis) => Some(PendingEdits {
                analysis: Arc::clone(analysis),
                edits: Vec::new(),
            }),
            None => pending,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
