//! Which company objective a team's objective or key result supports, and how that is known: from goals, edges.
//!
//! Evidence, best first: an explicit link, the same text, near text, a shared redaction, the same key
//! result. An item answers with its own evidence, and a key result without any with its objective's. Matching
//! is within a period, over all documents of the workspace; where the company has no goals for a quarter, and
//! for the company's own goals, the year around it answers.

mod company;
mod evidence;
mod goal;
mod named;
mod number_range;
mod scope;
mod similarity;
mod titles;
mod wording;

pub(in crate::workspace) use company::digits;
pub use company::{Companies, CompanyGoals, OtherGoals};
pub use evidence::{Edge, Evidence};
pub use goal::{CompanyGoal, CompanyKeyResult, redactions};
pub use named::Named;
pub(in crate::workspace) use scope::{Links, SupportableGoals, year_around};
pub use titles::Titles;
pub use wording::{GoalWording, Support};
