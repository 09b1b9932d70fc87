//! The line that is being typed is spared, and judged as soon as it counts as finished, whatever the client can do.

use okr_lsp_tests::{Capabilities, Client, Document};
use serde_json::{Value, json};

const URI: &str = "file:///okrs/plan.md";

const TEXT: &str =
    "# FY27-Q1 OKRs\n\n- O: Be the shop that schools recommend\n  - KR: Win 40 schools\n";

/// Inserts a key result without a number behind the others.
fn type_unmeasured(client: &mut Client, document: &mut Document) {
    let end = json!({"line": 4, "character": 0});
    let change = json!([{"range": {"start": end, "end": end}, "text": "  - KR: Get better\n"}]);
    client.change(document, change);
    let line = json!({"line": 4, "character": 18});
    // The last key stroke is on the line itself.
    let change = json!([{"range": {"start": line, "end": line}, "text": "!"}]);
    client.change(document, change);
}

fn undo(client: &mut Client, document: &mut Document) {
    let range = json!({"start": {"line": 4, "character": 0}, "end": {"line": 5, "character": 0}});
    client.change(document, json!([{"range": range, "text": ""}]));
}

fn edit_elsewhere(client: &mut Client, document: &mut Document) {
    let start = json!({"line": 1, "character": 0});
    client.change(
        document,
        json!([{"range": {"start": start, "end": start}, "text": "\n"}]),
    );
}

fn pull(client: &mut Client) -> usize {
    let params = json!({"textDocument": {"uri": URI}});
    let report = client.request("textDocument/diagnostic", params);
    unmeasured(report["items"].as_array().expect("items"))
}

fn unmeasured(found: &[Value]) -> usize {
    let code = |one: &&Value| one["code"] == "key-result-not-measurable";
    found.iter().filter(code).count()
}

/// Plays a scene until it answers that the line was spared in it: on a busy machine the pause may be over before the
/// line is looked at for the first time.
fn spared_at_last(mut scene: impl FnMut() -> bool) {
    assert!((0..100).any(|_| scene()), "the line is never spared");
}

#[test]
fn what_is_pushed_is_pushed_again_after_a_pause() {
    for capabilities in [
        Capabilities::full(),
        Capabilities::full()
            .pulling()
            .without("/workspace/diagnostics"),
        Capabilities::none(),
    ] {
        spared_at_last(|| {
            let mut client = Client::able_to(capabilities.clone());
            let offered = &client.server["capabilities"]["diagnosticProvider"];
            assert_eq!(*offered, Value::Null);
            let mut document = client.open(URI, TEXT);
            assert_eq!(unmeasured(&client.diagnostics(&document)), 0);
            type_unmeasured(&mut client, &mut document);
            let is_spared = unmeasured(&client.diagnostics(&document)) == 0;
            if is_spared {
                assert_eq!(unmeasured(&client.diagnostics(&document)), 1);
            }
            undo(&mut client, &mut document);
            assert_eq!(unmeasured(&client.diagnostics(&document)), 0);
            is_spared
        });
    }
}

#[test]
fn who_asks_is_asked_to_ask_again_after_a_pause() {
    for refresh in ["diagnostics", "diagnostic"] {
        let capabilities = Capabilities::full()
            .pulling()
            .without("/workspace/diagnostics")
            .with(&format!("/workspace/{refresh}/refreshSupport"), json!(true));
        spared_at_last(|| {
            let mut client = Client::able_to(capabilities.clone());
            assert!(client.server["capabilities"]["diagnosticProvider"].is_object());
            let mut document = client.open(URI, TEXT);
            assert_eq!(pull(&mut client), 0);
            type_unmeasured(&mut client, &mut document);
            let is_spared = pull(&mut client) == 0;
            if is_spared {
                client.refreshed(|client| (pull(client) == 1).then_some(()));
            }
            is_spared
        });
    }
}

#[test]
fn what_is_saved_is_judged() {
    let mut pulling = Client::able_to(Capabilities::full().pulling());
    let mut document = pulling.open(URI, TEXT);
    type_unmeasured(&mut pulling, &mut document);
    pulling.save(&document);
    assert_eq!(pull(&mut pulling), 1);

    let mut pushed = Client::start();
    let mut document = pushed.open(URI, TEXT);
    type_unmeasured(&mut pushed, &mut document);
    pushed.save(&document);
    while unmeasured(&pushed.diagnostics(&document)) == 0 {}
}

#[test]
fn an_edit_elsewhere_leaves_the_line() {
    let mut client = Client::able_to(Capabilities::full().pulling());
    let mut document = client.open(URI, TEXT);
    type_unmeasured(&mut client, &mut document);
    edit_elsewhere(&mut client, &mut document);
    assert_eq!(pull(&mut client), 1);
}

#[test]
fn undoing_what_was_typed_gives_what_was_found() {
    let text = format!("{TEXT}  - KR: Get better\n");
    let mut client = Client::able_to(Capabilities::full().pulling());
    let mut document = client.open(URI, &text);
    assert_eq!(pull(&mut client), 1);
    let line = |from: u32, to: u32| json!({"start": {"line": 4, "character": from}, "end": {"line": 4, "character": to}});
    client.change(&mut document, json!([{"range": line(18, 18), "text": "!"}]));
    client.change(&mut document, json!([{"range": line(18, 19), "text": ""}]));
    assert_eq!(pull(&mut client), 1);
}
