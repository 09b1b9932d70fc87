//! What an organisation says about its documents, in the file `.okr.toml`.
//!
//! - [`keys`] lists every key there is, with its documentation: the one source of the reader, of the nearest
//!   name for an unknown key, and of the JSON schema that editors read.
//! - [`glob`], [`word`], [`month`], [`choice`], [`limit`] and [`rules`] are the values; [`table`] and [`list`] read
//!   tables and lists of them.
//! - [`problem`] is what is told where a value is wrong.
//! - [`file`](mod@file) finds the file and loads it; everything else is pure.

mod choice;
pub mod file;
mod glob;
mod keys;
mod limit;
mod list;
mod month;
mod okr_toml;
mod problem;
mod rules;
mod schema;
mod table;
#[cfg(test)]
mod tests;
mod word;

pub use okr_toml::Configuration;
pub use problem::Problem;
pub use rules::KnownRule;
pub use schema::schema;
