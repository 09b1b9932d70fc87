//! Where a table stands.

use crate::model::conventions::ItemKind;

/// Where a table stands, as far as it tells what is in it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::model) struct TablePlace {
    /// The group around it.
    pub(in crate::model) group: Option<ItemKind>,
    /// Whether it stands directly below an objective that has no key results elsewhere.
    pub(in crate::model) bare_objective: bool,
    /// Whether the document's title says that it holds OKRs.
    pub(in crate::model) titled: bool,
}
