//! The background work that follows from changes of the state.

use super::scan::FolderScan;
use crate::lsp::uri::DocumentKey;

/// Background work. At most one task of a kind runs at a time, for publishing and typing one per document: the state
/// notes what else there is to do, and the running task does that too.
#[derive(Debug)]
pub enum Task {
    /// Publish the diagnostics of a document.
    Publish(DocumentKey),
    /// Find out whether a client that pulls has old diagnostics of an open document.
    Review(DocumentKey),
    /// Ask the client to pull all diagnostics again.
    RefreshDiagnostics,
    /// Finish the line that is being typed, after a pause.
    FinishTyping(DocumentKey),
    /// Tell the client that the tree of goals has changed.
    AnnounceTree,
    /// Read the open folders.
    ScanFolders(FolderScan),
    /// Read the files that have changed on disk.
    ReadChangedFiles,
    /// Resolve the alignment of the files that are pending.
    ResolvePending,
}
