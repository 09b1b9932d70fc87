//! Pure conversions between the engine's results and the protocol's types: values in, values out.
//!
//! The engine counts in bytes. The protocol counts lines and characters, in the client's unit.

mod completion;
mod diagnostic;
mod edit;
mod folding;
mod hover;
mod location;
mod markup;
mod position;
mod semantic_tokens;
mod symbol;
mod tree;

pub use completion::completion_item;
pub use diagnostic::{diagnostic, problem, unread, unreadable};
pub use edit::workspace_edit;
pub use folding::folding_range;
pub use hover::hover;
pub use location::{Origin, end, link, locations};
pub use markup::content;
pub use position::{bytes, edit, offset, range};
#[cfg(test)]
pub(super) use semantic_tokens::tokens;
pub use semantic_tokens::{difference, encoded};
pub use symbol::{resolved_symbol, symbol, symbol_information, workspace_symbol};
pub use tree::{Tree, TreeParams, period_goals};
