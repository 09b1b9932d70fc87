//! Between the engine's byte ranges and results and the protocol's types: the only place that does it.

use std::ops::Range as Bytes;
use std::path::Path;
use std::sync::Arc;

use super::capabilities::{Abilities, DiagnosticAbilities};
use super::documents::Open;
use super::markup;
use super::protocol::{
    BaseSymbolInformation, Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation,
    DiagnosticSeverity, DiagnosticTag, DocumentSymbol, FoldingRange, FoldingRangeKind, Hover,
    Location, LocationLink, LocationUriOnly, OptionalVersionedTextDocumentIdentifier, Position,
    Range, SnippetTextEdit, StringValue, SymbolInformation, SymbolKind,
    TextDocumentContentChangeEvent, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit, WorkspaceSymbol, WorkspaceSymbolLocation,
};
use super::session::Session;
use super::tree;
use super::uri;
use crate::ide::{self, FoldKind};
use crate::rules;
use crate::rules::fix::Replacement;
use crate::syntax::Unread;
use crate::text::{self, Edit, Encoding, Text, difference};
use crate::workspace::configuration::Problem;
use crate::workspace::index::{self, GoalKind, Place, Surroundings};
use crate::workspace::{Severity, Snapshot};

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

/// The bytes of a range in the client's units, clamped to the text.
pub fn bytes(text: &Text, range: Range, encoding: Encoding) -> Bytes<usize> {
    offset(text, range.start, encoding)..offset(text, range.end, encoding)
}

/// The edit that a client's change makes of `text`; `None` where it changes nothing.
pub fn edit(
    text: &Text,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> Option<Edit> {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let [start, end] = [part.range.start, part.range.end]
                .map(|Position { line, character }| text::Position { line, character });
            Some(text.edit_between(start..end, part.text, encoding))
        }
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
        related_information: related
            .then(|| self::related(found, uri, text, encoding))
            .filter(|related| !related.is_empty()),
        data: None,
    }
}

fn related(
    found: &rules::Diagnostic,
    uri: &Uri,
    text: &Text,
    encoding: Encoding,
) -> Vec<DiagnosticRelatedInformation> {
    let here = found
        .related
        .iter()
        .map(|other| DiagnosticRelatedInformation {
            location: Location::new(uri.clone(), range(text, other.range.clone(), encoding)),
            message: other.message.clone().into_owned(),
        });
    let elsewhere = found.elsewhere.iter().filter_map(|other| {
        Some(DiagnosticRelatedInformation {
            location: Location::new(uri::from_path(&other.path)?, placed(other.place)),
            message: other.message.clone(),
        })
    });
    here.chain(elsewhere).collect()
}

/// Something wrong with a configuration whose text is `text`.
pub fn problem(found: &Problem, text: &Text, encoding: Encoding) -> Diagnostic {
    Diagnostic {
        range: range(text, found.range.clone(), encoding),
        ..unreadable(&found.message)
    }
}

