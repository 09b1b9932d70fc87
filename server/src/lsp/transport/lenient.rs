//! What clients send that is not quite the protocol, put right where its meaning is plain.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::Request;

use super::message;
use crate::lsp::protocol::{ClientCapabilities, InitializeParams};

/// `call` as the protocol has it.
pub fn put_right(call: Request) -> Request {
    match call.method() {
        // Nothing is wanted, and some send an empty object.
        "shutdown" => with_params(call, |_| None),
        // An object is wanted, and some send nothing.
        "initialized" => with_params(call, |_| Some(json!({}))),
        "initialize" => with_params(call, |params| params.map(understood)),
        _ => call,
    }
}

fn with_params(call: Request, change: impl FnOnce(Option<Value>) -> Option<Value>) -> Request {
    let (method, id, params) = call.into_parts();
    message::call(method, id, change(params))
}

/// `initialize` parameters without what is not understood, such as a capability of a form that is not known
/// yet: no reason to refuse the client.
fn understood(params: Value) -> Value {
    let Value::Object(mut params) = params else {
        return params;
    };
    if reads::<InitializeParams>(Value::Object(params.clone())) {
        return Value::Object(params);
    }
    let mut capabilities = match params.remove("capabilities") {
        Some(Value::Object(capabilities)) => capabilities,
        _ => Map::new(),
    };
    for (section, content) in &mut capabilities {
        if let Value::Object(content) = content {
            content.retain(|name, value| {
                reads::<ClientCapabilities>(json!({ section: { name: value } }))
            });
        }
    }
    capabilities
        .retain(|section, content| reads::<ClientCapabilities>(json!({ section: content })));
    params.retain(|name, value| {
        reads::<InitializeParams>(json!({ "capabilities": {}, name: value }))
    });
    params.insert("capabilities".to_owned(), Value::Object(capabilities));
    Value::Object(params)
}

fn reads<T: DeserializeOwned>(value: Value) -> bool {
    T::deserialize(value)
        .inspect_err(|error| tracing::warn!(%error, "part of initialize is not understood"))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            let understood = understood(sent.clone());
            assert_eq!(understood, kept, "{sent}");
            assert!(reads::<InitializeParams>(understood));
        }
    }
}
