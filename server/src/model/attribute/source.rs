//! Where an attribute is told.

/// Where an attribute is told, the most explicit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A line of its own below the item.
    Line,
    /// A column of the table in which the item is a row.
    Column,
    /// A notation before or behind its words: `✅ `, `(owner: Kim)`, `=> 70%`.
    Words,
    /// The words themselves: `from 30 to 45`, `Support objective 1: …`.
    Change,
    /// A notation beside its label: `🟢 KR 1: …`, `KR 1 (@kim): …`.
    BesideLabel,
    /// The role in its label: `CTO KR: …`.
    Label,
    /// Its checkbox.
    Checkbox,
}
