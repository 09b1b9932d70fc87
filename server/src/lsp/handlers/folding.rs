//! `textDocument/foldingRange`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{FoldingRange, FoldingRangeParams};
use crate::lsp::uri::DocumentKey;

/// The parts of a document that can be folded.
pub struct FoldingRangeHandler;

impl DocumentRequest for FoldingRangeHandler {
    type Params = FoldingRangeParams;
    type Answer = Vec<FoldingRange>;

    fn document(params: &FoldingRangeParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.folding
    }

    fn run(document: &DocumentView<'_>, _: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
        let abilities = &document.abilities;
        let most = abilities.folding.most.unwrap_or(u32::MAX) as usize;
        let folds = ide::folds(document.snapshot(), most).into_iter();
        let folds = folds.map(|fold| convert::folding_range(&fold, document.text(), abilities));
        Some(folds.collect())
    }
}
