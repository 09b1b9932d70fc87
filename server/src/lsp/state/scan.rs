//! The state of the reading of the open folders.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::cancel::Cancel;

/// One reading of the open folders.
#[derive(Debug)]
pub struct FolderScan {
    /// The folders to read.
    pub folders: Vec<PathBuf>,
    /// Stops it.
    pub cancel: Cancel,
    /// The client's name for its progress.
    pub token: String,
}

/// Which folders are being read or have been.
#[derive(Default)]
pub struct ScanState {
    /// Stops the scan that is running.
    running: Option<Cancel>,
    /// The number of scans so far.
    count: usize,
    /// Changes when files that were read before may be out of date.
    pub epoch: usize,
    /// The folders that are being read or have been.
    pub folders: Vec<PathBuf>,
    /// The files that have changed and were read apart from the running scan.
    overtaken: HashSet<PathBuf>,
}

impl ScanState {
    /// Whether a scan is running.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Begins a scan of `folders`, and cancels the one that is running.
    pub fn begin(&mut self, folders: Vec<PathBuf>) -> FolderScan {
        let cancel = Cancel::default();
        if let Some(before) = self.running.replace(cancel.clone()) {
            before.cancel();
        }
        self.invalidate();
        self.folders.clone_from(&folders);
        self.count += 1;
        FolderScan {
            folders,
            cancel,
            token: token(self.count),
        }
    }

    /// Stops the scan that the client knows by `named`.
    pub fn cancel(&self, named: &str) {
        if token(self.count) == named
            && let Some(running) = &self.running
        {
            running.cancel();
        }
    }

    /// Notes that files read so far may be out of date: they may have changed without a notice.
    fn invalidate(&mut self) {
        self.overtaken.clear();
        self.epoch += 1;
    }

    /// Notes that changes are watched from now on, for the scan `cancel`. Files read before may be out of date.
    pub fn watched(&mut self, cancel: &Cancel) {
        if self
            .running
            .as_ref()
            .is_some_and(|running| running.is(cancel))
        {
            self.invalidate();
        }
    }

    /// Notes that the scan `cancel` has ended.
    pub fn finish(&mut self, cancel: &Cancel) {
        if self.running.take_if(|running| running.is(cancel)).is_some() {
            self.overtaken.clear();
        }
    }

    /// Notes that `files` have changed and are about to be read: what the running scan has read of them does not count.
    pub fn overtake(&mut self, files: &[&PathBuf]) {
        if self.is_running() {
            self.overtaken.extend(files.iter().copied().cloned());
        }
    }

    /// Whether the file at `path` was read apart from the running scan.
    pub fn is_overtaken(&self, path: &Path) -> bool {
        self.overtaken.contains(path)
    }

    /// The files that were read apart from the running scan.
    pub fn overtaken(&self) -> HashSet<PathBuf> {
        self.overtaken.clone()
    }
}

/// The client's name for the scan number `count`.
fn token(count: usize) -> String {
    format!("okr-lsp/index/{count}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_scan_cancels_the_one_before() {
        let mut state = ScanState::default();
        let first = state.begin(Vec::new());
        let epoch = state.epoch;
        let second = state.begin(Vec::new());
        assert!(first.cancel.is_cancelled() && !second.cancel.is_cancelled());
        assert!(state.epoch > epoch);
        state.finish(&first.cancel);
        assert!(state.is_running(), "the second one has not ended");
        state.cancel(&first.token);
        assert!(!second.cancel.is_cancelled(), "this was another scan");
        state.cancel(&second.token);
        assert!(second.cancel.is_cancelled());
        state.finish(&second.cancel);
        assert!(!state.is_running());
    }

    #[test]
    fn a_file_is_overtaken_until_the_scan_ends() {
        let file = PathBuf::from("/a.okr");
        let mut state = ScanState::default();
        state.overtake(&[&file]);
        assert!(!state.is_overtaken(&file), "no scan runs");
        let scan = state.begin(Vec::new());
        state.overtake(&[&file]);
        assert!(state.is_overtaken(&file));
        state.finish(&scan.cancel);
        assert!(!state.is_overtaken(&file));
    }
}
