//! Role trees: lists in which each item says whose it is, `CTO: …`, and each level serves the one above.
//! Nothing in them is labelled as an objective; the items with key results below them are the objectives.

use super::attribute::AttributeName;
use super::bare::{is_note, is_numbered};
use super::document_style::DocumentStyle;
use super::head::BlockKind;
use super::placed::Placed;
use super::role::Role;
use super::split::{self, COLON};
use crate::lexicon::role;

/// A role has at most this many words, if they are capitalised.
const MOST_WORDS: usize = 7;

/// A role has at most this many words, if they are not.
const FEW_WORDS: usize = 4;

/// The role of an unlabelled list item in a role tree; `None` where it is in none.
pub(super) fn list_item(
    block: &Placed,
    parent: &Placed,
    parent_role: Role,
    style: DocumentStyle,
) -> Option<Role> {
    if style.labels_objectives {
        return None;
    }
    if block.block.holds().key_result {
        return Some(inner(block));
    }
    if style.labels_key_results {
        return leaf(block, parent, parent_role);
    }
    let announced = style.dated;
    announced
        .then(|| without_key_results(block, parent, parent_role))
        .flatten()
}

/// Whether a heading such as `1. CEO: Great team` over a list with key results is an objective.
pub(super) fn is_objective_heading(block: &Placed, style: DocumentStyle) -> bool {
    let office = |role: &str| split::has_word(&role.to_lowercase(), role::OFFICE);
    !style.labels_objectives
        && block.block.holds().key_result
        && prefix(block.words()).is_some_and(office)
}

/// An item with key results below it: an objective, or where it only names a role, that role's section.
fn inner(block: &Placed) -> Role {
    let owns = block.owns(BlockKind::KeyResult);
    if block.words().is_empty() {
        Role::Other
    } else if owns || prefix(block.words()).is_some() {
        Role::Objective
    } else {
        Role::Section
    }
}

/// An item without labelled key results below it, in a document that labels key results: it is what its
/// siblings are.
fn leaf(block: &Placed, parent: &Placed, parent_role: Role) -> Option<Role> {
    let prefixed = prefix(block.words()).is_some();
    let ordered = is_numbered(block);
    let listed = prefixed && ordered;
    match parent_role {
        Role::KeyResult => prefixed.then_some(Role::Initiative),
        Role::Objective if parent.kind() == BlockKind::Objective => None,
        Role::Objective if block.children().any(|child| is_prefixed_item(&child)) => {
            listed.then_some(Role::Objective)
        }
        Role::Section if parent.kind() == BlockKind::ListItem => listed.then_some(Role::Objective),
        Role::Objective if parent.owns(BlockKind::KeyResult) => {
            ((prefixed || ordered) && !is_note(block)).then_some(Role::KeyResult)
        }
        Role::Objective
            if parent
                .children()
                .any(|sibling| sibling.block.holds().key_result) =>
        {
            listed.then_some(Role::Objective)
        }
        Role::Objective => listed.then_some(Role::KeyResult),
        _ => None,
    }
}

/// An item of a document without labels, whose title says that it holds the OKRs of a period.
fn without_key_results(block: &Placed, parent: &Placed, parent_role: Role) -> Option<Role> {
    let prefixed = prefix(block.words()).is_some();
    match parent_role {
        Role::Section => {
            let items = || parent.children_of(BlockKind::ListItem);
            let roles = items().filter(is_prefixed_item).count();
            (prefixed && roles * 2 > items().count()).then_some(Role::Objective)
        }
        Role::Objective if prefixed => Some(Role::Objective),
        Role::Objective => Some(Role::KeyResult),
        _ => None,
    }
}

fn is_prefixed_item(block: &Placed) -> bool {
    block.kind() == BlockKind::ListItem && prefix(block.words()).is_some()
}

/// The name of a role before a colon with which `words` begin.
fn prefix(words: &str) -> Option<&str> {
    let (prefix, behind) = split::at_first(words, &COLON, 60)?;
    // Of the colons only the Latin one stands behind a role.
    let latin = words.as_bytes().get(prefix.len()) == Some(&b':');
    let role = prefix.trim_start_matches(|char: char| char.is_ascii_digit() || ". ".contains(char));
    let capital = |word: &str| {
        let lower = word
            .trim_start_matches(['(', '&'])
            .starts_with(char::is_lowercase);
        !lower || role::JOINT.contains(&word)
    };
    let names = role.split_whitespace();
    let count = names.clone().count();
    let is_role = latin
        && behind.trim().len() > 1
        && role.starts_with(char::is_uppercase)
        && (count <= FEW_WORDS || (count <= MOST_WORDS && names.clone().all(capital)))
        && AttributeName::named(role).is_none();
    is_role.then_some(prefix)
}

#[cfg(test)]
mod tests {
    use super::prefix;
    use crate::test::cases;

    #[test]
    fn a_role_is_a_name_before_a_colon() {
        for [words, role] in cases(
            r"
            CRO: Build a strong pipeline | CRO
            VP, Field Ops: Instrument systems | VP, Field Ops
            Sales (Closing Deals): Reach more | Sales (Closing Deals)
            Head of Eng: Ship | Head of Eng
            Owner: Kim | -
            We decided this only last week: no more | -
            Web app and integrations: Build | Web app and integrations
            1. CEO: Great team | 1. CEO
            Growth: | -
            Grow fast | -
        ",
        ) {
            assert_eq!(prefix(words).unwrap_or("-"), role, "{words}");
        }
    }
}
