//! How a document marks its items, judged once for all of it: what one block means depends on how its
//! author writes elsewhere.

use super::block::{Block, BlockKind, Marker, Placed};
use super::conventions::Conventions;
use super::group::Group;
use super::section::{is_neutral, names_period, names_quarter};
use super::unlabelled::Style;
use crate::lexicon::heading;

/// How a document marks its items.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Whether it labels objectives anywhere: then a heading or list item without a label is none.
    pub(super) labels_objectives: bool,
    /// Whether it labels key results anywhere.
    pub(super) labels_key_results: bool,
    /// Whether its title or its file's name says that it holds OKRs.
    pub(super) titled: bool,
    /// Whether its title says that it explains how OKRs are written.
    pub(super) explains: bool,
    /// Whether it says anywhere that it is about OKRs.
    pub(super) mentions: bool,
    /// Whether moreover that name or a heading names a period.
    pub(super) periodic: bool,
    /// Whether its title says that it holds the OKRs of a period, and nothing else.
    pub(super) dated: bool,
    /// How it is laid out where it labels nothing and the workspace says that it holds OKRs.
    pub(super) unlabelled: Option<Style>,
}

impl Manner {
    /// The same without a layout that stands for labels.
    pub(super) fn labelled(self) -> Self {
        Self {
            unlabelled: None,
            ..self
        }
    }

    pub(super) fn of(root: &Placed, file_name: &str, conventions: &Conventions) -> Self {
        let holds = root.block.holds();
        let title = title(root);
        let title = title.as_ref().map_or("", |title| title.words());
        let labels = holds.objective || holds.key_result;
        let titled = names_okrs(title) || names_okrs(file_name);
        Self {
            explains: explains(title),
            mentions: titled || holds.okr,
            periodic: titled && (names_period(file_name) || heads_period(root)),
            labels_objectives: holds.objective,
            labels_key_results: holds.key_result,
            titled,
            dated: names_okrs(title) && names_period(title) && is_neutral(title),
            unlabelled: (conventions.unlabelled && !labels).then(|| Style::of(root)),
        }
    }
}

fn explains(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| heading::EXPLAINING.contains(&word))
        || heading::EXPLAINING_WITHIN
            .iter()
            .any(|word| lower.contains(word))
}

/// The first heading, unless it is an item or a group.
fn title(root: &Placed) -> Option<Placed> {
    root.children()
        .find(|block| matches!(block.block.head.marker, Some(Marker::Heading(_))))
        .filter(|heading| heading.block.kind == BlockKind::Section)
}

fn heads_period(parent: &Placed) -> bool {
    let headings = parent.children();
    headings
        .filter(|block| block.block.kind == BlockKind::Section)
        .any(|heading| heading.block.naming().periodic || heads_period(&heading))
}

/// Whether words name OKRs.
pub(super) fn names_okrs(words: &str) -> bool {
    let mut rest = words;
    while let Some(at) = find_okr(rest) {
        let before = rest.get(..at).and_then(|before| before.chars().next_back());
        let after = rest.get(at + 3..).unwrap_or_default();
        let after = after.strip_prefix(['s', 'S']).unwrap_or(after);
        let letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
        if !letter(before) && !letter(after.chars().next()) {
            return true;
        }
        rest = after;
    }
    names_both(words)
}

/// Whether words name objectives and key results in one breath.
pub(super) fn names_both(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.match_indices("objective").any(|(at, objective)| {
        let behind = lower.get(at + objective.len()..).unwrap_or_default();
        let behind = behind.strip_prefix('s').unwrap_or(behind).trim_start();
        let and = ["and", "&", "/", "+"]
            .iter()
            .find_map(|and| behind.strip_prefix(and));
        and.is_some_and(|behind| behind.trim_start().starts_with("key result"))
    })
}

/// Whether a block is one that documents about OKRs have and others with objectives and key results, such as
/// notes of experiments, have not: it names OKRs, is labelled `KR`, or heads a quarter, goals, initiatives, or the
/// key results of a period.
pub(super) fn signals_okrs(block: &Block) -> bool {
    let (kind, head) = (block.kind, &block.head);
    let words = head.inline.plain.as_str();
    let label = head.label.as_ref();
    if label.is_some_and(|label| label.word.eq_ignore_ascii_case("kr")) {
        return true;
    }
    let group = match kind {
        BlockKind::Initiatives => Some(Group::Initiatives),
        BlockKind::KeyResults => Some(Group::KeyResults),
        BlockKind::Section => block.naming().group,
        _ => None,
    };
    let planned = kind == BlockKind::Section && (names_quarter(words) || names_goals(words));
    match group {
        Some(Group::Initiatives) => true,
        Some(Group::KeyResults) if names_period(words) => true,
        _ => planned || names_okrs(words),
    }
}

fn names_goals(words: &str) -> bool {
    let mut words = words.split(|char: char| !char.is_alphanumeric());
    words.any(|word| word.eq_ignore_ascii_case("goals"))
}

fn find_okr(words: &str) -> Option<usize> {
    words
        .as_bytes()
        .windows(3)
        .position(|window| window.eq_ignore_ascii_case(b"okr"))
}

#[cfg(test)]
mod tests {
    use super::names_okrs;

    #[test]
    fn okrs_are_named_by_a_word_of_their_own() {
        for (words, named) in [
            ("Q3 OKRs", true),
            ("2021-okr.md", true),
            ("OKR은 목표", true),
            ("Our Objectives and Key Results", true),
            ("Q2 Objective & Key Results", true),
            ("The objective and results", false),
            ("Pokrovsk", false),
            ("Okra soup", false),
            ("okra, then OKR", true),
            ("", false),
        ] {
            assert_eq!(names_okrs(words), named, "{words}");
        }
    }
}
