//! What a block is to a reader: by its label, the group it stands in, the line that introduces it, or the
//! items below it. A label always wins.

use super::bare::{is_bare, is_contents, is_no_item, is_note, is_numbered};
use super::conventions::ItemKind;
use super::document_style::DocumentStyle;
use super::goal::{heads_group, is_goal, lists_key_results};
use super::group::{self, is_remarks};
use super::head::BlockKind;
use super::placed::Placed;
use super::role::Role;
use super::table::TablePlace;
use super::tree;
use super::unlabelled::Before;

/// What may be an item of a group. Where a group has none of these, a paragraph is its item.
const ITEMS: [BlockKind; 5] = [
    BlockKind::ListItem,
    BlockKind::Section,
    BlockKind::KeyResult,
    BlockKind::Initiative,
    BlockKind::Table,
];

/// Tells the roles of the blocks in one parent, in order.
pub(super) struct Roles<'a> {
    style: DocumentStyle,
    parent: &'a Placed,
    parent_role: Role,
    /// Whether headings stand directly in the parent.
    has_headings: bool,
    /// Whether anything stands directly in the parent that may be an item.
    has_items: bool,
    /// Whether an objective stands around the parent, or is it.
    in_objective: bool,
    /// What the last line introduced, until something else than a list item follows.
    introduced: Option<ItemKind>,
    /// Whether an objective stands in the parent before the next block.
    behind_objective: bool,
    announces: bool,
    bare_objective: bool,
}

/// Remarks tell of no objective of their own.
fn heads_remarks(block: &Placed) -> bool {
    let head = matches!(block.kind(), BlockKind::Section | BlockKind::ListItem);
    head && !block.block.holds().objective && is_remarks(block.words())
}

impl<'a> Roles<'a> {
    pub(super) fn new(
        style: DocumentStyle,
        parent: &'a Placed,
        parent_role: Role,
        in_objective: bool,
    ) -> Self {
        let has = |kinds: &[BlockKind]| kinds.iter().any(|kind| parent.owns(*kind));
        Self {
            style,
            parent,
            parent_role,
            has_headings: has(&[BlockKind::Section]),
            has_items: has(&ITEMS),
            in_objective,
            introduced: None,
            behind_objective: false,
            announces: parent_role == Role::Section && parent.block.heading_words().announces,
            bare_objective: parent_role == Role::Objective && is_bare(parent),
        }
    }

    /// The role of `block`, the next in the parent, before `next`; and whether it has it only by an
    /// introducing line.
    pub(super) fn next(&mut self, block: &Placed, next: Option<&Placed>) -> (Role, bool) {
        if self.parent_role == Role::Remarks || heads_remarks(block) {
            return (Role::Remarks, false);
        }
        let introduced = self.introduced;
        let list = matches!(block.kind(), BlockKind::ListItem | BlockKind::Attribute);
        if !list && self.parent.block.head.marker.is_none() {
            // The list of a plain line `Objective: …` follows it directly. Later lists belong to something else.
            self.bare_objective = false;
        }
        if block.kind() != BlockKind::ListItem {
            self.introduced = introduces(block);
        }
        if let Some(unlabelled) = self.style.unlabelled {
            let before = Before {
                introduced,
                objective: self.behind_objective,
            };
            let role = unlabelled.role(block, self.parent_role, next, before);
            self.behind_objective |= role == Role::Objective;
            return (role, false);
        }
        if block.kind() == BlockKind::ListItem {
            return self.list_item(block, introduced);
        }
        (self.by_kind(block, next), false)
    }

    /// The role of a block that is no list item.
    fn by_kind(&self, block: &Placed, next: Option<&Placed>) -> Role {
        match block.kind() {
            BlockKind::Objective | BlockKind::KeyResult if is_contents(block) => Role::Other,
            BlockKind::Objective if heads_group(block) => Role::Group(ItemKind::Objective),
            BlockKind::KeyResult if heads_group(block) => Role::Group(ItemKind::KeyResult),
            BlockKind::Objective => Role::Objective,
            BlockKind::KeyResult => self.key_result(block),
            BlockKind::Initiative => Role::Initiative,
            BlockKind::Kpi => Role::Kpi,
            BlockKind::KeyResults => Role::Group(ItemKind::KeyResult),
            BlockKind::Initiatives => Role::Group(ItemKind::Initiative),
            BlockKind::Section => self.section(block, next),
            BlockKind::Paragraph => self.paragraph(block),
            _ => Role::Other,
        }
    }

