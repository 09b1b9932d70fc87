//! Symbols of documents and of the workspace.

use super::position::{placed, range};
use crate::ide;
use crate::lsp::protocol::{
    BaseSymbolInformation, DocumentSymbol, Location, LocationUriOnly, Range, SymbolInformation,
    SymbolKind, Uri, WorkspaceSymbol, WorkspaceSymbolLocation,
};
use crate::text::{Encoding, Text};

/// A symbol of a document, with the symbols in it.
pub fn symbol(symbol: ide::Symbol, text: &Text, encoding: Encoding) -> DocumentSymbol {
    let children = symbol.children.into_iter();
    let children: Vec<_> = children
        .map(|child| self::symbol(child, text, encoding))
        .collect();
    #[expect(deprecated, reason = "the field has to be named")]
    DocumentSymbol {
        name: symbol.name,
        detail: None,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: range(text, symbol.range, encoding),
        selection_range: range(text, symbol.selection, encoding),
        children: (!children.is_empty()).then_some(children),
    }
}

/// A symbol for a client that does not show trees.
pub fn symbol_information(
    name: &str,
    kind: SymbolKind,
    container: Option<&str>,
    uri: &Uri,
    range: Range,
) -> SymbolInformation {
    #[expect(deprecated, reason = "the field has to be named")]
    SymbolInformation {
        deprecated: None,
        location: Location::new(uri.clone(), range),
        base_symbol_information: base_symbol(name.to_owned(), kind, container.unwrap_or_default()),
    }
}

fn base_symbol(name: String, kind: SymbolKind, container: &str) -> BaseSymbolInformation {
    BaseSymbolInformation {
        name,
        kind,
        tags: None,
        container_name: (!container.is_empty()).then(|| container.to_owned()),
    }
}

/// A symbol of the workspace in the file at `uri`. A client that resolves it later gets only the file, and the range in
/// the symbol's data.
pub fn workspace_symbol(
    found: ide::FoundSymbol,
    uri: Uri,
    resolved_later: bool,
) -> WorkspaceSymbol {
    let range = placed(found.place);
    let symbol = base_symbol(found.name, symbol_kind(found.kind), &found.container);
    WorkspaceSymbol {
        location: if resolved_later {
            LocationUriOnly::new(uri).into()
        } else {
            Location::new(uri, range).into()
        },
        data: resolved_later.then(|| serde_json::to_value(range).unwrap_or_default()),
        base_symbol_information: symbol,
    }
}

/// A symbol with the range from its data.
pub fn resolved_symbol(mut symbol: WorkspaceSymbol) -> WorkspaceSymbol {
    let range = symbol
        .data
        .take()
        .and_then(|data| serde_json::from_value::<Range>(data).ok());
    if let (WorkspaceSymbolLocation::LocationUriOnly(file), Some(range)) = (&symbol.location, range)
    {
        symbol.location = Location::new(file.uri.clone(), range).into();
    }
    symbol
}

fn symbol_kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Heading => SymbolKind::Namespace,
        ide::SymbolKind::Objective => SymbolKind::Class,
        ide::SymbolKind::KeyResult => SymbolKind::Property,
        ide::SymbolKind::Initiative => SymbolKind::Method,
        ide::SymbolKind::Kpi => SymbolKind::Constant,
    }
}
