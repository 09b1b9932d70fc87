//! The types of `okr/tree`, which `server/docs/protocol.md` describes.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::position::placed;
use crate::ide;
use crate::lsp::protocol::{Range, Uri};
use crate::workspace::index::GoalKind;

/// Looks up the URI of a file, as the client spells it.
type UriOf<'a> = dyn Fn(&Path) -> Option<Uri> + 'a;

/// The parameters of `okr/tree`.
#[derive(Debug, Deserialize)]
pub struct TreeParams {
    /// The names of the periods whose goals are wanted; without it, of all periods.
    pub periods: Option<Vec<Option<String>>>,
}

/// The goals of the workspace.
#[derive(Debug, Default, Serialize)]
pub struct Tree {
    /// The latest period first; goals without a period last.
    pub periods: Vec<TreePeriod>,
}

/// The goals of one period.
#[derive(Debug, Serialize)]
pub struct TreePeriod {
    /// The name of the period; `null` for goals without one.
    pub name: Option<String>,
    /// How many objectives there are.
    pub objectives: usize,
    /// How many of them support nothing although there is something to support.
    pub unaligned: usize,
    /// The goals, if the client wants them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<Vec<TreeGoal>>,
}

/// A goal with everything below it.
#[derive(Debug, Serialize)]
pub struct TreeGoal {
    /// `objective` or `keyResult`.
    pub kind: &'static str,
    /// Its plain text.
    pub text: String,
    /// The heading above it, or the file's name.
    pub team: String,
    /// Its period.
    pub period: Option<String>,
    /// `company`, `aligned`, `unaligned` or `unknown`.
    pub alignment: &'static str,
    /// The company objective that it supports by its own evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<TreeSupport>,
    /// Its file.
    pub uri: Uri,
    /// The whole item.
    pub range: Range,
    /// Its text.
    #[serde(rename = "selectionRange")]
    pub selection_range: Range,
    /// The goals below it.
    pub children: Vec<TreeGoal>,
}

/// The company objective that a goal supports.
#[derive(Debug, Serialize)]
pub struct TreeSupport {
    /// Its text.
    pub text: String,
    /// Its file.
    pub uri: Uri,
    /// Its text.
    #[serde(rename = "selectionRange")]
    pub selection_range: Range,
    /// The kind of the evidence, in one word.
    pub evidence: &'static str,
    /// The evidence as a sentence.
    pub reason: String,
}

/// The period `name` with its goals, or only with their number if the goals are not `wanted`.
pub fn period_goals(
    name: Option<String>,
    found: ide::PeriodGoals,
    wanted: bool,
    uri_of: &UriOf<'_>,
) -> TreePeriod {
    let goals = wanted.then_some(found.goals).map(|goals| {
        let goals = goals.into_iter();
        goals.filter_map(|node| goal(node, uri_of)).collect()
    });
    TreePeriod {
        name,
        objectives: found.objectives,
        unaligned: found.unaligned,
        goals,
    }
}

fn goal(node: ide::Node, uri_of: &UriOf<'_>) -> Option<TreeGoal> {
    let served = node.serves.and_then(|served| {
        Some(TreeSupport {
            uri: uri_of(&served.path)?,
            selection_range: placed(served.words),
            evidence: served.evidence.kind(),
            reason: served.evidence.sentence(),
            text: served.text,
        })
    });
    let children = node.children.into_iter();
    Some(TreeGoal {
        kind: match node.kind {
            GoalKind::Objective => "objective",
            GoalKind::KeyResult => "keyResult",
        },
        text: node.text,
        team: node.team,
        period: node.period.map(|period| period.to_string()),
        alignment: match node.standing {
            ide::Standing::Company => "company",
            ide::Standing::Aligned => "aligned",
            ide::Standing::Unaligned => "unaligned",
            ide::Standing::Unknown => "unknown",
        },
        serves: served,
        uri: uri_of(&node.path)?,
        range: placed(node.whole),
        selection_range: placed(node.words),
        children: children.filter_map(|child| goal(child, uri_of)).collect(),
    })
}
