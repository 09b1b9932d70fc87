//! Versions of documents: which one an answer is about, and which ones are published.

use super::*;

#[test]
fn a_burst_of_edits_ends_in_the_last_version() {
    let mut client = Client::able_to(Capabilities::full().counting_in("utf-8"));
    let mut text =
        format!("{DOCUMENT}\n## Support\n\n1. **OBJECTIVE: Answer fast**\n   - KR: Get quicker\n");
    let mut document = client.open(URI, &text);
    assert_eq!(client.problems(&document).len(), 3);
    let at = text.find("Get better").expect("it is there");
    for number in 0..300 {
        // The number comes and goes; with the last edit it is there.
        let (bytes, insert) = if number % 2 == 0 {
            (at..at, "5 ")
        } else {
            (at..at + 2, "")
        };
        let change = edit(&mut text, bytes, insert, "utf-8");
        client.change(&mut document, json!([change]));
    }
    let change = edit(&mut text, at..at, "5% ", "utf-8");
    client.change(&mut document, json!([change]));
    let codes: Vec<Value> = client
        .problems(&document)
        .iter()
        .map(|one| one["code"].clone())
        .collect();
    assert_eq!(codes, ["undefined-reference", "key-result-not-measurable"]);
    assert_eq!(
        client.unread(),
        Vec::<Value>::new(),
        "nothing comes behind the last version"
    );
}

/// Replaces a version of `size` documents in one while it is being checked; gives whether it was, and had not been
/// published yet.
fn is_replaced_while_checked(size: usize) -> bool {
    let mut client = Client::able_to(Capabilities::full().counting_in("utf-8"));
    let mut document = client.open(URI, &DOCUMENT.repeat(size));
    // When this is answered, which costs nothing, the first version is being checked, which takes its time.
    let published_before = !client.unread().is_empty();
    let start = json!({"line": 6, "character": 11});
    let change = json!([{"range": {"start": start, "end": start}, "text": "x"}]);
    client.change(&mut document, change);
    let published_meanwhile = !client.unread().is_empty();
    if !published_meanwhile {
        let first = client.notification("textDocument/publishDiagnostics");
        assert_eq!(first["version"], document.version);
    }
    !published_before && !published_meanwhile
}

#[test]
fn a_version_that_is_replaced_while_it_is_checked_is_not_published() {
    // On a busy machine a check may be over before this process has its turn again: then a longer one is needed.
    let mut sizes = [100, 300, 1000, 3000].into_iter();
    assert!(sizes.any(is_replaced_while_checked));
}

#[test]
fn a_client_that_reads_late_misses_nothing_and_costs_no_memory() {
    let mut pipe = Pipe::unread(okr_lsp(), &[]);
    let notification = |method: &str, params: Value| {
        frame(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    };
    let params = json!({"capabilities": {}, "processId": null, "rootUri": null});
    pipe.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}));
    let item = json!({"uri": URI, "languageId": "okr", "version": 1, "text": DOCUMENT.repeat(20)});
    let mut session = notification("textDocument/didOpen", json!({"textDocument": item}));
    let start = json!({"line": 6, "character": 11});
    let change = json!([{"range": {"start": start, "end": start}, "text": "x"}]);
    for version in 2..=5000 {
        let document = json!({"uri": URI, "version": version});
        session.extend(notification(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": change}),
        ));
    }
    pipe.write(&session);
    pipe.begin_to_read();
    let mut last = pipe.receive().expect("the answer to initialize");
    while last["params"]["version"] != 5000 {
        last = pipe.receive().expect("diagnostics");
    }
    let peak = pipe.peak_memory();
    assert!(peak.is_none_or(|peak| peak < 80_000_000), "{peak:?} bytes");
}

#[test]
fn a_request_sees_the_text_of_its_moment() {
    let mut client = Client::start();
    let mut document = client.open(URI, "- O: Grow\n  - KR: Get better\n");
    let mut pending = Vec::new();
    for version in 0..50 {
        let words = "x".repeat(version + 1);
        client.replace(
            &mut document,
            &format!("- O: {words}\n  - KR: Get better\n"),
        );
        pending.push(client.begin("textDocument/hover", Client::at(&document, 0, 5)));
    }
    for (version, id) in pending.into_iter().enumerate() {
        let end = &client.answer(id)["result"]["range"]["end"]["character"];
        assert_eq!(*end, 5 + version + 1, "version {version}");
    }
    client.diagnostics(&document);
}

