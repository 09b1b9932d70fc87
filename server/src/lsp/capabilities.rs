//! What the client can do, resolved once, and what the server offers it.

use serde_json::json;

use super::code_action;
use super::completion;
use super::protocol::{
    ClientCapabilities, ClientCompletionItemOptions, CodeActionClientCapabilities,
    CodeActionOptions, DiagnosticOptions, DiagnosticTag, FoldingRangeClientCapabilities,
    MarkupKind, PositionEncodingKind, SaveOptions, SemanticTokensFullDelta, SemanticTokensLegend,
    SemanticTokensOptions, ServerCapabilities, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions, WorkspaceSymbolOptions,
};
use super::semantic_tokens::Legend;
use super::settings::Settings;
use crate::text::Encoding;

/// What the client can do, as far as the server's answers depend on it. The default is a client that says
/// nothing about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// How positions are counted.
    pub encoding: Encoding,
    /// Completions may have places to fill in.
    pub snippets: bool,
    /// A completion's documentation can be asked for when it is shown.
    pub completion_resolve: bool,
    /// Documentation of completions may be Markdown.
    pub completion_markdown: bool,
    /// A completion can say what it inserts and what it replaces.
    pub insert_replace: bool,
    /// What code actions may be.
    pub code_actions: CodeActionAbilities,
    /// Edits can say for which version of a document they are.
    pub versioned_edits: bool,
    /// Edits may have places to fill in.
    pub snippet_edits: bool,
    /// Hovers may be Markdown.
    pub hover_markdown: bool,
    /// Go-to-definition may tell what the way starts from.
    pub definition_links: bool,
    /// Go-to-declaration may tell what the way starts from.
    pub declaration_links: bool,
    /// It may ask for diagnostics.
    pub pulls: bool,
    /// It asks for diagnostics whenever it is asked to: none are pushed. Others that ask would miss whatever changes
    /// but by their own edits, and get all diagnostics pushed; they are not offered to ask, for some show both.
    pub refreshes: bool,
    /// What diagnostics may carry.
    pub diagnostics: DiagnosticAbilities,
    /// It answers `workspace/configuration`.
    pub configuration: bool,
    /// It tells about changes of the configuration when asked to.
    pub configuration_registration: bool,
    /// It tells about changed files when asked to.
    pub watched_files: bool,
    /// It shows how far long work has come.
    pub progress: bool,
    /// It shows symbols of documents as a tree.
    pub symbol_trees: bool,
    /// The place of a symbol of the workspace can be asked for when it is needed.
    pub symbol_resolve: bool,
    /// What it folds.
    pub folding: FoldingAbilities,
    /// What it knows of tokens.
    pub tokens: Legend,
    /// It wants to be told when the tree of goals changes.
    pub tree_changes: bool,
}

/// What code actions may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeActionAbilities {
    /// They may be edits, and not only names of commands.
    pub literals: bool,
    /// An edit can be asked for when its action is chosen.
    pub resolve: bool,
    /// The one that there is no choice about can be marked.
    pub preferred: bool,
}

/// What a client folds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FoldingAbilities {
    /// Only whole lines.
    pub whole_lines: bool,
    /// So many folds of a document at most.
    pub most: Option<u32>,
}

/// What diagnostics may carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiagnosticAbilities {
    /// Other places.
    pub related: bool,
    /// A link to the rule's page.
    pub code_description: bool,
    /// The mark of what has no effect.
    pub unnecessary: bool,
}

impl Abilities {
    /// Reads what a client says in its `initialize` request.
    pub fn of(client: &ClientCapabilities) -> Self {
        let text = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let item = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref());
        let hover = text.and_then(|text| text.hover.as_ref()?.content_format.as_deref());
        let configuration =
            workspace.and_then(|workspace| workspace.did_change_configuration.as_ref());
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let versioned = edits.and_then(|edits| edits.document_changes) == Some(true);
        let actions = text.and_then(|text| text.code_action.as_ref());
        let asks = text.is_some_and(|text| text.diagnostic.is_some());
        let takes_pushed = text.is_some_and(|text| text.publish_diagnostics.is_some());
        let refreshes = workspace
            .and_then(|workspace| workspace.diagnostics.as_ref()?.refresh_support)
            == Some(true);
        Self {
            code_actions: actions.map(CodeActionAbilities::of).unwrap_or_default(),
            versioned_edits: versioned,
            snippet_edits: versioned
                && edits.and_then(|edits| edits.snippet_edit_support) == Some(true),
            encoding: encoding(client),
            snippets: item.and_then(|item| item.snippet_support) == Some(true),
            completion_resolve: item.is_some_and(resolves_documentation),
            completion_markdown: takes_markdown(
                item.and_then(|item| item.documentation_format.as_deref()),
            ),
            insert_replace: item.and_then(|item| item.insert_replace_support) == Some(true),
            hover_markdown: takes_markdown(hover),
            definition_links: text.and_then(|text| text.definition.as_ref()?.link_support)
                == Some(true),
            declaration_links: text.and_then(|text| text.declaration.as_ref()?.link_support)
                == Some(true),
            pulls: asks && (refreshes || !takes_pushed),
            refreshes: asks && refreshes,
            diagnostics: DiagnosticAbilities::of(client),
            configuration: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            configuration_registration: configuration
                .and_then(|change| change.dynamic_registration)
                == Some(true),
            watched_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|watched| watched.dynamic_registration)
                == Some(true),
            progress: client
                .window
                .as_ref()
                .and_then(|window| window.work_done_progress)
                == Some(true),
            symbol_trees: text.and_then(|text| {
                let symbols = text.document_symbol.as_ref()?;
                symbols.hierarchical_document_symbol_support
            }) == Some(true),
            symbol_resolve: workspace
                .and_then(|workspace| workspace.symbol.as_ref()?.resolve_support.as_ref())
                .is_some_and(|resolve| {
                    let mut properties = resolve.properties.iter();
                    properties.any(|property| property == "location.range")
                }),
            folding: text
                .and_then(|text| text.folding_range.as_ref())
                .map(FoldingAbilities::of)
                .unwrap_or_default(),
            tokens: Legend::of(client),
            tree_changes: client.experimental.as_ref().and_then(|own| {
                let wanted = own.get("okrTreeChanged")?;
                wanted.as_bool()
            }) == Some(true),
        }
    }
}

