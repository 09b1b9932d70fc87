//! Documents without labels, where the configuration says that they hold OKRs. Objectives are headings, short lines, or
//! list items with other items below them. The items below an objective are its key results.

use super::bare::is_link;
use super::conventions::ItemKind;
use super::head::BlockKind;
use super::heading::is_neutral;
use super::placed::Placed;
use super::role::Role;
use crate::lexicon::heading;

/// A line that is an objective has at most this many words.
const MOST_WORDS: usize = 16;

/// What the objectives are in a document without labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unlabelled {
    /// Headings.
    Headings,
    /// Lines of text with a list behind them.
    Lines,
    /// List items with items below them.
    Lists,
}

impl Unlabelled {
    /// Judges by what most of the document's lists stand below.
    pub(super) fn of(root: &Placed) -> Self {
        let mut count = Count::default();
        count.children(root);
        let spoken = count.phrases * 2 > count.headings;
        if count.nested * 3 >= count.items && count.nested > 0 && !spoken {
            Self::Lists
        } else if count.behind_lines > count.behind_headings {
            Self::Lines
        } else {
            Self::Headings
        }
    }
}

/// What stands before a block in its parent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// What the line directly before it introduces.
    pub(super) introduced: Option<ItemKind>,
    /// Whether an objective stands anywhere before it.
    pub(super) objective: bool,
}

impl Unlabelled {
    /// The role of `block` in a parent whose role is `parent_role`, between `before` and `next`.
    pub(super) fn role(
        self,
        block: &Placed,
        parent_role: Role,
        next: Option<&Placed>,
        before: Before,
    ) -> Role {
        match block.kind() {
            BlockKind::Section => self.heading(block, parent_role),
            BlockKind::Paragraph => self.line(block, parent_role, next),
            BlockKind::ListItem if is_link(block) => Role::Other,
            BlockKind::ListItem => self.list_item(block, parent_role, before),
            _ => Role::Other,
        }
    }

    fn heading(self, block: &Placed, parent_role: Role) -> Role {
        let words = block.words();
        let heading_words = block.block.heading_words();
        if let Some(group) = heading_words.group {
            return Role::Group(group);
        }
        if let Role::Group(group) = parent_role {
            return Role::of(group);
        }
        if heading::NO_GOALS.contains(&words.trim_end_matches(':').to_lowercase().as_str()) {
            return Role::Other;
        }
        let goal = match self {
            Self::Headings => true,
            Self::Lines => false,
            Self::Lists => heading_words.phrase && has_plain_list(block),
        };
        if goal && !heading_words.neutral && !heading_words.okrs {
            Role::Objective
        } else {
            Role::Section
        }
    }

    fn line(self, block: &Placed, parent_role: Role, next: Option<&Placed>) -> Role {
        let strong = block.block.head.inline.strong;
        if self == Self::Headings && !strong || parent_role != Role::Section {
            return Role::Other;
        }
        let words = block.words();
        let heads_list = next.is_some_and(|next| next.kind() == BlockKind::ListItem);
        let short = words.split_whitespace().count() <= MOST_WORDS;
        let sentence = words.ends_with(['.', ':', '…']) || block.block.head.inline.emphasised;
        let goal = short && !sentence && (heads_list || self == Self::Lines);
        if goal && !is_neutral(words) {
            Role::Objective
        } else {
            Role::Other
        }
    }

    fn list_item(self, block: &Placed, parent_role: Role, before: Before) -> Role {
        let holds_items = block.owns(BlockKind::ListItem);
        match (before.introduced, parent_role) {
            (Some(group), Role::Section | Role::Objective) => Role::of(group),
            (_, Role::Group(group)) => Role::of(group),
            (_, Role::Section) if self == Self::Lists => Role::Objective,
            (_, Role::Objective) if self == Self::Lists && holds_items => Role::Objective,
            (_, Role::Section) if before.objective => Role::KeyResult,
            (_, Role::Objective) => Role::KeyResult,
            (_, Role::KeyResult) => Role::Initiative,
            _ => Role::Other,
        }
    }
}

/// Whether a heading's own list items have none below them.
fn has_plain_list(heading: &Placed) -> bool {
    let items = || heading.children_of(BlockKind::ListItem);
    items().next().is_some() && items().all(|item| !item.owns(BlockKind::ListItem))
}

/// What the lists of a document stand below.
#[derive(Default)]
struct Count {
    /// Items of lists that are in no other.
    items: usize,
    /// Those of them with items below them.
    nested: usize,
    behind_lines: usize,
    behind_headings: usize,
    /// Headings over lists.
    headings: usize,
    /// Those of them that say what should change.
    phrases: usize,
}

impl Count {
    fn children(&mut self, parent: &Placed) {
        let mut before = None;
        for block in parent.children() {
            match block.kind() {
                BlockKind::Section => self.children(&block),
                BlockKind::ListItem if !is_link(&block) => {
                    self.items += 1;
                    self.nested += usize::from(block.owns(BlockKind::ListItem));
                    self.behind_lines += usize::from(before == Some(BlockKind::Paragraph));
                    let heading = before.is_none() && parent.kind() == BlockKind::Section;
                    self.behind_headings += usize::from(heading);
                    if heading {
                        let phrase = parent.block.heading_words().phrase;
                        self.headings += 1;
                        self.phrases += usize::from(phrase && !parent.words().contains(':'));
                    }
                }
                _ => {}
            }
            before = Some(block.kind());
        }
    }
}
