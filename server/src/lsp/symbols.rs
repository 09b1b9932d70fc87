//! `textDocument/documentSymbol`, `workspace/symbol` and `workspaceSymbol/resolve`.

use std::sync::Arc;

use super::convert;
use super::protocol::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Result, SymbolInformation, Uri,
    WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use super::session::Session;
use crate::ide;

/// The most symbols of the workspace that are sent; whoever looks for another one types another letter.
const MOST_SYMBOLS: usize = 1000;

/// The outline of a document.
pub async fn of_document(
    session: &Arc<Session>,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>> {
    let wanted = session.settings().symbols;
    session
        .answer(wanted, &params.text_document.uri, |open, abilities| {
            let text = open.snapshot.text();
            let symbols = ide::document_symbols(&open.snapshot);
            let tree = symbols
                .into_iter()
                .map(|symbol| convert::symbol(symbol, text, abilities.encoding));
            let tree: Vec<DocumentSymbol> = tree.collect();
            if abilities.symbol_trees {
                return Some(tree.into());
            }
            let mut list = Vec::new();
            flatten(tree, None, &open.uri, &mut list);
            Some(list.into())
        })
        .await
}

/// For clients that show no trees.
fn flatten(
    symbols: Vec<DocumentSymbol>,
    container: Option<&str>,
    uri: &Uri,
    list: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let children = symbol.children.unwrap_or_default();
        list.push(convert::symbol_information(
            &symbol.name,
            symbol.kind,
            container,
            uri,
            symbol.range,
        ));
        flatten(children, Some(&symbol.name), uri, list);
    }
}

/// The headings, objectives and key results of the workspace that fit what the user has typed.
pub async fn of_workspace(
    session: &Arc<Session>,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>> {
    if !session.settings().symbols {
        return Ok(None);
    }
    let shared = Arc::clone(session);
    let found = session
        .work(move || {
            let files = shared.indexing.read().records();
            let found = ide::workspace_symbols(&files, &params.query, MOST_SYMBOLS);
            let resolved = shared.abilities().symbol_resolve;
            let symbols = found
                .into_iter()
                .filter_map(|found| convert::workspace_symbol(found, &shared, resolved));
            symbols.collect::<Vec<_>>()
        })
        .await?;
    Ok(Some(found.into()))
}

/// The symbol with its place, which it carries in its data.
pub fn resolve(symbol: WorkspaceSymbol) -> WorkspaceSymbol {
    convert::resolved_symbol(symbol)
}
