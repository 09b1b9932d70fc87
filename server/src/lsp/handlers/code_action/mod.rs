//! `textDocument/codeAction` and `codeAction/resolve`.

mod action;
mod list;
mod resolve;

pub(super) use action::kinds;
pub use list::CodeActionHandler;
pub use resolve::CodeActionResolveHandler;