/// That the document is not read where `unread` begins.
pub fn unread(unread: Unread, text: &Text, encoding: Encoding) -> Diagnostic {
    let message = match unread {
        Unread::Rest(_) => {
            "The document is too dense, so okr-lsp stops reading here. Move the rest to another file."
        }
        Unread::Line(_) => {
            "The line is too long, so okr-lsp stops reading it here. Break the line."
        }
    };
    let from = unread.start();
    let line = text.line_range(text.line_of(from));
    Diagnostic {
        range: range(text, from..line.end.max(from), encoding),
        severity: Some(DiagnosticSeverity::Warning),
        source: Some(SOURCE.to_owned()),
        message: message.to_owned().into(),
        ..Diagnostic::default()
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

/// A way from one place of a document to another place.
pub struct Way;

impl Way {
    /// The work of a request that asks `find` where a way from `position` leads.
    pub fn find<F>(
        session: &Arc<Session>,
        position: Position,
        find: F,
    ) -> impl FnOnce(&Open, &Abilities) -> Option<LocationLink> + Send + 'static
    where
        F: FnOnce(&Snapshot, usize, Surroundings<'_>) -> Option<ide::Link> + Send + 'static,
    {
        let session = Arc::clone(session);
        move |open, abilities| {
            let text = open.snapshot.text();
            let offset = offset(text, position, abilities.encoding);
            let link = session.among(open, |around| find(&open.snapshot, offset, around))?;
            way(link, open, abilities.encoding)
        }
    }
}

/// `None` where the way leads to a file that is not there.
fn way(link: ide::Link, open: &Open, encoding: Encoding) -> Option<LocationLink> {
    let (uri, target) = place(link.target, open, encoding)?;
    let (_, selection) = place(link.selection, open, encoding)?;
    let there = uri == *open.uri || uri::path(&uri).is_some_and(|path| path.exists());
    there.then(|| LocationLink {
        origin_selection_range: Some(range(open.snapshot.text(), link.origin, encoding)),
        target_uri: uri,
        target_range: target,
        target_selection_range: selection,
    })
}

/// The place where a way ends.
pub fn end(link: LocationLink) -> Location {
    Location::new(link.target_uri, link.target_selection_range)
}

/// Places in the document `open` and in other files.
pub fn locations(places: Vec<index::Location>, open: &Open, encoding: Encoding) -> Vec<Location> {
    let places = places
        .into_iter()
        .filter_map(|each| place(each, open, encoding));
    places
        .map(|(uri, range)| Location::new(uri, range))
        .collect()
}

fn place(place: index::Location, open: &Open, encoding: Encoding) -> Option<(Uri, Range)> {
    Some(match place {
        index::Location::Here(bytes) => (
            (*open.uri).clone(),
            range(open.snapshot.text(), bytes, encoding),
        ),
        index::Location::Elsewhere(path, place) => (uri_of(&path, open)?, placed(place)),
    })
}

/// The URI of the file at `path`; as the client spells it where it is the document `open`.
fn uri_of(path: &Path, open: &Open) -> Option<Uri> {
    if open.path.as_deref() == Some(path) {
        return Some((*open.uri).clone());
    }
    uri::from_path(path)
}

/// A place of the index, which counts as the client does.
fn placed(place: Place) -> Range {
    let position = |text::Position { line, character }| Position { line, character };
    Range {
        start: position(place.start),
        end: position(place.end),
    }
}

/// A symbol of a document with the text `text`.
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

/// A symbol for clients that show no trees.
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

/// A symbol of the workspace, with its place or, for a client that resolves it later, only with its file.
pub fn workspace_symbol(
    found: ide::FoundSymbol,
    session: &Session,
    resolved_later: bool,
) -> Option<WorkspaceSymbol> {
    let uri = spelled(&found.path, session)?;
    let range = placed(found.place);
    let symbol = base_symbol(found.name, symbol_kind(found.kind), &found.container);
    Some(WorkspaceSymbol {
        location: if resolved_later {
            LocationUriOnly::new(uri).into()
        } else {
            Location::new(uri, range).into()
        },
        data: resolved_later.then(|| serde_json::to_value(range).unwrap_or_default()),
        base_symbol_information: symbol,
    })
}

/// A symbol with the place that it carries in its data.
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

/// The goals of the period `name`; without the goals themselves where they are not `wanted`.
pub fn period_goals(
    name: Option<String>,
    found: ide::PeriodGoals,
    wanted: bool,
    session: &Session,
) -> tree::PeriodGoals {
    let goals = wanted.then_some(found.goals).map(|goals| {
        let goals = goals.into_iter();
        goals.filter_map(|node| goal(node, session)).collect()
    });
    tree::PeriodGoals {
        name,
        objectives: found.objectives,
        unaligned: found.unaligned,
        goals,
    }
}

fn goal(node: ide::Node, session: &Session) -> Option<tree::Goal> {
    let served = node.serves.and_then(|served| {
        Some(tree::Served {
            uri: spelled(&served.path, session)?,
            selection_range: placed(served.words),
            evidence: served.evidence.kind(),
            reason: served.evidence.sentence(),
            text: served.text,
        })
    });
    let children = node.children.into_iter();
    Some(tree::Goal {
        kind: match node.kind {
            GoalKind::Objective => "objective",
            GoalKind::KeyResult => "keyResult",
        },
        text: node.text,
        team: node.team,
        period: node.period.map(|period| period.to_string()),
        alignment: match node.standing {
            ide::Standing::Company => "company",
            ide::Standing::Aligned => "aligned",
            ide::Standing::Unaligned => "unaligned",
            ide::Standing::Unknown => "unknown",
        },
        serves: served,
        uri: spelled(&node.path, session)?,
        range: placed(node.whole),
        selection_range: placed(node.words),
        children: children.filter_map(|child| goal(child, session)).collect(),
    })
}

/// The URI of the file at `path`; as the client spells it where it is open.
fn spelled(path: &Path, session: &Session) -> Option<Uri> {
    let open = session.documents.at(path);
    open.map_or_else(|| uri::from_path(path), |open| Some((*open.uri).clone()))
}

/// Lines that can be folded away.
pub fn folding_range(fold: &ide::Fold, text: &Text, abilities: &Abilities) -> FoldingRange {
    let Range { start, end } = range(text, fold.range.clone(), abilities.encoding);
    let character =
        |position: Position| (!abilities.folding.whole_lines).then_some(position.character);
    FoldingRange {
        start_line: start.line,
        start_character: character(start),
        end_line: end.line,
        end_character: character(end),
        kind: match fold.kind {
            FoldKind::Block => None,
            FoldKind::Comment => Some(FoldingRangeKind::Comment),
        },
        collapsed_text: None,
    }
}

/// Replacements in the document `open`, for its present version where the client can tell versions apart, and with
/// places to fill in where it can do that.
pub fn workspace_edit(
    replacements: &[Replacement],
    open: &Open,
    abilities: &Abilities,
) -> WorkspaceEdit {
    let text = open.snapshot.text();
    let plain = |one: &Replacement| {
        let range = range(text, one.range.clone(), abilities.encoding);
        TextEdit::new(range, one.text.plain())
    };
    if !abilities.versioned_edits {
        let edits = replacements.iter().map(plain).collect();
        return WorkspaceEdit {
            changes: Some([((*open.uri).clone(), edits)].into()),
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
        version: Some(open.snapshot.version()),
        text_document_identifier: TextDocumentIdentifier::new((*open.uri).clone()),
    };
    let edit = TextDocumentEdit::new(document, edits.collect());
    WorkspaceEdit {
        document_changes: Some(vec![edit.into()]),
        ..WorkspaceEdit::default()
    }
}

/// Whether a replacement has places to fill in and arrives as it is written: editors indent the lines of a snippet
/// as they indent the one it is put into.
fn is_snippet(replacement: &Replacement, text: &Text) -> bool {
    let start = replacement.range.start;
    let begins_line = text.line_start(text.line_of(start)) == start;
    replacement.text.has_blanks()
        && (begins_line || !replacement.text.plain().contains(['\n', '\r']))
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
            elsewhere: Vec::new(),
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
