//! How the documents of a workspace are to be read, beyond what they say themselves.

/// What items with a label are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An initiative.
    Initiative,
    /// A KPI.
    Kpi,
}

/// What the workspace's configuration says about one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conventions {
    /// Label words of the organisation's own, lower case, besides those that are known.
    pub labels: Vec<(Box<str>, ItemKind)>,
    /// Names of the whole organisation's section, lower case, besides `Company` and the like.
    pub companies: Vec<Box<str>>,
    /// The month with which a fiscal year begins, from 1 to 12.
    pub fiscal_year_start: u8,
    /// Whether the document labels nothing: headings and bold lines are objectives, the items below them
    /// key results.
    pub unlabelled: bool,
    /// Whether the document is an OKR document in any case. Its text does not matter.
    pub declared: bool,
    /// Whether the document is no OKR document in any case, even if it is declared one.
    pub ignored: bool,
}

impl Default for Conventions {
    fn default() -> Self {
        Self {
            labels: Vec::new(),
            companies: Vec::new(),
            fiscal_year_start: 1,
            unlabelled: false,
            declared: false,
            ignored: false,
        }
    }
}
