//! What features and rules look up about a document among the others of its workspace.

mod alignments;
mod goal_view;
mod links;
mod names;
mod offer;
mod parent;
mod resolve;
mod resolver;
mod same;
mod surroundings;

pub use alignments::Alignments;
pub use goal_view::GoalView;
pub use resolver::Resolver;
pub use surroundings::Surroundings;
