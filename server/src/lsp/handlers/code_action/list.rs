//! `textDocument/codeAction`.

use super::action::{FIX_ALL, fix_all, quick_fix};
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::handlers::traits::DocumentRequest;
use crate::lsp::handlers::view::DocumentView;
use crate::lsp::protocol::{CodeActionKind, CodeActionParams, CodeActionResponse};
use crate::lsp::uri::DocumentKey;

/// The fixes for the findings in a range.
pub struct CodeActionHandler;

impl DocumentRequest for CodeActionHandler {
    type Params = CodeActionParams;
    type Answer = Vec<CodeActionResponse>;

    fn document(params: &CodeActionParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, abilities: &Abilities) -> bool {
        settings.code_actions && settings.diagnostics.enable && abilities.code_actions.literals
    }

    fn run(
        document: &DocumentView<'_>,
        params: &CodeActionParams,
    ) -> Option<Vec<CodeActionResponse>> {
        let range = document.bytes(params.range);
        let asks = |kind: &str| asks_for(params.context.only.as_deref(), kind);
        let actions = document.with_index(|around| {
            let quick = asks(&String::from(CodeActionKind::QuickFix))
                .then(|| ide::code_actions(document.snapshot(), around, &range));
            let all = asks(FIX_ALL) && ide::can_fix_all(document.snapshot(), around);
            let quick = quick.into_iter().flatten();
            let quick = quick.map(|action| quick_fix(action, document));
            let all = all.then(|| fix_all(around, document));
            quick.chain(all).map(CodeActionResponse::from).collect()
        });
        Some(actions)
    }
}

/// Whether a client that wants `only` some kinds of actions wants those of `kind`.
fn asks_for(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|asked| {
            let asked = String::from(asked.clone());
            let rest = kind.strip_prefix(&*asked);
            asked.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}
