//! Reading one message: a call, an answer to a request of the server, or neither.

use std::borrow::Cow;

use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};

use super::id::read_id;
use super::refusal::refusal;
use super::surrogate;

/// A message from the client.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// A request, or a notification, which has no id.
    Call(Request),
    /// The client's answer to a request of the server.
    Answer(Response),
    /// JSON that is not a message of the protocol, with the error to send.
    Wrong(Response),
    /// Not JSON, with the error to send.
    NotJson(Response),
}

/// Reads the body of a frame.
pub fn decode(body: &[u8]) -> Incoming {
    let read = serde_json::from_slice(body).or_else(|error| match characters(body) {
        Some(body) => serde_json::from_slice(&body),
        None => Err(error),
    });
    match read {
        Ok(Value::Object(message)) => classify(message),
        Ok(Value::Array(_)) => wrong(
            Id::Null,
            "batches are not part of the Language Server Protocol",
        ),
        Ok(_) => wrong(Id::Null, "a message is a JSON object"),
        Err(error) => {
            Incoming::NotJson(refusal(Id::Null, ErrorCode::ParseError, error.to_string()))
        }
    }
}

/// `body` with U+FFFD for every byte that is not part of a character; `None` if there is none.
fn characters(body: &[u8]) -> Option<Vec<u8>> {
    let replaced = surrogate::replaced(body);
    match String::from_utf8_lossy(replaced.as_deref().unwrap_or(body)) {
        Cow::Owned(text) => Some(text.into_bytes()),
        Cow::Borrowed(_) => replaced,
    }
}

fn classify(mut message: Map<String, Value>) -> Incoming {
    let id = message.remove("id").map(read_id);
    let version_is_known = message.get("jsonrpc").and_then(Value::as_str) == Some("2.0");
    match (message.remove("method"), id) {
        (_, Some(None)) => wrong(Id::Null, "an id is an integer or a string"),
        (_, id) if !version_is_known => {
            wrong(id.flatten().unwrap_or_default(), "jsonrpc is not \"2.0\"")
        }
        (Some(Value::String(method)), id) => {
            Incoming::Call(call(method, id.flatten(), message.remove("params")))
        }
        (None, Some(Some(id)))
            if message.contains_key("result") || message.contains_key("error") =>
        {
            Incoming::Answer(answer(id, message))
        }
        (_, id) => wrong(
            id.flatten().unwrap_or_default(),
            "neither a method nor a result",
        ),
    }
}

/// A request, or a notification if there is no `id`.
pub fn call(
    method: impl Into<Cow<'static, str>>,
    id: Option<Id>,
    params: Option<Value>,
) -> Request {
    let call = Request::build(method);
    let call = match id {
        Some(id) => call.id(id),
        None => call,
    };
    match params {
        Some(params) => call.params(params).finish(),
        None => call.finish(),
    }
}

/// Reads an answer. A malformed one still becomes an answer, because a handler waits for it.
fn answer(id: Id, mut message: Map<String, Value>) -> Response {
    let Some(error) = message.remove("error").filter(|error| !error.is_null()) else {
        return Response::from_ok(id, message.remove("result").unwrap_or_default());
    };
    let code = error
        .get("code")
        .and_then(Value::as_i64)
        .map_or(ErrorCode::InternalError, ErrorCode::from);
    let text = error
        .get("message")
        .and_then(Value::as_str)
        .unwrap_or_default();
    refusal(id, code, text.to_owned())
}

fn wrong(id: Id, what: &'static str) -> Incoming {
    Incoming::Wrong(refusal(id, ErrorCode::InvalidRequest, what))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn code(response: &Response) -> i64 {
        response.error().map_or(0, |error| error.code.code())
    }

    #[test]
    fn calls_and_answers_are_told_apart() {
        let request = json!({"jsonrpc": "2.0", "id": "a", "method": "m", "params": [1]});
        let expected = Request::build("m").id("a").params(json!([1])).finish();
        assert_eq!(
            decode(request.to_string().as_bytes()),
            Incoming::Call(expected)
        );

        let notification = json!({"jsonrpc": "2.0", "method": "m"});
        let expected = Request::build("m").finish();
        assert_eq!(
            decode(notification.to_string().as_bytes()),
            Incoming::Call(expected)
        );

        let answer = json!({"jsonrpc": "2.0", "id": 1, "result": null});
        let expected = Response::from_ok(1.into(), Value::Null);
        assert_eq!(
            decode(answer.to_string().as_bytes()),
            Incoming::Answer(expected)
        );
    }

    #[test]
    fn bytes_that_are_no_characters_do_not_lose_a_message() {
        let body =
            b"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[\"\xed\xa0\xbd \xff \\ud83d\"]}";
        let params = json!(["\u{fffd} \u{fffd} \u{fffd}"]);
        let expected = Request::build("m").params(params).finish();
        assert_eq!(decode(body), Incoming::Call(expected));
    }

    #[test]
    fn an_error_is_an_answer_whatever_else_it_holds() {
        let answer = json!({"jsonrpc": "2.0", "id": 1, "error": {"code": -1, "message": "no", "stack": "?"}});
        let Incoming::Answer(answer) = decode(answer.to_string().as_bytes()) else {
            panic!("{answer} is an answer");
        };
        assert_eq!(code(&answer), -1);
    }

    #[test]
    fn what_is_no_message_gets_the_error_json_rpc_names() {
        for (body, expected, id) in [
            (&b"{"[..], -32700, Id::Null),
            (b"", -32700, Id::Null),
            (b"\xff", -32700, Id::Null),
            (b"[]", -32600, Id::Null),
            (b"7", -32600, Id::Null),
            (b"{}", -32600, Id::Null),
            (b"{\"jsonrpc\":\"2.0\",\"id\":3}", -32600, Id::Number(3)),
            (
                b"{\"jsonrpc\":\"1.0\",\"id\":3,\"method\":\"m\"}",
                -32600,
                Id::Number(3),
            ),
            (
                b"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}",
                -32600,
                Id::Null,
            ),
            (
                b"{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":5}",
                -32600,
                Id::Number(4),
            ),
        ] {
            let text = String::from_utf8_lossy(body);
            let (Incoming::Wrong(answer) | Incoming::NotJson(answer)) = decode(body) else {
                panic!("{text} was taken");
            };
            assert_eq!((code(&answer), answer.id()), (expected, &id), "{text}");
        }
    }
}
