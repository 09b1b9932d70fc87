//! What of a text is not read.

/// From where on a text is not read, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// All that follows, as it is too dense.
    Rest(usize),
    /// What follows on the line, as that is too long.
    Line(usize),
}

impl Unread {
    /// Where it begins.
    pub fn start(&self) -> usize {
        match self {
            Self::Rest(start) | Self::Line(start) => *start,
        }
    }
}
