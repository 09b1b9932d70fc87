//! What all documents of the workspace hold, open or not, and which goals serve which across them.
//!
//! Here a file is a [`Record`], however large it is on disk. When a file or the company's goals of its period have
//! changed, its edges are worked out: [`Index::pending`] says what there is to do, which can be done while others read
//! the index, and [`Index::settle`] takes the result. [`Index::refresh`] puts the goals of the company together, once
//! for any number of changes.
//!
//! A clone shares its memory with the index. Readers work on a clone, which stays as it is while the next version is
//! made.

mod affected;
mod aligned;
mod anchor;
mod change;
mod changes;
mod companies;
mod contributions;
mod file_by_path;
mod fuzzy;
mod link;
mod pending;
mod record;
mod relation;
pub(super) mod same;
mod shown;
mod store;
mod ways;

pub use super::identity::{CompanyKeyResultId, FileId, GoalId};
pub use super::place::{Location, Place};
pub use affected::Affected;
pub use aligned::Aligned;
pub use anchor::anchor;
pub(super) use file_by_path::FileByPath;
pub use fuzzy::Query;
pub use link::{Destination, normal};
pub use pending::{Pending, Resolved};
pub use record::{FileLink, Goal, GoalKind, Heading, Record};
pub use store::{File, Index};
