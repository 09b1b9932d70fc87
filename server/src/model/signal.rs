//! What only documents about OKRs have.

use super::conventions::ItemKind;
use super::head::{BlockKind, Head};
use super::heading::{names_okrs, names_period, names_quarter};
use super::heading_words::HeadingWords;
use super::split;

/// Whether a block names OKRs, is labelled `KR`, or heads a quarter, goals, initiatives, or the key results of a period.
/// Other documents with objectives and key results, such as notes of experiments, have no such block.
pub(super) fn signals_okrs(
    kind: BlockKind,
    head: &Head,
    heading_words: impl Fn() -> HeadingWords,
) -> bool {
    let words = head.inline.plain.as_str();
    let label = head.label.as_ref();
    if label.is_some_and(|label| label.word.eq_ignore_ascii_case("kr")) {
        return true;
    }
    let group = match kind {
        BlockKind::Initiatives => Some(ItemKind::Initiative),
        BlockKind::KeyResults => Some(ItemKind::KeyResult),
        BlockKind::Section => heading_words().group,
        _ => None,
    };
    let planned = kind == BlockKind::Section && (names_quarter(words) || names_goals(words));
    match group {
        Some(ItemKind::Initiative) => true,
        Some(ItemKind::KeyResult) if names_period(words) => true,
        _ => planned || names_okrs(words),
    }
}

fn names_goals(words: &str) -> bool {
    split::words(words).any(|word| word.eq_ignore_ascii_case("goals"))
}
