//! Places in files whose text is not kept, and in the document that is looked at.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::text::{Encoding, Lines, Position};

/// A place in a file whose text is not kept, in lines and in columns of the index's encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

impl Place {
    /// The place of `range`, bytes of the text with these `lines`.
    pub fn of(range: Range<usize>, lines: &Lines<'_>, encoding: Encoding) -> Self {
        Self {
            start: lines.position_at(range.start, encoding),
            end: lines.position_at(range.end, encoding),
        }
    }
}

/// A place in the document that is looked at, or in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the document, in bytes.
    Here(Range<usize>),
    /// In another file.
    Elsewhere(Arc<Path>, Place),
}
