//! Sections: the headings that own objectives.

use super::id::{ObjectiveId, SectionId};
use super::placed::Placed;

/// Whose goals a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionLevel {
    /// The whole organisation.
    Company,
    /// A team, a department or a role.
    Team,
    /// A team inside a team.
    SubTeam,
}

impl SectionLevel {
    /// The word used in the command line's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Team => "team",
            Self::SubTeam => "sub-team",
        }
    }
}

/// A heading and the objectives directly below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub heading: Placed,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// Whose goals it holds.
    pub level: SectionLevel,
    /// Its own objectives, in order.
    pub objectives: Vec<ObjectiveId>,
}

impl Section {
    /// The heading's words.
    pub fn name(&self) -> &str {
        self.heading.block.head.inline.plain.as_str()
    }
}
