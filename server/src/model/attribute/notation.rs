//! What a stretch of words tells about an item.

use std::ops::Range;

use super::name::AttributeName;

/// What a stretch of words tells: `value` is the value's place among all words of the block, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) struct Notation {
    pub(in crate::model) name: AttributeName,
    pub(in crate::model) value: Range<usize>,
}
