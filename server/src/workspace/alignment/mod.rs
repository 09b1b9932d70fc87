//! Which company objective a team's objective or key result serves, and how that is known.
//!
//! Evidence, best first: an explicit link, the same text, near text, a shared redaction, the same key
//! result. An item answers with its own evidence, and a key result without any with its objective's. Matching
//! is within a period, over all documents of the workspace; where the company has no goals for a quarter, and
//! for the company's own goals, the year around it answers.

mod company;
mod evidence;
mod goal;
mod named;
mod offer;
mod parent;
mod resolver;
mod similarity;
mod stretch;
mod titles;
mod wording;

use std::collections::HashMap;
use std::sync::Arc;

pub(in crate::workspace) use company::digits;
pub use company::{Company, Part, Target};
pub use evidence::{Edge, Evidence};
pub use goal::{CompanyGoal, CompanyKeyResult, redactions};
pub use named::Named;
pub use resolver::{GoalView, Resolver};
pub(super) use resolver::{Scope, year_around};
pub use titles::Titles;
pub use wording::{Support, Wording};

use crate::measure::period::Period;
use crate::model::Document;
use crate::text::Text;
use crate::workspace::index::Surroundings;

/// The company's goals by their period: matching stays within one.
pub type Companies = HashMap<Option<Period>, Arc<Company>>;

/// All alignments of a document, by the items' own evidence.
pub struct Alignments<'a> {
    /// For what is asked about single items.
    pub resolver: Resolver<'a>,
    /// The edges of the objectives, in their order.
    pub objectives: Vec<Option<Edge>>,
    /// The edges of the key results, in their order.
    pub key_results: Vec<Option<Edge>>,
}

impl<'a> Alignments<'a> {
    /// Resolves everything in `document` with the text `text`, among the documents `around` it.
    pub fn of(document: &'a Document, text: &'a Text, around: Surroundings<'a>) -> Self {
        let resolver = Resolver::new(document, text, around);
        let objectives = document.objectives.iter();
        let key_results = document.key_results.iter();
        Self {
            objectives: objectives
                .map(|objective| resolver.objective(objective))
                .collect(),
            key_results: key_results
                .map(|key_result| resolver.own_key_result(key_result))
                .collect(),
            resolver,
        }
    }
}
