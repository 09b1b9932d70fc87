//! What the end-to-end tests need: the executables, a pipe to a server, and a client on it.

mod capabilities;
mod client;
mod executable;
mod pipe;
mod publications;
pub mod units;

pub use capabilities::Capabilities;
pub use client::{Client, Document, Options, is_problem};
pub use executable::{okr_lsp, probe};
pub use pipe::{Pipe, frame};
