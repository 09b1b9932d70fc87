//! `workspace/symbol` and `workspaceSymbol/resolve`.

use std::sync::Arc;

use super::traits::{ImmediateRequest, SurveyRequest};
use crate::ide;
use crate::lsp::convert;
use crate::lsp::protocol::{WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse};
use crate::lsp::state::Session;

/// The most symbols that are sent. A user who looks for another one types more letters.
const MOST_SYMBOLS: usize = 1000;

/// The headings, objectives and key results of the workspace that match a query.
pub struct WorkspaceSymbolHandler;

impl SurveyRequest for WorkspaceSymbolHandler {
    type Params = WorkspaceSymbolParams;
    type Answer = Option<WorkspaceSymbolResponse>;

    fn run(
        session: &Arc<Session>,
        params: WorkspaceSymbolParams,
    ) -> Option<WorkspaceSymbolResponse> {
        if !session.settings().symbols {
            return None;
        }
        let files = session.index.read().records();
        let found = ide::workspace_symbols(&files, &params.query, MOST_SYMBOLS);
        let resolved_later = session.abilities().symbol_resolve;
        let symbols = found.into_iter().filter_map(|found| {
            let uri = session.documents.uri_of(&found.path)?;
            Some(convert::workspace_symbol(found, uri, resolved_later))
        });
        Some(symbols.collect::<Vec<_>>().into())
    }
}

/// A symbol with its range, which is in its data.
pub struct WorkspaceSymbolResolveHandler;

impl ImmediateRequest for WorkspaceSymbolResolveHandler {
    type Params = WorkspaceSymbol;
    type Answer = WorkspaceSymbol;

    fn run(_: &Arc<Session>, symbol: WorkspaceSymbol) -> WorkspaceSymbol {
        convert::resolved_symbol(symbol)
    }
}
