//! What an unlabelled block is to a reader: by the group it stands in, the line that introduces it, or the
//! items below it. A label always wins.

use super::attribute::Attribute;
use super::block::{BlockKind, Marker, Placed};
use super::group::Group;
use super::section::is_period_word;

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Objective,
    KeyResult,
    Initiative,
    Kpi,
    Group(Group),
    /// A heading that is none of these.
    Section,
    Other,
}

impl Role {
    fn item_of(group: Group) -> Self {
        match group {
            Group::Objectives => Self::Objective,
            Group::KeyResults => Self::KeyResult,
            Group::Initiatives => Self::Initiative,
        }
    }
}

/// What may be an item of a group; a paragraph is one only where there is none of these.
const ITEMS: [BlockKind; 4] = [
    BlockKind::ListItem,
    BlockKind::Section,
    BlockKind::KeyResult,
    BlockKind::Initiative,
];

/// Tells the roles of the blocks in one parent, in order.
pub(super) struct Roles<'a> {
    parent: &'a Placed,
    parent_role: Role,
    /// Whether headings stand directly in the parent.
    has_headings: bool,
    /// Whether anything stands directly in the parent that may be an item.
    has_items: bool,
    /// Whether an objective stands around the parent, or is it.
    in_objective: bool,
    /// Whether the document labels its objectives anywhere: then a heading without a label is none.
    labelled: bool,
    /// What the last line of prose introduced, until something else than a list item follows.
    introduced: Option<Group>,
    announces: bool,
    bare_objective: bool,
}

impl<'a> Roles<'a> {
    pub(super) fn new(
        parent: &'a Placed,
        parent_role: Role,
        in_objective: bool,
        labelled: bool,
    ) -> Self {
        let has = |kinds: &[BlockKind]| {
            let mut children = parent.block.children.iter();
            children.any(|child| kinds.contains(&child.block.kind))
        };
        Self {
            parent,
            parent_role,
            has_headings: has(&[BlockKind::Section]),
            has_items: has(&ITEMS),
            in_objective,
            labelled,
            introduced: None,
            announces: parent_role == Role::Section && announces_okrs(words(parent)),
            bare_objective: parent_role == Role::Objective && is_bare(parent),
        }
    }

    /// The role of `block`, the next in the parent, before `next`; and whether it has it only by an
    /// introducing line.
    pub(super) fn next(&mut self, block: &Placed, next: Option<&Placed>) -> (Role, bool) {
        let introduced = self.introduced;
        let list = matches!(block.block.kind, BlockKind::ListItem | BlockKind::Attribute);
        if !list && self.parent.block.head.marker.is_none() {
            // Behind a plain line `Objective: …` anything may follow; its list follows at once.
            self.bare_objective = false;
        }
        if block.block.kind != BlockKind::ListItem {
            self.introduced = None;
        }
        let role = match block.block.kind {
            BlockKind::Objective => Role::Objective,
            BlockKind::KeyResult => self.key_result(block),
            BlockKind::Initiative => Role::Initiative,
            BlockKind::Kpi => Role::Kpi,
            BlockKind::KeyResults => Role::Group(Group::KeyResults),
            BlockKind::Initiatives => Role::Group(Group::Initiatives),
            BlockKind::ListItem => return self.list_item(block, introduced),
            BlockKind::Section => self.section(block, next),
            BlockKind::Paragraph => self.paragraph(block),
            _ => Role::Other,
        };
        (role, false)
    }

    fn list_item(&self, block: &Placed, introduced: Option<Group>) -> (Role, bool) {
        if Attribute::of(block.clone()).is_some() {
            return (Role::Other, false);
        }
        if let Some(group) = Group::named(words(block)).filter(|_| !block.block.children.is_empty())
        {
            return (Role::Group(group), false);
        }
        match (introduced, self.parent_role) {
            (Some(group), Role::Section | Role::Objective) => (Role::item_of(group), true),
            (_, Role::Group(group)) => (Role::item_of(group), false),
            _ if !self.in_objective && owns(block, BlockKind::KeyResult) => {
                (Role::Objective, false)
            }
            _ if self.bare_objective && !is_note(block) => (Role::KeyResult, false),
            _ if self.announces && !self.labelled && is_numbered(block) => (Role::Objective, false),
            _ => (Role::Other, false),
        }
    }

    /// Below an initiative, `KR: …` names the key result it is done for; in a group whose items are
    /// headings, a bullet without a label is a remark.
    fn key_result(&self, block: &Placed) -> Role {
        let remark = block.block.head.label.is_none() && self.has_headings;
        if remark || self.parent_role == Role::Initiative {
            Role::Other
        } else {
            Role::KeyResult
        }
    }

