//! Between the engine's byte ranges and results and the protocol's types: the only place that does it.

use std::ops::Range as Bytes;

use super::capabilities::{Abilities, DiagnosticAbilities};
use super::markup;
use super::protocol::{
    Code, CodeDescription, CompletionItem, CompletionItemKind, DefinitionResponse, Diagnostic,
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Hover, InsertTextFormat,
    Location, LocationLink, Position, Range, TextDocumentContentChangeEvent, TextEdit, Uri,
};
use crate::ide::{self, CompletionKind};
use crate::rules;
use crate::text::{self, Edit, Encoding, Text, difference};
use crate::workspace::Severity;
use crate::workspace::configuration::Problem;

/// What diagnostics say they come from.
const SOURCE: &str = "okr";

/// The code of what is wrong with a configuration.
const CONFIGURATION: &str = "configuration";

/// The byte offset of `position`, clamped to the text.
pub fn offset(text: &Text, position: Position, encoding: Encoding) -> usize {
    let Position { line, character } = position;
    text.offset_at(text::Position { line, character }, encoding)
}

fn position(text: &Text, offset: usize, encoding: Encoding) -> Position {
    let text::Position { line, character } = text.position_at(offset, encoding);
    Position { line, character }
}

/// A range of bytes in the client's units.
pub fn range(text: &Text, bytes: Bytes<usize>, encoding: Encoding) -> Range {
    Range {
        start: position(text, bytes.start, encoding),
        end: position(text, bytes.end, encoding),
    }
}

/// The edit that a client's change makes of `text`; `None` where it changes nothing.
pub fn edit(
    text: &Text,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> Option<Edit> {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => Some(Edit {
            range: offset(text, part.range.start, encoding)..offset(text, part.range.end, encoding),
            text: part.text,
        }),
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            difference(text, &whole.text)
        }
    }
}

/// A finding in the document at `uri`.
pub fn diagnostic(
    found: &rules::Diagnostic,
    uri: &Uri,
    text: &Text,
    abilities: &Abilities,
) -> Diagnostic {
    let encoding = abilities.encoding;
    let DiagnosticAbilities {
        related,
        code_description,
        unnecessary,
    } = abilities.diagnostics;
    Diagnostic {
        range: range(text, found.range.clone(), encoding),
        severity: Some(severity(found.severity)),
        code: Some(Code::String(found.rule.name.to_owned())),
        code_description: code_description.then(|| CodeDescription {
            href: Uri(found.rule.address()),
        }),
        source: Some(SOURCE.to_owned()),
        message: found.message.clone().into_owned().into(),
        tags: (unnecessary && found.unnecessary).then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (related && !found.related.is_empty()).then(|| {
            let each = found
                .related
                .iter()
                .map(|other| DiagnosticRelatedInformation {
                    location: Location::new(
                        uri.clone(),
                        range(text, other.range.clone(), encoding),
                    ),
                    message: other.message.clone(),
                });
            each.collect()
        }),
        data: None,
    }
}

/// Something wrong with a configuration whose text is `text`.
pub fn problem(found: &Problem, text: &Text, encoding: Encoding) -> Diagnostic {
    Diagnostic {
        range: range(text, found.range.clone(), encoding),
        ..unreadable(&found.message)
    }
}

/// What is wrong with a whole file.
pub fn unreadable(reason: &impl ToString) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::Error),
        code: Some(Code::String(CONFIGURATION.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: reason.to_string().into(),
        ..Diagnostic::default()
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Information => DiagnosticSeverity::Information,
        Severity::Hint => DiagnosticSeverity::Hint,
    }
}

/// Help about a place.
pub fn hover(hover: ide::Hover, text: &Text, abilities: &Abilities) -> Hover {
    Hover {
        range: Some(range(text, hover.range, abilities.encoding)),
        contents: markup::content(&hover.markdown, abilities.hover_markdown).into(),
    }
}

/// A way from one place of the document at `uri` to another.
pub fn definition(
    link: ide::Link,
    uri: &Uri,
    text: &Text,
    abilities: &Abilities,
) -> DefinitionResponse {
    let range = |bytes| range(text, bytes, abilities.encoding);
    if abilities.definition_links {
        let link = LocationLink {
            origin_selection_range: Some(range(link.origin)),
            target_uri: uri.clone(),
            target_range: range(link.target),
            target_selection_range: range(link.selection),
        };
        vec![link].into()
    } else {
        DefinitionResponse::Definition(Location::new(uri.clone(), range(link.selection)).into())
    }
}

/// The completion that stands at place `rank` of the list.
pub fn completion(
    completion: ide::Completion,
    rank: usize,
    text: &Text,
    abilities: &Abilities,
) -> CompletionItem {
    let snippet = abilities.snippets && completion.text.has_blanks();
    let new_text = if snippet {
        completion.text.snippet()
    } else {
        completion.text.plain()
    };
    let page = completion.page;
    let documentation = || markup::content(page.text(), abilities.completion_markdown).into();
    CompletionItem {
        kind: Some(completion_kind(completion.kind)),
        detail: Some(completion.detail.to_owned()),
        documentation: (!abilities.completion_resolve).then(documentation),
        sort_text: Some(format!("{rank:04}")),
        insert_text_format: Some(if snippet {
            InsertTextFormat::Snippet
        } else {
            InsertTextFormat::PlainText
        }),
        text_edit: Some(
            TextEdit::new(range(text, completion.range, abilities.encoding), new_text).into(),
        ),
        data: abilities.completion_resolve.then(|| page.name().into()),
        label: completion.label,
        ..CompletionItem::default()
    }
}

fn completion_kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Label => CompletionItemKind::Keyword,
        CompletionKind::Word => CompletionItemKind::Text,
        CompletionKind::Template => CompletionItemKind::Snippet,
        CompletionKind::Objective => CompletionItemKind::Reference,
        CompletionKind::Rule => CompletionItemKind::EnumMember,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_for_clients_that_show_it() {
        let [rule, ..] = rules::RULES else {
            panic!("there are rules");
        };
        let found = rules::Diagnostic {
            rule,
            severity: Severity::Hint,
            range: 0..1,
            message: "".into(),
            related: Vec::new(),
            unnecessary: true,
        };
        for unnecessary in [true, false] {
            let mut abilities = Abilities::default();
            abilities.diagnostics.unnecessary = unnecessary;
            let sent = diagnostic(&found, &Uri(String::new()), &Text::new("x"), &abilities);
            assert_eq!(
                sent.tags,
                unnecessary.then(|| vec![DiagnosticTag::Unnecessary])
            );
        }
    }
}
