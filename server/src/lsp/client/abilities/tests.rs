use serde_json::{Value, json};

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