    /// Where a table that follows in the parent stands.
    pub(super) fn place(&self) -> TablePlace {
        let group = match self.parent_role {
            Role::Group(group) => Some(group),
            _ => self.introduced,
        };
        TablePlace {
            group,
            bare_objective: self.bare_objective && !self.parent.owns(BlockKind::ListItem),
            titled: self.style.titled,
        }
    }

    fn list_item(&mut self, block: &Placed, introduced: Option<ItemKind>) -> (Role, bool) {
        if block.block.is_attribute() || is_contents(block) {
            return (Role::Other, false);
        }
        if let Some(group) = block.block.heading_words().group {
            if !block.block.children.is_empty() {
                return (Role::Group(group), false);
            }
            if block.words().ends_with([':', '：']) {
                self.introduced = Some(group);
                return (Role::Other, false);
            }
        }
        match (introduced, self.parent_role) {
            (Some(_), Role::Section | Role::Objective) | (_, Role::Group(_))
                if is_no_item(block) =>
            {
                (Role::Other, introduced.is_some())
            }
            (Some(group), Role::Section | Role::Objective) => (Role::of(group), true),
            (_, Role::Group(group)) => (Role::of(group), false),
            _ => (self.plain_item(block), false),
        }
    }

    /// A list item that no group or line says anything about.
    fn plain_item(&self, block: &Placed) -> Role {
        if let Some(role) = tree::list_item(block, self.parent, self.parent_role, self.style) {
            return role;
        }
        if !self.in_objective && block.owns(BlockKind::KeyResult) {
            Role::Objective
        } else if self.bare_objective && !is_note(block) {
            Role::KeyResult
        } else if self.announces && !self.style.labels_objectives && is_numbered(block) {
            Role::Objective
        } else {
            Role::Other
        }
    }

    /// Below an initiative, `KR: …` names the key result it is done for; in a group whose items are
    /// headings, a bullet without a label is a remark.
    fn key_result(&self, block: &Placed) -> Role {
        let unlabelled = block.block.head.label.is_none();
        let remark = unlabelled && (self.has_headings || is_no_item(block));
        if remark || self.parent_role == Role::Initiative {
            Role::Other
        } else {
            Role::KeyResult
        }
    }

    fn section(&self, block: &Placed, next: Option<&Placed>) -> Role {
        if let Role::Group(group) = self.parent_role {
            // A heading within a group may order its items and be none itself.
            let orders = block.block.holds().key_result || lists_key_results(block);
            return match group {
                ItemKind::KeyResult if orders => self.parent_role,
                ItemKind::Objective if block.block.holds().objective => Role::Section,
                _ => Role::of(group),
            };
        }
        if let Some(group) = block.block.heading_words().group {
            return Role::Group(group);
        }
        let goal = !self.in_objective && is_goal(block, next, self.style, self.announces);
        if goal { Role::Objective } else { Role::Section }
    }

    fn paragraph(&self, block: &Placed) -> Role {
        match self.parent_role {
            Role::Group(group) if !self.has_items && block.start == first_start(self.parent) => {
                Role::of(group)
            }
            _ => Role::Other,
        }
    }
}

/// What a line introduces: a sentence that counts the items that follow, or the name of a group alone.
fn introduces(block: &Placed) -> Option<ItemKind> {
    let words = block.words();
    match block.kind() {
        BlockKind::Paragraph => {
            let alone = block.block.head.inline.strong || words.ends_with([':', '：']);
            let named = block.block.heading_words().group.filter(|_| alone);
            named.or_else(|| group::introduced(words))
        }
        // The list may stand beside the line `- Key results:` and not below it.
        BlockKind::KeyResults if block.block.children.is_empty() => Some(ItemKind::KeyResult),
        BlockKind::Initiatives if block.block.children.is_empty() => Some(ItemKind::Initiative),
        _ => None,
    }
}

fn first_start(parent: &Placed) -> usize {
    let first = parent.block.children.first();
    first.map_or(0, |child| parent.start + child.offset)
}
