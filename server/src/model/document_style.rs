//! How a document marks its items, and what it says that it is about. This is judged once for all of it: what one block
//! means depends on how its author writes elsewhere.

use super::conventions::Conventions;
use super::head::BlockKind;
use super::heading::{is_neutral, names_okrs, names_period};
use super::placed::Placed;
use super::split;
use super::unlabelled::Unlabelled;
use crate::lexicon::heading;

/// How a document marks its items, and what it says that it is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentStyle {
    /// Whether it labels objectives anywhere. If so, a heading or list item without a label is no objective.
    pub(super) labels_objectives: bool,
    /// Whether it labels key results anywhere.
    pub(super) labels_key_results: bool,
    /// Whether its title or its file's name says that it holds OKRs.
    pub titled: bool,
    /// Whether its title says that it explains how OKRs are written.
    pub explains: bool,
    /// Whether it says anywhere that it is about OKRs.
    pub mentions: bool,
    /// Whether it is titled so, and a heading or its file's name also names a period.
    pub periodic: bool,
    /// Whether its title names OKRs and a period, and nobody whose they are.
    pub(super) dated: bool,
    /// How it is laid out where it labels nothing and the workspace says that it holds OKRs.
    pub(super) unlabelled: Option<Unlabelled>,
}

impl DocumentStyle {
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
        let title = title.as_ref().map_or("", Placed::words);
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
            unlabelled: (conventions.unlabelled && !labels).then(|| Unlabelled::of(root)),
        }
    }
}

fn explains(title: &str) -> bool {
    let lower = title.to_lowercase();
    let within = || {
        heading::EXPLAINING_WITHIN
            .iter()
            .any(|word| lower.contains(word))
    };
    split::has_word(&lower, heading::EXPLAINING) || within()
}

/// The first heading, unless it is an item or a group.
fn title(root: &Placed) -> Option<Placed> {
    let first = root.children().find(|block| block.block.is_heading());
    first.filter(|heading| heading.kind() == BlockKind::Section)
}

fn heads_period(parent: &Placed) -> bool {
    let mut headings = parent.children_of(BlockKind::Section);
    headings.any(|heading| heading.block.heading_words().periodic || heads_period(&heading))
}
