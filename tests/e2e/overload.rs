//! Requests that panic, take long, wait for the client or are cancelled, on the transport that is shipped.

use okr_lsp::lsp::transport::MAX_IN_FLIGHT;
use okr_lsp_tests::{Capabilities, Client, Options, Pipe, frame, probe};
use serde_json::{Value, json};

const INTERNAL_ERROR: i64 = -32603;
const REQUEST_CANCELLED: i64 = -32800;
const REQUEST_FAILED: i64 = -32803;

fn start() -> Client {
    let options = Options {
        capabilities: Capabilities::none(),
        ..Options::default()
    };
    Client::of(probe(), &[], options)
}

fn cancel(client: &mut Client, id: i64) {
    client.notify("$/cancelRequest", json!({"id": id}));
}

#[test]
fn a_panic_is_an_answer() {
    let mut client = start();
    for _ in 0..20 {
        assert_eq!(
            client.failure("probe/panicAtOnce", Value::Null),
            INTERNAL_ERROR
        );
        assert_eq!(
            client.failure("probe/panicLater", Value::Null),
            INTERNAL_ERROR
        );
    }
    assert_eq!(client.request("probe/echo", json!(1)), 1);
}

#[test]
fn slow_requests_hold_up_nothing() {
    let mut client = start();
    let slow: Vec<i64> = (0..100)
        .map(|_| client.begin("probe/waitForEver", Value::Null))
        .collect();
    let busy: Vec<i64> = (0..100)
        .map(|_| client.begin("probe/workForEver", Value::Null))
        .collect();
    assert_eq!(client.request("probe/echo", json!(1)), 1);
    assert_eq!(client.request("probe/work", json!(1)), 1);
    for id in slow.into_iter().chain(busy) {
        cancel(&mut client, id);
        assert_eq!(client.answer(id)["error"]["code"], REQUEST_CANCELLED);
    }
}

#[test]
fn a_cancelled_request_is_answered_at_once() {
    for method in ["probe/waitForEver", "probe/workForEver"] {
        let mut client = start();
        let id = client.begin(method, Value::Null);
        assert_eq!(client.request("probe/echo", json!(20)), 20);
        cancel(&mut client, id);
        assert_eq!(
            client.answer(id)["error"]["code"],
            REQUEST_CANCELLED,
            "{method}"
        );
    }
}

#[test]
fn cancelling_what_is_done_or_unknown_does_nothing() {
    let mut client = start();
    let id = client.begin("probe/echo", json!(1));
    assert_eq!(client.answer(id)["result"], 1);
    for id in [
        json!(id),
        json!(4711),
        json!("none"),
        json!(1_700_000_000_000_i64),
        json!(null),
    ] {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    assert_eq!(client.request("probe/echo", json!(1)), 1);
}

#[test]
fn changes_happen_in_the_order_of_the_wire() {
    let mut client = start();
    let mut expected: u64 = 0;
    for version in 1..=100 {
        let document = json!({"uri": "file:///a", "version": version});
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": []}),
        );
        expected = expected.wrapping_mul(3).wrapping_add(version);
    }
    // The changes take their time, and a request sent after them sees them all.
    assert_eq!(client.request("probe/order", Value::Null), expected);
}

#[test]
fn handlers_may_wait_for_the_client() {
    let mut client = start();
    let asking: Vec<i64> = (0..50)
        .map(|_| client.begin("probe/ask", Value::Null))
        .collect();
    let item = json!({"uri": "file:///a", "languageId": "okr", "version": 1, "text": ""});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    let behind: Vec<i64> = (0..50)
        .map(|_| client.begin("probe/ask", Value::Null))
        .collect();
    for id in asking.into_iter().chain(behind) {
        assert_eq!(client.answer(id)["result"], 1);
    }
    assert_eq!(client.request("probe/order", Value::Null), 1);
}

#[test]
fn a_flood_of_requests_is_answered_to_the_last() {
    let mut client = start();
    let ids: Vec<i64> = (0..20_000)
        .map(|_| client.begin("probe/echo", json!(0)))
        .collect();
    for id in ids {
        assert_eq!(client.answer(id)["result"], 0);
    }
}

#[test]
fn reading_goes_on_while_the_client_does_not_read() {
    let mut pipe = Pipe::unread(probe(), &[]);
    let initialize = json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}, "processId": null, "rootUri": null}});
    let mut session = frame(&initialize);
    for id in 1..=2000 {
        session.extend(frame(
            &json!({"jsonrpc": "2.0", "id": id, "method": "probe/large", "params": 8}),
        ));
        session.extend(frame(
            &json!({"jsonrpc": "2.0", "id": -id, "method": "probe/echo", "params": 1}),
        ));
    }
    // Both directions are full long before the end of this.
    pipe.write(&session);
    pipe.begin_to_read();
    let answers = (0..4001).filter(|_| pipe.receive().is_some()).count();
    assert_eq!(answers, 4001);
}

#[test]
fn requests_that_never_end_do_not_pile_up() {
    let mut client = start();
    let ids: Vec<i64> = (0..MAX_IN_FLIGHT + 500)
        .map(|_| client.begin("probe/waitForEver", Value::Null))
        .collect();
    let first = ids[0];
    let last = ids[ids.len() - 1];
    assert_eq!(client.answer(last)["error"]["code"], REQUEST_FAILED);
    cancel(&mut client, first);
    assert_eq!(client.answer(first)["error"]["code"], REQUEST_CANCELLED);
    client.abandon();
}
