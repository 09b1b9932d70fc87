//! `textDocument/foldingRange`.

use std::sync::Arc;

use super::convert;
use super::protocol::{FoldingRange, FoldingRangeParams, Result};
use super::session::Session;
use crate::ide;

/// What can be folded in a document.
pub async fn answer(
    session: &Arc<Session>,
    params: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>> {
    let wanted = session.settings().folding;
    session
        .answer(wanted, &params.text_document.uri, |open, abilities| {
            let most = abilities.folding.most.unwrap_or(u32::MAX) as usize;
            let text = open.snapshot.text();
            let folds = ide::folds(&open.snapshot, most).into_iter();
            let folds = folds.map(|fold| convert::folding_range(&fold, text, abilities));
            Some(folds.collect())
        })
        .await
}
