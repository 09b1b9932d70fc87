//! Corrects messages that differ from the protocol but whose meaning is clear.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::Request;

use super::id::read_id;
use super::{message, number};
use crate::lsp::protocol::{
    ClientCapabilities, FileEvent, InitializeParams, PreviousResultId, Range, WorkspaceFolder,
};

/// The version of a document to which the client gives none.
pub const UNNUMBERED: i32 = i32::MIN;

/// `call` in the form of the protocol.
pub fn corrected(call: Request) -> Request {
    let call = with_params(call, |mut params| {
        params.as_mut().map(number::correct);
        params
    });
    match call.method() {
        // The protocol has no parameters here; some clients send an empty object.
        "shutdown" => with_params(call, |_| None),
        // The protocol has an object here; some clients send nothing.
        "initialized" => with_params(call, |_| Some(json!({}))),
        "initialize" => with_params(call, |params| params.map(understood)),
        "$/cancelRequest" => edited(call, |params| {
            let id = params.get("id").cloned().and_then(read_id);
            put(
                params,
                "id",
                id.and_then(|id| serde_json::to_value(id).ok()),
            );
        }),
        "textDocument/didOpen" | "textDocument/didChange" => edited(call, |params| {
            let document = params
                .get_mut("textDocument")
                .and_then(Value::as_object_mut);
            document.map(number);
            keep_members(params, "contentChanges", is_change);
        }),
        "workspace/didChangeWatchedFiles" => edited(call, |params| {
            keep_members(params, "changes", reads::<FileEvent>);
        }),
        "workspace/diagnostic" => edited(call, |params| {
            keep_members(params, "previousResultIds", reads::<PreviousResultId>);
        }),
        "workspace/didChangeWorkspaceFolders" => edited(call, |params| {
            let event = params.get_mut("event").and_then(Value::as_object_mut);
            event.map(|event| ["added", "removed"].map(|name| name_folders(event, name)));
        }),
        _ => call,
    }
}

fn edited(call: Request, edit: impl FnOnce(&mut Map<String, Value>)) -> Request {
    with_params(call, |mut params| {
        params.as_mut().and_then(Value::as_object_mut).map(edit);
        params
    })
}

fn put(params: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        params.insert(name.to_owned(), value);
    }
}

/// Some clients do not number the versions of their documents.
fn number(document: &mut Map<String, Value>) {
    let version = document.get("version").and_then(Value::as_f64);
    let version = version.map_or(UNNUMBERED, |version| version as i32);
    document.insert("version".to_owned(), version.into());
}

/// Gives an empty name to every folder in the list `name` that has none, because the name is not used. Removes what is
/// not a folder.
fn name_folders(params: &mut Map<String, Value>, name: &str) {
    let folders = params.get_mut(name).and_then(Value::as_array_mut);
    let folders = folders.into_iter().flatten();
    for folder in folders.filter_map(Value::as_object_mut) {
        if !folder.get("name").is_some_and(Value::is_string) {
            folder.insert("name".to_owned(), "".into());
        }
    }
    keep_members(params, name, reads::<WorkspaceFolder>);
}

/// Removes from the list `name` every member that is not `understood`, and keeps the others.
fn keep_members(params: &mut Map<String, Value>, name: &str, understood: impl Fn(&Value) -> bool) {
    if let Some(members) = params.get_mut(name).and_then(Value::as_array_mut) {
        members.retain(understood);
    }
}

/// Whether `change` is an edit. A range that cannot be read must not count as no range: then the text would replace the
/// whole document.
fn is_change(change: &Value) -> bool {
    let range = change.get("range").filter(|range| !range.is_null());
    range.is_none_or(reads::<Range>) && change.get("text").is_some_and(Value::is_string)
}

fn with_params(call: Request, change: impl FnOnce(Option<Value>) -> Option<Value>) -> Request {
    let (method, id, params) = call.into_parts();
    message::call(method, id, change(params))
}

