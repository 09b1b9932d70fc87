//! How a document marks its items, judged once for all of it: what one block means depends on how its
//! author writes elsewhere.

use super::block::{BlockKind, Placed};
use super::conventions::Conventions;
use super::section::{is_neutral, names_period};
use super::unlabelled::Style;

/// How a document marks its items.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Whether it labels objectives anywhere: then a heading or list item without a label is none.
    pub(super) labels_objectives: bool,
    /// Whether it labels key results anywhere.
    pub(super) labels_key_results: bool,
    /// Whether its title or its file's name says that it holds OKRs.
    pub(super) titled: bool,
    /// Whether moreover that name or a heading names a period.
    pub(super) periodic: bool,
    /// Whether its title says that it holds the OKRs of a period, and nothing else.
    pub(super) dated: bool,
    /// How it is laid out where it labels nothing and the workspace says that it holds OKRs.
    pub(super) unlabelled: Option<Style>,
}

impl Manner {
    pub(super) fn of(root: &Placed, file_name: &str, conventions: &Conventions) -> Self {
        let holds = root.block.holds();
        let title = title(root);
        let title = title.as_ref().map_or("", |title| title.words());
        let labels = holds.objective || holds.key_result;
        let titled = names_okrs(title) || names_okrs(file_name);
        Self {
            periodic: titled && (names_period(file_name) || heads_period(root)),
            labels_objectives: holds.objective,
            labels_key_results: holds.key_result,
            titled,
            dated: names_okrs(title) && names_period(title) && is_neutral(title),
            unlabelled: (conventions.unlabelled && !labels).then(|| Style::of(root)),
        }
    }
}

/// The first heading, wherever it stands.
fn title(root: &Placed) -> Option<Placed> {
    root.children()
        .find(|block| block.block.kind == BlockKind::Section)
}

fn heads_period(parent: &Placed) -> bool {
    let headings = parent.children();
    headings
        .filter(|block| block.block.kind == BlockKind::Section)
        .any(|heading| names_period(heading.words()) || heads_period(&heading))
}

/// Whether words name OKRs.
pub(super) fn names_okrs(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.contains("okr")
        || lower.contains("objectives and key results")
        || lower.contains("objectives & key results")
}
