//! `codeAction/resolve`.

use super::action::{ActionData, ActionId, edit, fix_all_edit};
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::handlers::traits::DocumentRequest;
use crate::lsp::handlers::view::DocumentView;
use crate::lsp::protocol::{CodeAction, Error, ErrorCode, Result};
use crate::lsp::uri::DocumentKey;

/// A code action with its edit, if it is for the present version of the document.
pub struct CodeActionResolveHandler;

impl DocumentRequest for CodeActionResolveHandler {
    type Params = CodeAction;
    type Answer = CodeAction;

    fn document(action: &CodeAction) -> Option<DocumentKey> {
        Some(DocumentKey::of(&data(action)?.uri))
    }

    fn is_enabled(_: &Settings, _: &Abilities) -> bool {
        true
    }

    fn run(document: &DocumentView<'_>, action: &CodeAction) -> Option<CodeAction> {
        let data = data(action)?;
        if document.snapshot().version() != data.version {
            return None;
        }
        let edit = if let ActionId::One { start, end, .. } = data.wanted {
            let actions = document
                .with_index(|around| ide::code_actions(document.snapshot(), around, &(start..end)));
            let meant = actions
                .into_iter()
                .find(|one| ActionId::of(one) == data.wanted)?;
            edit(&meant.fix.replacements, document)
        } else {
            document.with_index(|around| fix_all_edit(around, document))
        };
        Some(CodeAction {
            edit: Some(edit),
            ..action.clone()
        })
    }

    /// An action without our data has nothing to resolve.
    fn without_answer(action: &CodeAction) -> Result<Option<CodeAction>> {
        if data(action).is_none() {
            return Ok(Some(action.clone()));
        }
        Err(Error {
            code: ErrorCode::ContentModified,
            message: "the document has changed since".into(),
            data: None,
        })
    }
}

/// The data of an action; `None` if it is not one of ours.
fn data(action: &CodeAction) -> Option<ActionData> {
    let data = action.data.clone()?;
    serde_json::from_value(data).ok()
}
