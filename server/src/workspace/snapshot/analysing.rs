//! How a version of a document is analysed: when first asked for, and from the version before if that was analysed.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::Snapshot;
use crate::model::{self, Block, Document, Previous};
use crate::syntax::Syntax;
use crate::workspace::analysis::{Analysis, PendingEdits};

impl Snapshot {
    /// The analysis. The first caller works it out, from the last analysed version if there is one. Other callers wait
    /// for it.
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

    /// Works the analysis out unless it is known, but only as long as it is `wanted`, which is asked often. Gives
    /// whether it is known now. Once it is not wanted, it must not be wanted again.
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
        // Only now, because a version that was made meanwhile starts from the same earlier analysis.
        lock(&self.pending).take();
        true
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

    /// What the next version starts from.
    pub(super) fn as_pending(&self) -> Option<PendingEdits> {
        // The order matters: what is pending is dropped only when the analysis is there.
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
