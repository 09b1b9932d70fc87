//! What one message is: a call for the service, an answer to the server, or neither.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Number, Value};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use super::frame::MAX_MESSAGE_BYTES;
use super::surrogate;

/// A message from the client.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// A request, or a notification, which has no id.
    Call(Request),
    /// The client's answer to a request of the server.
    Answer(Response),
    /// JSON, but no message of the protocol, and what to tell the client.
    Wrong(Response),
    /// No JSON at all, and what to tell the client.
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

/// `body` with U+FFFD for what is no character in it; `None` where all are.
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

/// Stands before the digits of an id that is a number, but none of 32 bits: to the service such an id is a string.
const NUMBER: &str = "\0number ";

/// The id that `id` is; a float without a fraction is the integer of the same value.
pub fn read_id(id: Value) -> Option<Id> {
    let Value::Number(number) = id else {
        return serde_json::from_value(id).ok();
    };
    let whole = number.as_f64().filter(|value| value.fract() == 0.0);
    let small = number
        .as_i64()
        .or_else(|| whole.map(|value| value as i64))
        .and_then(|whole| i32::try_from(whole).ok());
    Some(small.map_or_else(
        || Id::String(format!("{NUMBER}{number}")),
        |id| Id::Number(id.into()),
    ))
}

/// A response as it is written: its id is the one that the client sent.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Written {
    /// With an id that the service knows.
    Plain(Response),
    /// With another number as its id.
    Numbered(Value),
}

impl From<Response> for Written {
    fn from(response: Response) -> Self {
        let number = match response.id() {
            Id::String(id) => id.strip_prefix(NUMBER),
            _ => None,
        };
        let number = number.and_then(|digits| serde_json::from_str::<Number>(digits).ok());
        match (number, serde_json::to_value(&response)) {
            (Some(number), Ok(Value::Object(mut message))) => {
                message.insert("id".to_owned(), number.into());
                Self::Numbered(message.into())
            }
            _ => Self::Plain(response),
        }
    }
}

/// A request, or a notification where there is no `id`.
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

/// Reads an answer leniently: whoever waits for it must get one.
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

/// The answer to bytes that are no message.
pub fn malformed(what: &'static str) -> Response {
    refusal(Id::Null, ErrorCode::ParseError, what)
}

/// The answer to a message of `length` bytes that begins with `beginning`, to the request it is if its id
/// is among those bytes.
pub fn oversized(length: u64, beginning: &[u8]) -> Response {
    let message =
        format!("a message of {length} bytes is over the limit of {MAX_MESSAGE_BYTES} bytes");
    refusal(
        peek_id(beginning).unwrap_or_default(),
        ErrorCode::InvalidRequest,
        message,
    )
}

fn peek_id(beginning: &[u8]) -> Option<Id> {
    let own = beginning
        .split_at_checked(memchr::memmem::find(beginning, b"\"params\"")?)?
        .0;
    let key = memchr::memmem::find(own, b"\"id\"")?;
    let value = own.get(key + 4..)?.trim_ascii_start().strip_prefix(b":")?;
    serde_json::Deserializer::from_slice(value)
        .into_iter()
        .next()?
        .ok()
}

/// An error in answer to the request `id`.
pub fn refusal(id: Id, code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Response {
    let error = Error {
        message: message.into(),
        ..Error::new(code)
    };
    Response::from_error(id, error)
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
    fn any_number_is_an_id_and_comes_back_as_it_was() {
        for id in [
            "1",
            "-7",
            "1.0",
            "1.5",
            "4294967296",
            "18446744073709551616",
            "1e300",
        ] {
            let request = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"m"}}"#);
            let Incoming::Call(call) = decode(request.as_bytes()) else {
                panic!("{request} is a call");
            };
            let id = call.id().cloned().unwrap_or_default();
            let written = Written::from(Response::from_ok(id, Value::Null));
            let written = serde_json::to_value(&written).unwrap();
            let sent: Value = serde_json::from_str(&request).unwrap();
            assert_eq!(written["id"].as_f64(), sent["id"].as_f64(), "{request}");
        }
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

    #[test]
    fn a_refused_request_is_answered_under_its_own_id() {
        for (beginning, id) in [
            (
                r#"{"jsonrpc":"2.0","id":7,"method":"m","params":{"#,
                Id::Number(7),
            ),
            (r#"{"id" : "x", "params":"#, Id::String("x".into())),
            (r#"{"method":"m","params":{"id":7"#, Id::Null),
            (r#"{"method":"m"}"#, Id::Null),
        ] {
            assert_eq!(oversized(1, beginning.as_bytes()).id(), &id, "{beginning}");
        }
    }
}
