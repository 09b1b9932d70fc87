//! Halves of UTF-16 pairs without their other half. The strings of many clients can hold them, those of Rust cannot.
//! They must not make a whole message unreadable.

/// What replaces a half: escaped in JSON, and in UTF-8. Each is as long as the half that it replaces.
const ESCAPED: [u8; 6] = *b"\\ufffd";
const PLAIN: [u8; 3] = *b"\xef\xbf\xbd";

/// How an escaped character begins.
const ESCAPE: &[u8] = b"\\u";

/// `body`, a message in JSON, with U+FFFD for each half that is alone; that is one UTF-16 unit too. `None` if there is
/// no such half.
pub fn replaced(body: &[u8]) -> Option<Vec<u8>> {
    let mut replaced = None;
    let mut at = 0;
    while let Some(found) = body
        .get(at..)
        .and_then(|rest| memchr::memchr2(b'\\', 0xed, rest))
    {
        at += found;
        let (length, is_half) = measured(body.get(at..).unwrap_or_default());
        if is_half {
            let place = replaced
                .get_or_insert_with(|| body.to_vec())
                .get_mut(at..at + length);
            let text = if length == ESCAPED.len() {
                &ESCAPED[..]
            } else {
                &PLAIN
            };
            place
                .into_iter()
                .for_each(|place| place.copy_from_slice(text));
        }
        at += length;
    }
    replaced
}

/// The bytes of the escape or character with which `rest` begins, and whether it is half a pair.
fn measured(rest: &[u8]) -> (usize, bool) {
    match (rest, unit(rest)) {
        // Both halves of a pair.
        (_, Some(0xd800..=0xdbff)) if second(rest) => (2 * ESCAPED.len(), false),
        (_, Some(unit)) => (ESCAPED.len(), (0xd800..=0xdfff).contains(&unit)),
        // Some clients encode a half as if it were a character.
        ([0xed, 0xa0..=0xbf, 0x80..=0xbf, ..], _) => (PLAIN.len(), true),
        ([b'\\', ..], _) => (2, false),
        _ => (1, false),
    }
}

/// Whether what follows the escape at the beginning of `rest` is the second half of a pair.
fn second(rest: &[u8]) -> bool {
    let next = rest.get(ESCAPED.len()..).and_then(unit);
    next.is_some_and(|unit| (0xdc00..=0xdfff).contains(&unit))
}

/// The UTF-16 unit that is escaped at the beginning of `rest`.
fn unit(rest: &[u8]) -> Option<u16> {
    let digits = rest.strip_prefix(ESCAPE)?.get(..4)?;
    let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_replaced_and_nothing_else() {
        for (body, expected) in [
            (&br#""\ud83d""#[..], Some(r#""\ufffd""#)),
            (br#""\uDE00 a""#, Some(r#""\ufffd a""#)),
            (
                br#""\ude00\ud83d\ude00""#,
                Some("\"\\ufffd\\ud83d\\ude00\""),
            ),
            (
                br#""\ud83d\ud83d\ude00""#,
                Some("\"\\ufffd\\ud83d\\ude00\""),
            ),
            (br#""\ud83d\n\ude00""#, Some(r#""\ufffd\n\ufffd""#)),
            (br#""\\\ud83d""#, Some(r#""\\\ufffd""#)),
            (
                b"\"\xed\xa0\xbd\xed\xb8\x80\"",
                Some("\"\u{fffd}\u{fffd}\""),
            ),
            (br#""\ud83d\ude00 \u00e9""#, None),
            (br#""\\ud83d""#, None),
            ("\"\u{d7ff}\u{e000}\"".as_bytes(), None),
            (b"\"\\", None),
            (b"\"\\ud83", None),
        ] {
            let replaced = replaced(body).map(|body| String::from_utf8(body).unwrap());
            let body = String::from_utf8_lossy(body);
            assert_eq!(replaced.as_deref(), expected, "{body}");
        }
    }
}
