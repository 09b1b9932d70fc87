//! Whatever bytes come: an error, and the next request is answered.

use okr_lsp_tests::{Pipe, frame, okr_lsp};
use serde_json::{Value, json};

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;
const NOT_INITIALIZED: i64 = -32002;

fn initialize(id: i64) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": "initialize", "params": {"capabilities": {}, "processId": null, "rootUri": null}})
}

fn hover(id: i64) -> Value {
    let params = json!({"textDocument": {"uri": "file:///none.okr"}, "position": {"line": 0, "character": 0}});
    json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": params})
}

fn initialized() -> Pipe {
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    pipe.send(&initialize(1));
    assert_eq!(pipe.receive().expect("an answer")["id"], 1);
    pipe
}

/// Sends `bytes`, expects the errors `codes` in any order, and then an answer to a good request.
fn check(pipe: &mut Pipe, what: &str, bytes: &[u8], codes: &[i64]) {
    pipe.write(bytes);
    pipe.send(&hover(99));
    let mut found = Vec::new();
    let mut alive = false;
    for _ in 0..=codes.len() {
        let message = pipe
            .receive()
            .unwrap_or_else(|| panic!("{what}: the server has gone"));
        match message["error"]["code"].as_i64() {
            Some(code) => {
                assert_ne!(message["error"]["message"], "", "{what}: {message}");
                found.push(code);
            }
            None => {
                assert_eq!(
                    (&message["id"], &message["result"]),
                    (&json!(99), &Value::Null),
                    "{what}"
                );
                alive = true;
            }
        }
    }
    assert!(alive, "{what}: no answer");
    assert_eq!(found, codes, "{what}");
}

