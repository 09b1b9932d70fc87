//! Edits of documents.

use super::position::range;
use crate::lsp::client::Abilities;
use crate::lsp::protocol::{
    OptionalVersionedTextDocumentIdentifier, SnippetTextEdit, StringValue, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use crate::rules::fix::Replacement;
use crate::text::Text;

/// Replacements in the document at `uri`, whose present version is `version` with the text `text`. The edit names the
/// version and contains snippets if the client supports that.
pub fn workspace_edit(
    replacements: &[Replacement],
    uri: &Uri,
    version: i32,
    text: &Text,
    abilities: &Abilities,
) -> WorkspaceEdit {
    let plain = |one: &Replacement| {
        let range = range(text, one.range.clone(), abilities.encoding);
        TextEdit::new(range, one.text.plain())
    };
    if !abilities.versioned_edits {
        let edits = replacements.iter().map(plain).collect();
        return WorkspaceEdit {
            changes: Some([(uri.clone(), edits)].into()),
            ..WorkspaceEdit::default()
        };
    }
    let edits = replacements.iter().map(|one| {
        if abilities.snippet_edits && is_snippet(one, text) {
            let snippet = StringValue::new(one.text.snippet());
            let range = range(text, one.range.clone(), abilities.encoding);
            SnippetTextEdit::new(range, snippet, None).into()
        } else {
            plain(one).into()
        }
    });
    let document = OptionalVersionedTextDocumentIdentifier {
        version: Some(version),
        text_document_identifier: TextDocumentIdentifier::new(uri.clone()),
    };
    let edit = TextDocumentEdit::new(document, edits.collect());
    WorkspaceEdit {
        document_changes: Some(vec![edit.into()]),
        ..WorkspaceEdit::default()
    }
}

/// Whether a replacement has placeholders and can be sent as a snippet. Editors indent the lines of a snippet like the
/// line it is inserted into, so a snippet of several lines must begin a line.
fn is_snippet(replacement: &Replacement, text: &Text) -> bool {
    let start = replacement.range.start;
    let begins_line = text.line_start(text.line_of(start)) == start;
    replacement.text.has_blanks()
        && (begins_line || !replacement.text.plain().contains(['\n', '\r']))
}