/// `initialize` parameters without the parts that cannot be read, such as a capability in a newer form. They are no
/// reason to refuse the client.
fn understood(params: Value) -> Value {
    let Value::Object(mut params) = params else {
        return params;
    };
    name_folders(&mut params, "workspaceFolders");
    let workspace = params
        .get_mut("capabilities")
        .and_then(|all| all.get_mut("workspace"));
    workspace
        .and_then(Value::as_object_mut)
        .map(name_diagnostics);
    let whole = Value::Object(params);
    if reads::<InitializeParams>(&whole) {
        return whole;
    }
    let Value::Object(mut params) = whole else {
        return whole;
    };
    let mut capabilities = match params.remove("capabilities") {
        Some(Value::Object(capabilities)) => capabilities,
        _ => Map::new(),
    };
    for (section, content) in &mut capabilities {
        if let Value::Object(content) = content {
            content.retain(|name, value| {
                reads::<ClientCapabilities>(&json!({ section: { name: value } }))
            });
        }
    }
    capabilities
        .retain(|section, content| reads::<ClientCapabilities>(&json!({ section: content })));
    params.retain(|name, value| {
        reads::<InitializeParams>(&json!({ "capabilities": {}, name: value }))
    });
    params.insert("capabilities".to_owned(), Value::Object(capabilities));
    Value::Object(params)
}

/// Some clients write `diagnostic` for `diagnostics` in the capabilities of a workspace.
fn name_diagnostics(workspace: &mut Map<String, Value>) {
    if !workspace.contains_key("diagnostics") {
        let diagnostics = workspace.remove("diagnostic");
        put(workspace, "diagnostics", diagnostics);
    }
}

fn reads<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value)
        .inspect_err(|error| tracing::warn!(%error, "part of a message is not understood"))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::protocol::DidChangeTextDocumentParams;

    #[test]
    fn what_is_understood_is_kept() {
        let good = json!({
            "processId": 1,
            "rootUri": null,
            "capabilities": {"general": {"positionEncodings": ["utf-8"]}, "experimental": {"x": 1}},
        });
        assert_eq!(understood(good.clone()), good);
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for (sent, kept) in [
            (json!({}), json!({"capabilities": {}})),
            (json!({"capabilities": null}), json!({"capabilities": {}})),
            (
                json!({"processId": "x", "capabilities": {}}),
                json!({"capabilities": {}}),
            ),
            (
                json!({"capabilities": {"workspace": {"configuration": 1, "applyEdit": true}, "window": 5}}),
                json!({"capabilities": {"workspace": {"applyEdit": true}}}),
            ),
            (
                json!({"capabilities": {"workspace": {"diagnostic": {"refreshSupport": true}}}}),
                json!({"capabilities": {"workspace": {"diagnostics": {"refreshSupport": true}}}}),
            ),
            (
                json!({"capabilities": {}, "workspaceFolders": [{"uri": "file:///a"}, {"name": "b"}, 7]}),
                json!({"capabilities": {}, "workspaceFolders": [{"uri": "file:///a", "name": ""}]}),
            ),
        ] {
            let understood = understood(sent.clone());
            assert_eq!(understood, kept, "{sent}");
            assert!(reads::<InitializeParams>(&understood));
        }
    }
    #[test]
    fn a_change_that_is_not_understood_changes_nothing() {
        let range = |line: Value| json!({"start": {"line": line, "character": 1}, "end": {"line": 2, "character": 0}});
        for (change, is_taken) in [
            (json!({"text": "a"}), true),
            (json!({"text": "a", "range": null}), true),
            (json!({"text": "a", "range": range(json!(1.0))}), true),
            (json!({"text": "a", "range": range(json!(-1))}), true),
            (json!({"text": "a", "range": range(json!("1"))}), false),
            (json!({"text": "a", "range": {}}), false),
            (json!({"text": "a", "range": 5}), false),
            (json!({"range": range(json!(1))}), false),
            (json!(null), false),
        ] {
            let good = json!({"text": "b"});
            let params = json!({"textDocument": {"uri": "a", "version": 2}, "contentChanges": [change, good]});
            let call = message::call("textDocument/didChange", None, Some(params));
            let params = corrected(call).into_parts().2.unwrap_or_default();
            let taken = params["contentChanges"].as_array().map_or(0, Vec::len);
            assert_eq!(taken, 1 + usize::from(is_taken), "{change}");
            assert!(reads::<DidChangeTextDocumentParams>(&params), "{change}");
        }
    }
}
