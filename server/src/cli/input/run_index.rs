//! What the documents of a run know of each other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::source::SourceDocument;
use crate::text::Encoding;
use crate::workspace::Surroundings;
use crate::workspace::index::{Index, Record};

/// What okr-lsp read of all documents of a run.
pub(in crate::cli) struct RunIndex {
    index: Index,
    /// How the user reached each file.
    reached: HashMap<PathBuf, PathBuf>,
}

impl RunIndex {
    pub(super) fn new() -> Self {
        let mut index = Index::new(Encoding::Utf32);
        // All files are checked, so it does not matter which of them a change affects.
        index.mark_all_affected();
        Self {
            index,
            reached: HashMap::new(),
        }
    }

    /// Adds what `source` holds.
    pub(super) fn add(&mut self, source: &SourceDocument) {
        self.index.insert(&source.file, self.record(source));
        let reached = source.path.clone();
        self.reached.insert(source.file.clone(), reached);
    }

    /// Puts `records` in the place of those of the same files.
    pub(super) fn replace(&mut self, records: Vec<(PathBuf, Record)>) {
        for (file, record) in records {
            self.index.insert(&file, record);
        }
        self.settle();
    }

    /// Works out what the documents say of each other. Comes after the last change.
    pub(super) fn settle(&mut self) {
        self.index.settle_all();
    }

    pub(super) fn record(&self, source: &SourceDocument) -> Record {
        Record::of(&source.snapshot, &source.file, self.index.encoding())
    }

    /// The other documents, as the one at `path` sees them.
    pub(in crate::cli) fn around<'a>(&'a self, source: &'a SourceDocument) -> Surroundings<'a> {
        Surroundings::of(&self.index, &source.file)
    }

    /// How the user reached the file at `path`.
    pub(in crate::cli) fn reached<'a>(&'a self, path: &'a Path) -> &'a Path {
        self.reached.get(path).map_or(path, PathBuf::as_path)
    }
}