#[test]
fn bytes_that_are_no_message_are_refused_and_survived() {
    let mut pipe = initialized();
    let body = hover(7).to_string();
    let with_header = |header: &str| format!("{header}{body}").into_bytes();
    let length = body.len();
    for (what, bytes, codes) in [
        (
            "malformed JSON",
            b"Content-Length: 5\r\n\r\n{\"a\":".to_vec(),
            vec![PARSE_ERROR],
        ),
        (
            "an empty body",
            b"Content-Length: 0\r\n\r\n".to_vec(),
            vec![PARSE_ERROR],
        ),
        (
            "no message, and invalid UTF-8",
            b"Content-Length: 7\r\n\r\n{\"\xff\":1}".to_vec(),
            vec![INVALID_REQUEST],
        ),
        (
            "deep nesting",
            frame_of(&"[".repeat(100_000)),
            vec![PARSE_ERROR],
        ),
        (
            "a header without length",
            with_header("Content-Type: x\r\n\r\n"),
            vec![PARSE_ERROR],
        ),
        (
            "a length that is no number",
            with_header("Content-Length: many\r\n\r\n"),
            vec![PARSE_ERROR],
        ),
        (
            "a negative length",
            with_header("Content-Length: -1\r\n\r\n"),
            vec![PARSE_ERROR],
        ),
        (
            "a length too small",
            with_header("Content-Length: 9\r\n\r\n"),
            vec![PARSE_ERROR],
        ),
        (
            "a length too large",
            with_header(&format!("Content-Length: {}\r\n\r\n", length + 40)),
            vec![PARSE_ERROR],
        ),
        (
            "a length a little too large",
            with_header(&format!("Content-Length: {}\r\n\r\n", length + 3)),
            vec![PARSE_ERROR],
        ),
        (
            "noise between messages",
            b"{} what is this? ".to_vec(),
            vec![PARSE_ERROR],
        ),
        (
            "a batch",
            frame(&json!([hover(1), hover(2)])),
            vec![INVALID_REQUEST],
        ),
        ("an empty batch", frame(&json!([])), vec![INVALID_REQUEST]),
        ("a number", frame(&json!(5)), vec![INVALID_REQUEST]),
        ("an empty object", frame(&json!({})), vec![INVALID_REQUEST]),
        (
            "another version of JSON-RPC",
            frame(&json!({"jsonrpc": "1.0", "id": 3, "method": "shutdown"})),
            vec![INVALID_REQUEST],
        ),
        (
            "an answer to nothing",
            frame(&json!({"jsonrpc": "2.0", "id": 12345, "result": null})),
            vec![],
        ),
        (
            "an unknown notification",
            frame(&json!({"jsonrpc": "2.0", "method": "no/such"})),
            vec![],
        ),
        (
            "an unknown optional notification",
            frame(&json!({"jsonrpc": "2.0", "method": "$/no/such"})),
            vec![],
        ),
        (
            "a notification with wrong parameters",
            frame(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": 5})),
            vec![],
        ),
        (
            "an unknown request",
            frame(&json!({"jsonrpc": "2.0", "id": 3, "method": "no/such"})),
            vec![METHOD_NOT_FOUND],
        ),
        (
            "an unknown optional request",
            frame(&json!({"jsonrpc": "2.0", "id": 3, "method": "$/no/such"})),
            vec![METHOD_NOT_FOUND],
        ),
        (
            "wrong parameters",
            frame(
                &json!({"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": {"a": 1}}),
            ),
            vec![INVALID_PARAMS],
        ),
        (
            "no parameters",
            frame(&json!({"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover"})),
            vec![INVALID_PARAMS],
        ),
        (
            "a second initialize",
            frame(&initialize(3)),
            vec![INVALID_REQUEST],
        ),
    ] {
        check(&mut pipe, what, &bytes, &codes);
    }
}

fn frame_of(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[test]
fn headers_are_read_as_others_write_them() {
    let mut pipe = initialized();
    let body = hover(7).to_string();
    let length = body.len();
    for header in [
        format!("content-length: {length}\r\n\r\n"),
        format!("CONTENT-LENGTH:{length}\r\n\r\n"),
        format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
        ),
        format!("Content-Length: {length}\r\nContent-Type: x\r\nX-Other: y\r\n\r\n"),
        format!("Content-Length: {length}\n\n"),
        format!("\r\n\r\nContent-Length: {length}\r\n\r\n"),
    ] {
        pipe.write(format!("{header}{body}").as_bytes());
        assert_eq!(pipe.receive().expect("an answer")["id"], 7, "{header:?}");
    }
}

#[test]
fn a_message_may_come_byte_by_byte() {
    let mut pipe = initialized();
    for byte in frame(&hover(5)) {
        pipe.write(&[byte]);
    }
    assert_eq!(pipe.receive().expect("an answer")["id"], 5);
}

#[test]
fn a_message_of_100_megabytes_is_refused_and_not_kept() {
    let mut pipe = initialized();
    let text = vec![b'x'; 100_000_000];
    let message = |beginning: &str| {
        let beginning = format!("{{\"jsonrpc\":\"2.0\",{beginning}");
        let length = beginning.len() + text.len() + 3;
        let header = format!("Content-Length: {length}\r\n\r\n{beginning}");
        [header.as_bytes(), &text, b"\"}}"].concat()
    };
    let change = message(r#""method":"textDocument/didChange","params":{"text":""#);
    check(&mut pipe, "a notification", &change, &[INVALID_REQUEST]);
    let peak = pipe.peak_memory();
    assert!(peak.is_none_or(|peak| peak < 60_000_000), "{peak:?} bytes");

    // The refusal goes to the request it concerns.
    pipe.write(&message(
        r#""id":8,"method":"textDocument/hover","params":{"text":""#,
    ));
    let answer = pipe.receive().expect("an answer");
    assert_eq!(
        (&answer["id"], &answer["error"]["code"]),
        (&json!(8), &json!(INVALID_REQUEST))
    );
}

#[test]
fn a_request_before_initialize_is_refused() {
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    pipe.send(&hover(1));
    let answer = pipe.receive().expect("an answer");
    assert_eq!(
        (&answer["id"], &answer["error"]["code"]),
        (&json!(1), &json!(NOT_INITIALIZED))
    );
    let item = json!({"uri": "file:///a.okr", "languageId": "okr", "version": 1, "text": "O: a"});
    pipe.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}));
    pipe.send(&initialize(2));
    assert_eq!(
        pipe.receive().expect("an answer")["id"],
        2,
        "nothing is published before"
    );
}

