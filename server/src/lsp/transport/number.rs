//! Numbers in the form of the protocol. Many clients are written in languages that have only one kind of number.

use serde_json::{Number, Value};

/// The members that give a position in a text.
const PLACES: [&str; 2] = ["line", "character"];

/// Corrects the numbers in `value`. One without a fraction becomes an integer. A line or character out of range becomes
/// the nearest one in range.
pub fn correct(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(whole) = whole(number) {
                *number = whole.into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(correct),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::Number(number) if PLACES.contains(&name.as_str()) => {
                        *number = place(number).into();
                    }
                    value => correct(value),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The integer that `number` is, if it is written as a float.
fn whole(number: &Number) -> Option<i64> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    let whole = float as i64;
    (whole as f64 == float).then_some(whole)
}

fn place(number: &Number) -> u32 {
    number.as_f64().unwrap_or_default() as u32
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_become_what_they_are_meant_to_be() {
        for (sent, meant) in [
            (
                json!({"start": {"line": 5.0, "character": 13.0}}),
                json!({"start": {"line": 5, "character": 13}}),
            ),
            (
                json!([{"line": -1, "character": 4_294_967_296_u64}]),
                json!([{"line": 0, "character": u32::MAX}]),
            ),
            (
                json!({"line": -0.5, "character": 1e300}),
                json!({"line": 0, "character": u32::MAX}),
            ),
            (
                json!({"type": 1.0, "rate": 0.5}),
                json!({"type": 1, "rate": 0.5}),
            ),
            (json!([-3.0, 1e300]), json!([-3, 1e300])),
            (
                json!({"line": null, "text": "1.0"}),
                json!({"line": null, "text": "1.0"}),
            ),
        ] {
            let mut value = sent.clone();
            correct(&mut value);
            assert_eq!(value.to_string(), meant.to_string(), "{sent}");
        }
    }
}
