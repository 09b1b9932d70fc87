//! Places in files as they are printed.

use crate::text::{Encoding, Text};

/// A place in a file, both numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineColumn {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl LineColumn {
    /// The place of the byte `offset`; the column counts units of `encoding`.
    pub(super) fn of(text: &Text, offset: usize, encoding: Encoding) -> Self {
        let position = text.position_at(offset, encoding);
        Self {
            line: position.line as usize + 1,
            column: position.character as usize + 1,
        }
    }
}

/// The 1-based line of the byte `offset`.
pub(super) fn line(text: &Text, offset: usize) -> usize {
    text.line_of(offset) + 1
}
