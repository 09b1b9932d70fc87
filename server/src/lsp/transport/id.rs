//! The ids of requests. The service knows strings and integers of 32 bits; clients may send any number.

use serde::Serialize;
use serde_json::{Number, Value};
use tower_lsp::jsonrpc::{Id, Response};

/// Marks an id that is a number but not an integer of 32 bits. The service gets it as a string: this, then the digits.
const NUMBER: &str = "\0number ";

/// Reads an id; `None` if it is neither a number nor a string. A float without a fraction is the integer of the same
/// value.
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

/// A response as it is written, with the id that the client sent.
#[derive(Serialize)]
#[serde(untagged)]
pub enum WireResponse {
    /// Its id is one that the service knows.
    Plain(Response),
    /// Its id is another number.
    Numbered(Value),
}

impl From<Response> for WireResponse {
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

#[cfg(test)]
mod tests {
    use super::super::message::{Incoming, decode};
    use super::*;

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
            let written = WireResponse::from(Response::from_ok(id, Value::Null));
            let written = serde_json::to_value(&written).unwrap();
            let sent: Value = serde_json::from_str(&request).unwrap();
            assert_eq!(written["id"].as_f64(), sent["id"].as_f64(), "{request}");
        }
    }
}