    fn section(&self, block: &Placed, next: Option<&Placed>) -> Role {
        if let Role::Group(group) = self.parent_role {
            return Role::item_of(group);
        }
        if let Some(group) = Group::named(words(block)) {
            return Role::Group(group);
        }
        let goal = !self.in_objective
            && !self.labelled
            && !holds_objective(block)
            && self.is_goal(block, next);
        if goal { Role::Objective } else { Role::Section }
    }

    /// Whether an unlabelled heading is an objective: by key results in it or behind it.
    fn is_goal(&self, block: &Placed, next: Option<&Placed>) -> bool {
        let phrase = is_phrase(words(block));
        let group_follows = next.is_some_and(opens_key_results);
        let heads_list = self.announces && phrase && owns(block, BlockKind::ListItem);
        let names_okrs = words(block).to_lowercase().contains("okr");
        !names_okrs
            && (group_follows
                || heads_key_results(block)
                || heads_list
                || (phrase && owns(block, BlockKind::KeyResult)))
    }

    fn paragraph(&mut self, block: &Placed) -> Role {
        self.introduced = Group::introduced(words(block));
        match self.parent_role {
            Role::Group(group) if !self.has_items && block.start == first_start(self.parent) => {
                Role::item_of(group)
            }
            _ => Role::Other,
        }
    }
}

/// Whether a heading has enough words to say what should change, and is not merely a topic or a team.
pub(super) fn is_phrase(words: &str) -> bool {
    let outside = words.split(['(', '（']).next().unwrap_or_default();
    outside
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
        >= 3
}

/// Whether a block below `root` is an objective by its label.
pub(super) fn holds_objective(root: &Placed) -> bool {
    root.children().any(|block| match block.block.kind {
        BlockKind::Objective => true,
        BlockKind::Quote => false,
        _ => holds_objective(&block),
    })
}

/// Whether a heading says that a period's OKRs follow, in so many words.
fn announces_okrs(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut period = false;
    for word in lower.split(|char: char| !char.is_alphanumeric()) {
        period |= is_period_word(word);
    }
    period
        && (lower.contains("objectives and key results")
            || lower.contains("objectives & key results"))
}

/// Whether a group of key results opens directly below the heading, before any other heading below it.
fn heads_key_results(heading: &Placed) -> bool {
    heading
        .children()
        .find(|block| matches!(block.block.kind, BlockKind::KeyResults | BlockKind::Section))
        .is_some_and(|block| opens_key_results(&block))
}

fn opens_key_results(block: &Placed) -> bool {
    block.block.kind == BlockKind::KeyResults
        || (block.block.kind == BlockKind::Section
            && Group::named(words(block)) == Some(Group::KeyResults))
}

/// Whether the list items directly below an objective are its key results, because nothing in it is
/// labelled as one. An objective from a list of objectives has them there only if they are numbered, and a heading
/// `Objective` with neither number nor words is found in documents of any kind.
fn is_bare(objective: &Placed) -> bool {
    let head = &objective.block.head;
    let label = head.label.as_ref();
    let numbered = label.is_some_and(|label| label.id.is_some());
    let heading = matches!(head.marker, Some(Marker::Heading(_)));
    // `O2` in a list may be oxygen.
    let letter = label.is_some_and(|label| label.word.len() == 1) && !heading;
    if letter || (!numbered && words(objective).is_empty()) {
        return false;
    }
    let grouped = objective.children().any(|block| {
        matches!(
            block.block.kind,
            BlockKind::KeyResult | BlockKind::Objective
        ) || opens_key_results(&block)
    });
    let listed = objective.block.kind == BlockKind::ListItem;
    let numbered = || objective.children().any(|block| is_numbered(&block));
    !grouped && (!listed || numbered())
}

/// What begins a remark below an objective and not a key result.
const NOTES: [&str; 10] = [
    "next steps",
    "next step",
    "note",
    "notes",
    "context",
    "why",
    "background",
    "description",
    "comment",
    "comments",
];

/// Whether a list item is a remark or a bare link.
fn is_note(block: &Placed) -> bool {
    let (words, links) = (words(block), &block.block.head.inline.links);
    let linked: usize = links.iter().map(|link| link.plain.len()).sum();
    let lower = words
        .split_once([':', '：'])
        .map(|(first, _)| first.to_lowercase());
    lower.is_some_and(|first| NOTES.contains(&first.as_str()))
        || (!links.is_empty() && linked + 2 >= words.len())
}

fn is_numbered(block: &Placed) -> bool {
    matches!(
        block.block.head.marker,
        Some(Marker::List { ordered: true, .. })
    )
}

fn owns(parent: &Placed, kind: BlockKind) -> bool {
    parent
        .block
        .children
        .iter()
        .any(|child| child.block.kind == kind)
}

fn first_start(parent: &Placed) -> usize {
    parent
        .block
        .children
        .first()
        .map_or(0, |child| parent.start + child.offset)
}

fn words(block: &Placed) -> &str {
    block.block.head.inline.plain.as_str()
}
