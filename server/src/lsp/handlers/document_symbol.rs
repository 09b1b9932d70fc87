//! `textDocument/documentSymbol`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolInformation, Uri,
};
use crate::lsp::uri::DocumentKey;

/// The outline of a document.
pub struct DocumentSymbolHandler;

impl DocumentRequest for DocumentSymbolHandler {
    type Params = DocumentSymbolParams;
    type Answer = DocumentSymbolResponse;

    fn document(params: &DocumentSymbolParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.symbols
    }

    fn run(
        document: &DocumentView<'_>,
        _: &DocumentSymbolParams,
    ) -> Option<DocumentSymbolResponse> {
        let symbols = ide::document_symbols(document.snapshot());
        let tree = symbols
            .into_iter()
            .map(|symbol| convert::symbol(symbol, document.text(), document.encoding()));
        let tree: Vec<DocumentSymbol> = tree.collect();
        if document.abilities.symbol_trees {
            return Some(tree.into());
        }
        let mut list = Vec::new();
        flatten(tree, None, document.uri(), &mut list);
        Some(list.into())
    }
}

/// Adds the symbols of a tree to a list, for clients that do not show trees.
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
