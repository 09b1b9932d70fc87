//! What all documents of the workspace hold, open or not, and who serves whom across them.
//!
//! A file is a [`Record`] here, however large it is on disk. Who serves whom is worked out when a file, or the
//! company's goals of its time, have changed: [`Index::pending`] says what there is to work out, which can be
//! done while others look the index up, and [`Index::settle`] takes the result. The company's goals themselves are
//! put together by [`Index::refresh`], once for any number of changes.
//!
//! A clone shares its memory with the index: whoever looks something up works on a clone, which stays as it is while
//! the next version is made.

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
