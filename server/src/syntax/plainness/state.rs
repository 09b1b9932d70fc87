//! How lines are read, and what decides it from one line to the next.

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Markdown,
    /// As code, as HTML other than comments, or as metadata.
    Foreign,
    /// Nobody knows, or as a comment.
    Doubtful,
}

/// What the lines being read are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum BlockState {
    #[default]
    Plain,
    /// Code, up to a line with at least so many of the character.
    Fence(char, usize),
    /// HTML, up to a line that holds one of these, in small letters.
    Html(&'static [&'static str]),
    /// HTML, up to a blank line.
    Tags,
    /// Nobody knows.
    Doubt,
}

impl BlockState {
    /// How a line in it is read.
    pub(super) fn line(&self) -> LineKind {
        match self {
            Self::Plain => LineKind::Markdown,
            Self::Html(["-->"]) | Self::Tags | Self::Doubt => LineKind::Doubtful,
            Self::Fence(..) | Self::Html(_) => LineKind::Foreign,
        }
    }
}