impl CodeActionAbilities {
    fn of(client: &CodeActionClientCapabilities) -> Self {
        let resolved = client.resolve_support.as_ref().is_some_and(|resolve| {
            let mut properties = resolve.properties.iter();
            properties.any(|property| property == "edit")
        });
        Self {
            literals: client.code_action_literal_support.is_some(),
            // What an action is about travels in its data.
            resolve: resolved && client.data_support == Some(true),
            preferred: client.is_preferred_support == Some(true),
        }
    }
}

impl FoldingAbilities {
    fn of(client: &FoldingRangeClientCapabilities) -> Self {
        Self {
            whole_lines: client.line_folding_only == Some(true),
            most: client.range_limit,
        }
    }
}

impl DiagnosticAbilities {
    /// A client that pulls says these things where it says so, any other where it speaks of pushing; some
    /// that pull say them in the old place only.
    fn of(client: &ClientCapabilities) -> Self {
        let text = client.text_document.as_ref();
        let pushed = text
            .and_then(|text| Some(&text.publish_diagnostics.as_ref()?.diagnostics_capabilities));
        let pulled =
            text.and_then(|text| Some(&text.diagnostic.as_ref()?.diagnostics_capabilities));
        let any = |has: fn(&_) -> bool| pushed.is_some_and(has) || pulled.is_some_and(has);
        Self {
            related: any(|diagnostics| diagnostics.related_information == Some(true)),
            code_description: any(|diagnostics| diagnostics.code_description_support == Some(true)),
            unnecessary: any(|diagnostics| {
                let tags = diagnostics.tag_support.as_ref();
                tags.is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::Unnecessary))
            }),
        }
    }
}

/// UTF-8 where the client offers it, since then nothing is converted; UTF-16 is what every client can.
fn encoding(client: &ClientCapabilities) -> Encoding {
    let offered = client
        .general
        .as_ref()
        .and_then(|general| general.position_encodings.as_deref());
    let offers = |kind| offered.is_some_and(|offered| offered.contains(&kind));
    if offers(PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(PositionEncodingKind::UTF32) && !offers(PositionEncodingKind::UTF16) {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}

fn takes_markdown(formats: Option<&[MarkupKind]>) -> bool {
    formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown))
}

fn resolves_documentation(item: &ClientCompletionItemOptions) -> bool {
    let resolved = item
        .resolve_support
        .as_ref()
        .map(|resolve| resolve.properties.as_slice());
    resolved.is_some_and(|properties| {
        properties
            .iter()
            .any(|property| property == "documentation")
    })
}

/// What the server offers a client with `abilities` whose user begins with `settings`.
pub fn server_capabilities(abilities: &Abilities, settings: &Settings) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(SaveOptions::default().into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(code_action::kinds()),
        resolve_provider: Some(abilities.code_actions.resolve),
        ..CodeActionOptions::default()
    };
    let diagnostics = DiagnosticOptions {
        identifier: Some("okr-lsp".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        ..DiagnosticOptions::default()
    };
    let symbols = WorkspaceSymbolOptions {
        resolve_provider: Some(abilities.symbol_resolve),
        ..WorkspaceSymbolOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    ServerCapabilities {
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(folders),
            ..WorkspaceOptions::default()
        }),
        position_encoding: Some(match abilities.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        completion_provider: settings.completion.then(|| completion::options(abilities)),
        code_action_provider: abilities.code_actions.literals.then(|| actions.into()),
        definition_provider: Some(true.into()),
        declaration_provider: Some(true.into()),
        implementation_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(symbols.into()),
        document_highlight_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        semantic_tokens_provider: semantic_tokens(&abilities.tokens).map(Into::into),
        experimental: Some(json!({ "okrTree": true })),
        diagnostic_provider: abilities.pulls.then(|| diagnostics.into()),
        ..ServerCapabilities::default()
    }
}

