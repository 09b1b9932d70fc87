//! `okr/tree`, which `server/docs/protocol.md` describes.

use std::sync::Arc;

use super::traits::SurveyRequest;
use crate::ide;
use crate::lsp::convert::{self, Tree, TreeParams};
use crate::lsp::state::Session;

/// The goals of the workspace as a tree.
pub struct TreeHandler;

impl SurveyRequest for TreeHandler {
    type Params = TreeParams;
    type Answer = Tree;

    fn run(session: &Arc<Session>, params: TreeParams) -> Tree {
        if !session.settings().tree {
            return Tree::default();
        }
        let files = session.index.read().aligned();
        let periods = ide::tree(&files).into_iter();
        // The map is in the order of time, with the goals without a period first.
        let (none, some): (Vec<_>, Vec<_>) = periods.partition(|(period, _)| period.is_none());
        let periods = some.into_iter().rev().chain(none);
        let periods = periods.map(|(period, goals)| {
            let name = period.map(|period| period.to_string());
            let asked = params.periods.as_ref();
            let wanted = asked.is_none_or(|asked| asked.contains(&name));
            convert::period_goals(name, goals, wanted, &|path| session.documents.uri_of(path))
        });
        Tree {
            periods: periods.collect(),
        }
    }
}
