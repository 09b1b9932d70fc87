//! Hover: what the guidelines say about the word or item at the cursor, and what okr-lsp read about it.

mod alignment;
mod attribute;
mod fact;
mod figures;
mod goal;
mod help;
mod key_result;
mod objective;
mod period;
mod place;
mod placeholder;
mod rule;
mod section;
mod spoken;
mod standing;
mod suppression;
mod word;

use jiff::civil::Date;

use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
pub use help::Hover;
use place::HoverPlace;

/// Help about the word or item at the byte `offset`; `None` where there is nothing to say. `today` tells how much time a
/// period has left.
pub fn hover(
    snapshot: &Snapshot,
    offset: usize,
    today: Date,
    around: Surroundings<'_>,
) -> Option<Hover> {
    if !snapshot.is_okr() {
        return None;
    }
    let place = HoverPlace::new(snapshot, offset, today, around);
    suppression::hover(&place)
        .or_else(|| placeholder::hover(&place))
        .or_else(|| period::hover(&place))
        .or_else(|| attribute::hover(&place))
        .or_else(|| word::hover(&place))
        .or_else(|| goal::hover(&place))
        .or_else(|| section::hover(&place))
        .or_else(|| spoken::hover(&place))
}

#[cfg(test)]
mod tests;