/// `None` for a client that knows no name for any token.
fn semantic_tokens(legend: &Legend) -> Option<SemanticTokensOptions> {
    let token_types = legend.names();
    let full = if legend.delta {
        SemanticTokensFullDelta::new(Some(true)).into()
    } else {
        true.into()
    };
    (!token_types.is_empty()).then(|| SemanticTokensOptions {
        legend: SemanticTokensLegend::new(token_types, Vec::new()),
        range: Some(true.into()),
        full: Some(full),
        ..SemanticTokensOptions::default()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn abilities(client: &Value) -> Abilities {
        Abilities::of(&serde_json::from_value(client.clone()).unwrap())
    }

    #[test]
    fn a_silent_client_gets_the_plainest_answers() {
        assert_eq!(abilities(&json!({})), Abilities::default());
    }

    #[test]
    fn the_encoding_is_negotiated() {
        for (offered, encoding) in [
            (json!(["utf-16", "utf-8"]), Encoding::Utf8),
            (json!(["utf-32", "utf-16"]), Encoding::Utf16),
            (json!(["utf-32"]), Encoding::Utf32),
            (json!(["ebcdic"]), Encoding::Utf16),
            (json!([]), Encoding::Utf16),
        ] {
            let client = json!({"general": {"positionEncodings": offered}});
            assert_eq!(abilities(&client).encoding, encoding, "{client}");
        }
    }

    #[test]
    fn every_ability_is_read_from_its_place() {
        let diagnostics = json!({
            "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": {"valueSet": [1, 2]},
        });
        let client = json!({
            "workspace": {
                "configuration": true,
                "didChangeConfiguration": {"dynamicRegistration": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
                "diagnostics": {"refreshSupport": true},
                "workspaceEdit": {"documentChanges": true, "snippetEditSupport": true},
                "symbol": {"resolveSupport": {"properties": ["location.range"]}},
            },
            "experimental": {"okrTreeChanged": true},
            "window": {"workDoneProgress": true},
            "textDocument": {
                "completion": {"completionItem": {
                    "snippetSupport": true,
                    "insertReplaceSupport": true,
                    "documentationFormat": ["plaintext", "markdown"],
                    "resolveSupport": {"properties": ["documentation"]},
                }},
                "codeAction": {
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                    "isPreferredSupport": true,
                    "dataSupport": true,
                    "resolveSupport": {"properties": ["edit"]},
                },
                "hover": {"contentFormat": ["markdown"]},
                "definition": {"linkSupport": true},
                "declaration": {"linkSupport": true},
                "foldingRange": {"lineFoldingOnly": true, "rangeLimit": 9},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "publishDiagnostics": diagnostics,
                "diagnostic": {},
            },
        });
        let expected = Abilities {
            encoding: Encoding::Utf16,
            snippets: true,
            completion_resolve: true,
            completion_markdown: true,
            insert_replace: true,
            code_actions: CodeActionAbilities {
                literals: true,
                resolve: true,
                preferred: true,
            },
            versioned_edits: true,
            snippet_edits: true,
            hover_markdown: true,
            definition_links: true,
            declaration_links: true,
            pulls: true,
            refreshes: true,
            diagnostics: DiagnosticAbilities {
                related: true,
                code_description: true,
                unnecessary: true,
            },
            configuration: true,
            configuration_registration: true,
            watched_files: true,
            progress: true,
            symbol_trees: true,
            symbol_resolve: true,
            folding: FoldingAbilities {
                whole_lines: true,
                most: Some(9),
            },
            tokens: Legend::default(),
            tree_changes: true,
        };
        assert_eq!(abilities(&client), expected);
        let pulling = json!({"textDocument": {"diagnostic": diagnostics}});
        assert_eq!(abilities(&pulling).diagnostics, expected.diagnostics);
    }

    #[test]
    fn who_cannot_be_asked_to_ask_is_pushed_to() {
        let refresh = json!({"diagnostics": {"refreshSupport": true}});
        for (workspace, text, pulls, refreshes) in [
            (
                refresh.clone(),
                json!({"diagnostic": {}, "publishDiagnostics": {}}),
                true,
                true,
            ),
            (refresh.clone(), json!({"diagnostic": {}}), true, true),
            (refresh, json!({"publishDiagnostics": {}}), false, false),
            (
                json!({}),
                json!({"diagnostic": {}, "publishDiagnostics": {}}),
                false,
                false,
            ),
            (json!({}), json!({"diagnostic": {}}), true, false),
        ] {
            let client = json!({"workspace": workspace, "textDocument": text});
            let found = abilities(&client);
            assert_eq!(
                (found.pulls, found.refreshes),
                (pulls, refreshes),
                "{client}"
            );
        }
    }
}
