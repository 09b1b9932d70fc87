//! Completion items.

use super::markup::content;
use super::position::range;
use crate::ide::{Completion, CompletionKind};
use crate::lsp::client::Abilities;
use crate::lsp::protocol::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, InsertReplaceEdit,
    InsertTextFormat, TextEdit,
};
use crate::text::Text;

/// The completion at position `rank` of the list. Its data is the name of its page, if the client asks for that later.
pub fn completion_item(
    completion: Completion,
    rank: usize,
    text: &Text,
    abilities: &Abilities,
) -> CompletionItem {
    let snippet = abilities.snippets && completion.text.has_blanks();
    let page = completion.page;
    let documentation = || content(&page.text(), abilities.completion_markdown).into();
    let addition = completion.addition.as_ref().map(|(at, words)| {
        let place = range(text, *at..*at, abilities.encoding);
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

/// The edit of the completion. A client that cannot choose replaces the whole word.
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
    let place = |bytes| range(text, bytes, abilities.encoding);
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
