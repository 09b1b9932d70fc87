//! `textDocument/completion` and `completionItem/resolve`.

use std::sync::Arc;

use jiff::Zoned;

use super::capabilities::Abilities;
use super::convert;
use super::markup;
use super::protocol::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionOptions,
    CompletionParams, CompletionResponse, InsertReplaceEdit, InsertTextFormat, Result, TextEdit,
};
use super::session::Session;
use crate::ide::{self, Asked, Completion, CompletionKind, Page};
use crate::text::Text;

/// How the server offers completion: behind a label, a marker, and the beginning of a reference or a name.
pub fn options(abilities: &Abilities) -> CompletionOptions {
    let characters = [":", " ", "[", "@"];
    CompletionOptions {
        trigger_characters: Some(characters.map(str::to_owned).into()),
        resolve_provider: Some(abilities.completion_resolve),
        ..CompletionOptions::default()
    }
}

/// What can be inserted where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let at = params.text_document_position_params;
    let context = params.context;
    let by_blank = context.is_some_and(|context| context.trigger_character.as_deref() == Some(" "));
    let wanted = session.settings().completion;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let offset = convert::offset(text, at.position, abilities.encoding);
            let found = shared.among(open, |around| {
                ide::complete(Asked {
                    snapshot: &open.snapshot,
                    around,
                    today: Zoned::now().date(),
                    offset,
                    by_blank,
                })
            });
            let found = found.into_iter().enumerate();
            let items: Vec<_> = found
                .map(|(rank, one)| item(one, rank, text, abilities))
                .collect();
            (!items.is_empty()).then(|| items.into())
        })
        .await
}

/// `item` with its documentation, which was left out of the list.
pub fn resolve(session: &Session, mut item: CompletionItem) -> CompletionItem {
    let data = item.data.as_ref();
    if let Some(page) = data.and_then(|data| Page::named(data.as_str()?)) {
        item.documentation =
            Some(markup::content(&page.text(), session.abilities().completion_markdown).into());
    }
    item
}

/// The completion that stands at place `rank` of the list.
fn item(completion: Completion, rank: usize, text: &Text, abilities: &Abilities) -> CompletionItem {
    let snippet = abilities.snippets && completion.text.has_blanks();
    let page = completion.page;
    let documentation = || markup::content(&page.text(), abilities.completion_markdown).into();
    let addition = completion.addition.as_ref().map(|(at, words)| {
        let place = convert::range(text, *at..*at, abilities.encoding);
        vec![TextEdit::new(place, words.clone())]
    });
    CompletionItem {
        kind: Some(kind(completion.kind)),
        detail: (!completion.detail.is_empty()).then(|| completion.detail.clone()),
        documentation: (!abilities.completion_resolve).then(documentation),
        sort_text: Some(format!("{rank:04}")),
        insert_text_format: Some(if snippet {
            InsertTextFormat::Snippet
        } else {
            InsertTextFormat::PlainText
        }),
        text_edit: Some(edit(&completion, snippet, text, abilities)),
        additional_text_edits: addition,
        data: abilities.completion_resolve.then(|| page.name().into()),
        label: completion.label,
        ..CompletionItem::default()
    }
}

/// A client that cannot choose replaces the whole word.
fn edit(
    completion: &Completion,
    snippet: bool,
    text: &Text,
    abilities: &Abilities,
) -> CompletionItemTextEdit {
    let new_text = if snippet {
        completion.text.snippet()
    } else {
        completion.text.plain()
    };
    let place = |range| convert::range(text, range, abilities.encoding);
    let replaced = place(completion.replaced.clone());
    if abilities.insert_replace && completion.range != completion.replaced {
        let insert = place(completion.range.clone());
        return InsertReplaceEdit::new(new_text, insert, replaced).into();
    }
    TextEdit::new(replaced, new_text).into()
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Label => CompletionItemKind::Keyword,
        CompletionKind::Word => CompletionItemKind::Text,
        CompletionKind::Template => CompletionItemKind::Snippet,
        CompletionKind::Objective | CompletionKind::Reference => CompletionItemKind::Reference,
        CompletionKind::Value => CompletionItemKind::Value,
        CompletionKind::Name => CompletionItemKind::Constant,
        CompletionKind::Rule => CompletionItemKind::EnumMember,
    }
}
