//! `textDocument/codeAction` and `codeAction/resolve`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::capabilities::Abilities;
use super::convert;
use super::documents::Open;
use super::protocol::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Error, ErrorCode, Result,
    Uri, WorkspaceEdit,
};
use super::session::Session;
use crate::ide::{self, Action};
use crate::workspace::index::Surroundings;

/// The kind of the action that makes all safe fixes.
const FIX_ALL: &str = "source.fixAll.okr";

/// What that action is called.
const FIX_ALL_TITLE: &str = "Apply all safe fixes";

/// The kinds of actions that there are.
pub fn kinds() -> Vec<CodeActionKind> {
    vec![CodeActionKind::QuickFix, fix_all_kind()]
}

fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::Custom(FIX_ALL.into())
}

/// What an action carries until it is resolved.
#[derive(Debug, Serialize, Deserialize)]
struct Data {
    uri: Uri,
    version: i32,
    wanted: Wanted,
}

/// The action that is meant.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Wanted {
    All,
    /// The action of this number about what `rule` found from `start` to `end`, in bytes.
    One {
        rule: String,
        start: usize,
        end: usize,
        number: usize,
    },
}

impl Wanted {
    fn one(action: &Action) -> Self {
        Self::One {
            rule: action.found.rule.name.to_owned(),
            start: action.found.range.start,
            end: action.found.range.end,
            number: action.number,
        }
    }
}

/// What can be done about what was found where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>> {
    let settings = session.settings();
    let literals = session.abilities().code_actions.literals;
    let wanted = settings.code_actions && settings.diagnostics.enable && literals;
    let shared = Arc::clone(session);
    let only = params.context.only;
    session
        .answer(wanted, &params.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let range = convert::bytes(text, params.range, abilities.encoding);
            let asks = |kind: &str| asks_for(only.as_deref(), kind);
            let actions = shared.among(open, |around| {
                let quick = asks(&String::from(CodeActionKind::QuickFix))
                    .then(|| ide::code_actions(&open.snapshot, around, &range));
                let all = asks(FIX_ALL) && ide::can_fix_all(&open.snapshot, around);
                let quick = quick.into_iter().flatten();
                let quick = quick.map(|action| quick_fix(action, open, abilities));
                let all = all.then(|| fix_all(around, open, abilities));
                quick.chain(all).map(CodeActionResponse::from).collect()
            });
            Some(actions)
        })
        .await
}

/// `action` with its edit, if it is still about the present version.
pub async fn resolve(session: &Arc<Session>, action: CodeAction) -> Result<CodeAction> {
    let data = action.data.clone();
    let Some(data) = data.and_then(|data| serde_json::from_value::<Data>(data).ok()) else {
        return Ok(action);
    };
    let shared = Arc::clone(session);
    let uri = data.uri.clone();
    let edit = session.answer(true, &uri, move |open, abilities| {
        if open.snapshot.version() != data.version {
            return None;
        }
        let Wanted::One { start, end, .. } = &data.wanted else {
            return Some(shared.among(open, |around| all_edits(around, open, abilities)));
        };
        let actions = shared.among(open, |around| {
            ide::code_actions(&open.snapshot, around, &(*start..*end))
        });
        let meant = actions
            .into_iter()
            .find(|one| Wanted::one(one) == data.wanted)?;
        Some(convert::workspace_edit(
            &meant.fix.replacements,
            open,
            abilities,
        ))
    });
    let edit = edit.await?;
    let gone = || Error {
        code: ErrorCode::ContentModified,
        message: "the document has changed since".into(),
        data: None,
    };
    Ok(CodeAction {
        edit: Some(edit.ok_or_else(gone)?),
        ..action
    })
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

fn quick_fix(action: Action, open: &Open, abilities: &Abilities) -> CodeAction {
    let text = open.snapshot.text();
    let resolved = abilities.code_actions.resolve;
    let data = data(Wanted::one(&action), open);
    let preferred = abilities.code_actions.preferred && action.preferred;
    CodeAction {
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![convert::diagnostic(
            &action.found,
            &open.uri,
            text,
            abilities,
        )]),
        is_preferred: preferred.then_some(true),
        edit: (!resolved)
            .then(|| convert::workspace_edit(&action.fix.replacements, open, abilities)),
        data: if resolved { data } else { None },
        title: action.fix.title.into_owned(),
        ..CodeAction::default()
    }
}

fn fix_all(around: Surroundings<'_>, open: &Open, abilities: &Abilities) -> CodeAction {
    let resolved = abilities.code_actions.resolve;
    CodeAction {
        title: FIX_ALL_TITLE.to_owned(),
        kind: Some(fix_all_kind()),
        edit: (!resolved).then(|| all_edits(around, open, abilities)),
        data: if resolved {
            data(Wanted::All, open)
        } else {
            None
        },
        ..CodeAction::default()
    }
}

fn all_edits(around: Surroundings<'_>, open: &Open, abilities: &Abilities) -> WorkspaceEdit {
    let edits = ide::fix_all(&open.snapshot, around);
    let replacements: Vec<_> = edits.into_iter().map(Into::into).collect();
    convert::workspace_edit(&replacements, open, abilities)
}

fn data(wanted: Wanted, open: &Open) -> Option<serde_json::Value> {
    let data = Data {
        uri: (*open.uri).clone(),
        version: open.snapshot.version(),
        wanted,
    };
    serde_json::to_value(data).ok()
}
