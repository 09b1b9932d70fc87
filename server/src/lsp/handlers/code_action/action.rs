//! Code actions, and the data that they carry until they are resolved.

use serde::{Deserialize, Serialize};

use crate::ide::{self, Action};
use crate::lsp::convert;
use crate::lsp::handlers::view::DocumentView;
use crate::lsp::protocol::{CodeAction, CodeActionKind, Uri, WorkspaceEdit};
use crate::rules::fix::Replacement;
use crate::workspace::Surroundings;

/// The kind of the action that applies all safe fixes.
pub(super) const FIX_ALL: &str = "source.fixAll.okr";

/// The title of that action.
const FIX_ALL_TITLE: &str = "Apply all safe fixes";

/// The kinds of actions.
pub fn kinds() -> Vec<CodeActionKind> {
    vec![CodeActionKind::QuickFix, fix_all_kind()]
}

fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::Custom(FIX_ALL.into())
}

/// The data of an action: which action it is, of which version of a document.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ActionData {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) wanted: ActionId,
}

/// Identifies an action of a document.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum ActionId {
    /// The action that applies all safe fixes.
    All,
    /// The action number `number` for the finding of `rule` from `start` to `end`, in bytes.
    One {
        rule: String,
        start: usize,
        end: usize,
        number: usize,
    },
}

impl ActionId {
    /// The id of `action`.
    pub(super) fn of(action: &Action) -> Self {
        Self::One {
            rule: action.found.rule.name.to_owned(),
            start: action.found.range.start,
            end: action.found.range.end,
            number: action.number,
        }
    }
}

impl ActionData {
    /// The data of the action `wanted`, as JSON.
    fn json(wanted: ActionId, document: &DocumentView<'_>) -> Option<serde_json::Value> {
        let data = Self {
            uri: document.uri().clone(),
            version: document.snapshot().version(),
            wanted,
        };
        serde_json::to_value(data).ok()
    }
}

/// The code action that applies the fix of `action`.
pub(super) fn quick_fix(action: Action, document: &DocumentView<'_>) -> CodeAction {
    let abilities = &document.abilities;
    let resolved_later = abilities.code_actions.resolve;
    let data = ActionData::json(ActionId::of(&action), document);
    let preferred = abilities.code_actions.preferred && action.preferred;
    CodeAction {
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![convert::diagnostic(
            &action.found,
            document.uri(),
            document.text(),
            abilities,
        )]),
        is_preferred: preferred.then_some(true),
        edit: (!resolved_later).then(|| edit(&action.fix.replacements, document)),
        data: if resolved_later { data } else { None },
        title: action.fix.title.into_owned(),
        ..CodeAction::default()
    }
}

/// The code action that applies all safe fixes.
pub(super) fn fix_all(around: Surroundings<'_>, document: &DocumentView<'_>) -> CodeAction {
    let resolved_later = document.abilities.code_actions.resolve;
    CodeAction {
        title: FIX_ALL_TITLE.to_owned(),
        kind: Some(fix_all_kind()),
        edit: (!resolved_later).then(|| fix_all_edit(around, document)),
        data: if resolved_later {
            ActionData::json(ActionId::All, document)
        } else {
            None
        },
        ..CodeAction::default()
    }
}

/// The edit that applies all safe fixes.
pub(super) fn fix_all_edit(around: Surroundings<'_>, document: &DocumentView<'_>) -> WorkspaceEdit {
    let edits = ide::fix_all(document.snapshot(), around);
    let replacements: Vec<_> = edits.into_iter().map(Into::into).collect();
    edit(&replacements, document)
}

/// The edit that makes `replacements` in the document.
pub(super) fn edit(replacements: &[Replacement], document: &DocumentView<'_>) -> WorkspaceEdit {
    convert::workspace_edit(
        replacements,
        document.uri(),
        document.snapshot().version(),
        document.text(),
        &document.abilities,
    )
}
