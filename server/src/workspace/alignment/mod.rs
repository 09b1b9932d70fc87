//! Which company objective an objective or key result of a team supports, and how this is known. Goals go in, edges
//! come out.
//!
//! The kinds of evidence, best first: an explicit link, the same text, near text, a shared redaction, the same key
//! result. An item has its own evidence. A key result without any has that of its objective. Goals are matched within a
//! period, over all documents of the workspace. The year around the period takes its place if the company has no goals
//! for a quarter, and for the goals of the company itself.

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
