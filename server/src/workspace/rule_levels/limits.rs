//! Where rules that count draw the line.

/// Where rules that count draw the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// With fewer key results an objective is seldom covered.
    pub fewest_key_results: usize,
    /// So many key results an objective may have.
    pub most_key_results: usize,
    /// Whether a company objective needs key results of its own, and does not leave them to the teams (G12).
    pub company_key_results: bool,
    /// How many objectives a team may have at once; `None`: as many as it likes.
    pub objectives: Option<ObjectiveLimits>,
    /// How many layers of goals there may be; `None`: as many as they like.
    pub most_layers: Option<usize>,
}

/// How many objectives a team may have for one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectiveLimits {
    /// So many can be worked on at once.
    pub few: usize,
    /// More than so many are too many in any case.
    pub most: usize,
}

impl ObjectiveLimits {
    /// `most` and no fewer.
    pub fn exactly(most: usize) -> Self {
        Self { few: most, most }
    }
}
