//! Error responses to what the transport does not hand on.

use std::borrow::Cow;

use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Response};

use super::frame::MAX_MESSAGE_BYTES;

/// The answer to bytes that are not a message.
pub fn malformed(what: &'static str) -> Response {
    refusal(Id::Null, ErrorCode::ParseError, what)
}

/// The answer to a message of `length` bytes, which is too large and begins with `beginning`. It has the id of
/// the request if that is in those bytes.
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

/// An error response to the request `id`.
pub fn refusal(id: Id, code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Response {
    let error = Error {
        message: message.into(),
        ..Error::new(code)
    };
    Response::from_error(id, error)
}

#[cfg(test)]
mod tests {
    use super::*;

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
