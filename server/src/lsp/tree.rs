//! `okr/tree` and `okr/treeChanged`, which `server/docs/protocol.md` describes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::convert;
use super::protocol::{Range, Result, Uri};
use super::session::Session;
use crate::ide;

/// The tree is told to have changed at most once in this time.
const PAUSE: Duration = Duration::from_millis(250);

/// What a client asks for.
#[derive(Debug, Deserialize)]
pub struct TreeParams {
    /// The periods whose goals are wanted, by their names; without them, all.
    periods: Option<Vec<Option<String>>>,
}

/// The goals of the workspace.
#[derive(Debug, Default, Serialize)]
pub struct Tree {
    /// By their time, the latest first; those for no time last.
    pub periods: Vec<PeriodGoals>,
}

/// The goals of one time.
#[derive(Debug, Serialize)]
pub struct PeriodGoals {
    /// The period; `null` for goals without.
    pub name: Option<String>,
    /// How many objectives there are.
    pub objectives: usize,
    /// How many of them serve nothing although they could.
    pub unaligned: usize,
    /// The goals, where the client wants them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<Vec<Goal>>,
}

/// A goal with everything below it.
#[derive(Debug, Serialize)]
pub struct Goal {
    /// `objective` or `keyResult`.
    pub kind: &'static str,
    /// Its words.
    pub text: String,
    /// The heading above it, or the file's name.
    pub team: String,
    /// The time it is for.
    pub period: Option<String>,
    /// `company`, `aligned`, `unaligned` or `unknown`.
    pub alignment: &'static str,
    /// The company objective that it serves by its own evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<Served>,
    /// Its file.
    pub uri: Uri,
    /// All of it.
    pub range: Range,
    /// Its words.
    #[serde(rename = "selectionRange")]
    pub selection_range: Range,
    /// The goals below it.
    pub children: Vec<Goal>,
}

/// The company objective that a goal serves.
#[derive(Debug, Serialize)]
pub struct Served {
    /// Its words.
    pub text: String,
    /// Its file.
    pub uri: Uri,
    /// Its words.
    #[serde(rename = "selectionRange")]
    pub selection_range: Range,
    /// How it is known, in one word.
    pub evidence: &'static str,
    /// The same for people.
    pub reason: String,
}

/// The goals of the workspace as a tree.
pub async fn answer(session: &Arc<Session>, params: TreeParams) -> Result<Tree> {
    if !session.settings().tree {
        return Ok(Tree::default());
    }
    let shared = Arc::clone(session);
    session
        .work(move || {
            let files = shared.indexing.read().aligned();
            let periods = ide::tree(&files).into_iter();
            // The map is in the order of time, with those for no time first.
            let (none, some): (Vec<_>, Vec<_>) = periods.partition(|(period, _)| period.is_none());
            let periods = some.into_iter().rev().chain(none);
            let periods = periods.map(|(period, goals)| {
                let name = period.map(|period| period.to_string());
                let asked = params.periods.as_ref();
                let wanted = asked.is_none_or(|asked| asked.contains(&name));
                convert::period_goals(name, goals, wanted, &shared)
            });
            Tree {
                periods: periods.collect(),
            }
        })
        .await
}

/// What the client has been told about the tree.
#[derive(Debug, Default)]
pub struct Told {
    /// The revision of the goals that it knows of.
    revision: AtomicU64,
    /// Whether it is about to be told.
    waiting: AtomicBool,
}

/// Tells a client that wants to know that the tree has changed, if it has, together with what changes soon.
pub fn tell(session: &Arc<Session>) {
    let told = &session.tree;
    let is_new = || {
        let known = told.revision.load(Ordering::Acquire);
        session.indexing.read().goals_revision() != known
    };
    let wanted = session.abilities().tree_changes;
    if !wanted || !is_new() || told.waiting.swap(true, Ordering::AcqRel) {
        return;
    }
    let shared = Arc::clone(session);
    session.aside(async move {
        tokio::time::sleep(PAUSE).await;
        let told = &shared.tree;
        // In this order: what changes from here on is told next time.
        told.waiting.store(false, Ordering::Release);
        let revision = shared.indexing.read().goals_revision();
        if told.revision.swap(revision, Ordering::AcqRel) != revision {
            shared
                .output
                .notify("okr/treeChanged", serde_json::json!({}));
        }
    });
}