#[test]
fn a_request_after_shutdown_is_refused() {
    let mut pipe = initialized();
    pipe.send(&json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}));
    assert_eq!(pipe.receive().expect("an answer")["result"], Value::Null);
    pipe.send(&hover(3));
    assert_eq!(
        pipe.receive().expect("an answer")["error"]["code"],
        INVALID_REQUEST
    );
}

#[test]
fn capabilities_the_server_does_not_understand_do_not_keep_it_from_serving() {
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    let capabilities = json!({
        "general": {"positionEncodings": ["utf-8"]},
        "workspace": {"workspaceEdit": {"failureHandling": "no such"}, "configuration": 1},
        "textDocument": {"semanticTokens": [], "hover": {"contentFormat": ["markdown"]}},
        "window": "none",
    });
    let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
    pipe.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}));
    let answer = pipe.receive().expect("an answer");
    assert_eq!(
        answer["result"]["capabilities"]["positionEncoding"], "utf-8",
        "{answer}"
    );
}

/// What `pipe` says is in the document after the messages `bytes`.
fn symbols(pipe: &mut Pipe, bytes: &[Vec<u8>]) -> Value {
    for bytes in bytes {
        pipe.write(bytes);
    }
    let params = json!({"textDocument": {"uri": "file:///half.okr"}});
    pipe.send(&json!({"jsonrpc": "2.0", "id": 50, "method": "textDocument/documentSymbol", "params": params}));
    loop {
        let mut message = pipe.receive().expect("an answer");
        if message["id"] == 50 {
            return message["result"].take();
        }
    }
}

fn open_half(text: &str) -> Value {
    let item = json!({"uri": "file:///half.okr", "languageId": "okr", "version": 1, "text": text});
    json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}})
}

#[test]
fn half_a_character_loses_no_edit() {
    let text = |first: &str, second: &str, third: &str| {
        format!("O: Joy {first}\n   - KR: {second}{third} reach 9 schools\n")
    };
    // No string here can hold half a pair, but JSON can.
    let halved = |message: Value| frame_of(&message.to_string().replace("HALF", "\\ud83d"));
    let change = |line: u32, from: u32, to: u32, text: &str| json!({"range": {"start": {"line": line, "character": from}, "end": {"line": line, "character": to}}, "text": text});
    let changes = json!([
        // The second half of the smiley goes, so that `!` comes to stand behind the first.
        change(0, 8, 9, ""),
        change(0, 8, 8, "!"),
        change(1, 10, 10, "HALF"),
        change(1, 18, 19, "8"),
    ]);
    let document = json!({"uri": "file:///half.okr", "version": 2});
    let params = json!({"textDocument": document, "contentChanges": changes});
    let changed = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params});
    let opened = halved(open_half(&text("😀", "HALF", "")));
    let found = symbols(&mut initialized(), &[opened, halved(changed)]);

    let expected = text("\u{fffd}!", "\u{fffd}", "\u{fffd}").replace('9', "8");
    let expected = symbols(&mut initialized(), &[frame(&open_half(&expected))]);
    assert_eq!(found, expected);
    assert_ne!(found, Value::Null);
}

#[test]
fn any_number_names_a_request() {
    let mut pipe = initialized();
    for id in ["7.0", "7.5", "4294967296", "1e3"] {
        let id: Value = serde_json::from_str(id).expect("a number");
        pipe.send(&json!({"jsonrpc": "2.0", "id": id, "method": "shutdown/not", "params": {}}));
        let answer = pipe.receive().expect("an answer");
        assert_eq!(answer["id"].as_f64(), id.as_f64(), "{answer}");
    }
}