#[test]
fn a_closed_document_is_cleared_and_can_be_opened_again() {
    let mut client = Client::start();
    for _ in 0..20 {
        let mut document = client.open(URI, DOCUMENT);
        client.replace(&mut document, &DOCUMENT.replace("better", "worse"));
        client.close(&document);
        loop {
            let published = client.notification("textDocument/publishDiagnostics");
            assert_eq!(published["uri"], URI);
            if published["version"].is_null() {
                assert_eq!(published["diagnostics"], json!([]));
                break;
            }
        }
        assert_eq!(
            client.request("textDocument/hover", Client::at(&document, 4, 20)),
            Value::Null
        );
        assert_eq!(
            client.unread(),
            Vec::<Value>::new(),
            "nothing comes behind what clears it"
        );
    }
}

#[test]
fn what_is_not_open_cannot_be_changed_and_harms_nothing() {
    let mut client = Client::start();
    let mut stranger = Document {
        uri: "file:///never.okr".to_owned(),
        version: 5,
    };
    client.replace(&mut stranger, DOCUMENT);
    client.save(&stranger);
    client.close(&stranger);
    let document = client.open(URI, DOCUMENT);
    assert_eq!(client.problems(&document).len(), 2);
    assert_eq!(client.unread(), Vec::<Value>::new());
}

#[test]
fn documents_do_not_disturb_each_other() {
    let mut client = Client::start();
    let mut documents: Vec<Document> = (0..10)
        .map(|number| {
            let document = client.open(&format!("file:///{number}.okr.md"), DOCUMENT);
            client.diagnostics(&document);
            document
        })
        .collect();
    for round in 0..3 {
        for (number, document) in documents.iter_mut().enumerate() {
            let measured = (number + round) % 2 == 0;
            let words = if measured { "5% better" } else { "worse" };
            // The line being typed is the last one, in which nothing is to be found.
            let end = json!({"line": 99, "character": 0});
            let changes = json!([
                {"text": DOCUMENT.replace("better", words)},
                {"text": "", "range": {"start": end, "end": end}},
            ]);
            client.change(document, changes);
            let expected = if measured { 1 } else { 2 };
            assert_eq!(
                client.problems(document).len(),
                expected,
                "document {number}"
            );
        }
    }
}

#[test]
fn a_version_that_is_not_newer_is_a_change_all_the_same() {
    let mut client = Client::start();
    let mut document = client.open(URI, DOCUMENT);
    client.diagnostics(&document);
    document.version = -3;
    client.replace(
        &mut document,
        &DOCUMENT.replace("Get better", "Get 5% better"),
    );
    assert_eq!(client.problems(&document).len(), 1);
}

#[test]
fn a_version_without_a_number_is_a_change_all_the_same() {
    let mut client = Client::start();
    let document = client.open(URI, DOCUMENT);
    assert_eq!(client.problems(&document).len(), 2);
    for (version, text, found) in [
        (
            json!({"uri": URI, "version": null}),
            DOCUMENT.replace("Get better", "Get 5% better"),
            1,
        ),
        (json!({"uri": URI}), DOCUMENT.to_owned(), 2),
    ] {
        let params = json!({"textDocument": version, "contentChanges": [{"text": text}]});
        client.notify("textDocument/didChange", params);
        assert_eq!(client.problems(&document).len(), found);
    }
}

#[test]
fn a_line_being_typed_is_judged_when_it_is_saved() {
    let mut client = Client::start();
    let mut text = DOCUMENT.to_owned();
    let mut document = client.open(URI, &text);
    assert_eq!(client.problems(&document).len(), 2);
    let at = text.find(" 😀").expect("it is there");
    let change = edit(&mut text, at..at, "s", "utf-16");
    client.change(&mut document, json!([change]));
    client.save(&document);
    while client.problems(&document).len() != 2 {}
    client.save(&document);
    assert_eq!(
        client.unread(),
        Vec::<Value>::new(),
        "a second save changes nothing"
    );
}
