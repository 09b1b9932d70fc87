//! Reading the capabilities that a client sends.

use super::{Abilities, CodeActionAbilities, DiagnosticAbilities, FoldingAbilities};
use crate::lsp::client::legend::Legend;
use crate::lsp::protocol::{
    ClientCapabilities, ClientCompletionItemOptions, CodeActionClientCapabilities, DiagnosticTag,
    FoldingRangeClientCapabilities, MarkupKind, PositionEncodingKind,
};
use crate::text::Encoding;

impl Abilities {
    /// Reads the capabilities in a client's `initialize` request.
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
            // The action's data says later which edit it is.
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
    /// A client that pulls should say this beside its other abilities to pull, but some say it only where clients
    /// that take pushed diagnostics do.
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

/// UTF-8 if the client offers it, because then nothing is converted. Every client must support UTF-16.
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
