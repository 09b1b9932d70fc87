//! Completion over the protocol; what is offered is tested with the engine.

use okr_lsp_fixture::Fixture;
use okr_lsp_tests::{Capabilities, Client, Options, units};
use serde_json::{Value, json};

const URI: &str = "file:///plan.okr.md";

const BEHIND_A_LABEL: &str = "
    # Q1 – Ziele 📚

    - O: Größer 🎉
      - KR: <|Red|>$0
    ";

/// What is offered at the cursor, and the client that asked.
fn complete(
    capabilities: Capabilities,
    encoding: &str,
    notation: &str,
) -> (Client, Vec<Value>, Value) {
    let fixture = Fixture::new(notation);
    let (file, cursor) = fixture.cursor();
    let mut client = Client::able_to(capabilities.pulling().counting_in(encoding));
    client.open(URI, &file.text);
    let position = units::position(&file.text, cursor, encoding);
    let mut items = client.request(
        "textDocument/completion",
        json!({"textDocument": {"uri": URI}, "position": position}),
    );
    let typed = file
        .ranges
        .first()
        .map(|range| units::range(&file.text, range.clone(), encoding));
    let items = items.as_array_mut().map(std::mem::take).unwrap_or_default();
    (client, items, typed.unwrap_or_default())
}

fn labelled<'a>(items: &'a [Value], label: &str) -> &'a Value {
    let found = items.iter().find(|item| {
        item["label"]
            .as_str()
            .is_some_and(|found| found.starts_with(label))
    });
    found.unwrap_or_else(|| panic!("no {label} in {items:#?}"))
}

#[test]
fn what_was_typed_is_replaced_in_the_clients_units() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let (_client, items, typed) = complete(Capabilities::full(), encoding, BEHIND_A_LABEL);
        assert!(!items.is_empty());
        for item in &items {
            assert_eq!(item["textEdit"]["range"], typed, "{encoding}");
        }
        let order: Vec<_> = items.iter().map(|item| item["sortText"].as_str()).collect();
        assert!(order.is_sorted(), "the client's order is the server's");
    }
}

#[test]
fn places_to_fill_in_are_for_clients_with_snippets() {
    let snippets = "/textDocument/completion/completionItem/snippetSupport";
    for (capabilities, format, text) in [
        (
            Capabilities::full(),
            2,
            "Reduce ${1:metric} from ${2:baseline} to ${3:target}",
        ),
        (
            Capabilities::full().without(snippets),
            1,
            "Reduce [metric] from [baseline] to [target]",
        ),
    ] {
        let (_client, items, _) = complete(capabilities, "utf-16", BEHIND_A_LABEL);
        let item = labelled(&items, "Reduce");
        assert_eq!(item["insertTextFormat"], format);
        assert_eq!(item["textEdit"]["newText"], text);
    }
}

#[test]
fn documentation_comes_with_the_list_or_when_it_is_shown() {
    let resolve = "/textDocument/completion/completionItem/resolveSupport";
    let markup = "/textDocument/completion/completionItem/documentationFormat";

    let (mut client, items, _) = complete(Capabilities::full(), "utf-16", BEHIND_A_LABEL);
    assert_eq!(
        client.server["capabilities"]["completionProvider"]["resolveProvider"],
        true
    );
    let item = labelled(&items, "Reduce").clone();
    assert_eq!(item["documentation"], Value::Null);
    let resolved = client.request("completionItem/resolve", item.clone());
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    assert_eq!(
        resolved["textEdit"], item["textEdit"],
        "nothing else changes"
    );
    let unknown = client.request(
        "completionItem/resolve",
        json!({"label": "x", "data": "no such topic"}),
    );
    assert_eq!(unknown["documentation"], Value::Null);

    let (client, items, _) = complete(
        Capabilities::full().without(resolve),
        "utf-16",
        BEHIND_A_LABEL,
    );
    assert_eq!(
        client.server["capabilities"]["completionProvider"]["resolveProvider"],
        false
    );
    let listed = labelled(&items, "Reduce");
    assert_eq!(listed["documentation"], resolved["documentation"]);

    let plain = Capabilities::full().without(resolve).without(markup);
    let (_client, items, _) = complete(plain, "utf-16", BEHIND_A_LABEL);
    assert_eq!(
        labelled(&items, "Reduce")["documentation"]["kind"],
        "plaintext"
    );
}

#[test]
fn labels_are_offered_where_an_item_begins() {
    let (_client, items, _) = complete(
        Capabilities::full(),
        "utf-16",
        "
        - O: Grow
          - KR: Reach 40 schools
          - $0
        ",
    );
    labelled(&items, "KR");
    labelled(&items, "Initiative");
}

#[test]
fn nothing_is_offered_in_prose() {
    let (_client, items, _) = complete(
        Capabilities::full(),
        "utf-16",
        "
        We write our goals down $0

        - O: Grow
          - KR: Reach 40 schools
        ",
    );
    assert_eq!(items, Vec::<Value>::new());
}

#[test]
fn rules_are_offered_with_their_pages_in_a_comment() {
    let notation = "
        - O: Größer 🎉
          - KR: Nicer 🎉 <!-- okr-ignore label-typo, <|key|>$0 -->
        ";
    let (mut client, items, typed) = complete(Capabilities::full(), "utf-16", notation);
    let rule = labelled(&items, "key-result-not-measurable");
    assert_eq!(rule["textEdit"]["range"], typed);
    assert!(items.iter().all(|item| item["label"] != "label-typo"));
    let resolved = client.request("completionItem/resolve", rule.clone());
    let page = resolved["documentation"]["value"].as_str().expect("a page");
    assert!(page.starts_with("# key-result-not-measurable"), "{page}");
}

#[test]
fn a_client_may_choose_what_becomes_of_the_rest_of_a_word() {
    let choice = "/textDocument/completion/completionItem/insertReplaceSupport";
    let text = "
        - O: Imp$0rove 📚
        ";
    let improve = |capabilities: Capabilities| {
        let (_client, items, _) = complete(capabilities, "utf-16", text);
        labelled(&items, "Improve")["textEdit"].clone()
    };
    let place =
        |end| json!({"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": end}});
    let chosen = improve(Capabilities::full().with(choice, json!(true)));
    assert_eq!(chosen["insert"], place(8));
    assert_eq!(chosen["replace"], place(12));
    let whole = improve(Capabilities::full());
    assert_eq!(whole["range"], place(12));
}

#[test]
fn a_definition_is_added_with_its_reference() {
    let (_client, items, _) = complete(
        Capabilities::full(),
        "utf-16",
        "
        - O: Win 📚
          - KR: Win [_N<sub>1</sub>_][n1] towns
          - KR: Keep [$0

        [n1]: https://example.org/n1
        ",
    );
    let item = labelled(&items, "N<sub>2</sub>");
    assert_eq!(item["textEdit"]["newText"], "_N<sub>2</sub>_][n2]");
    let end = json!({"line": 4, "character": 28});
    assert_eq!(
        item["additionalTextEdits"],
        json!([{"range": {"start": end, "end": end}, "newText": "\n[n2]: https://example.org/n1"}])
    );
}

#[test]
fn without_completion_nothing_is_registered_for_it() {
    for (wanted, offered) in [(true, true), (false, false)] {
        let client = Client::start_with(Options {
            initialization: json!({"completion": wanted}),
            ..Options::default()
        });
        let provider = &client.server["capabilities"]["completionProvider"];
        assert_eq!(provider.is_object(), offered);
    }
}

#[test]
fn a_blank_does_not_bring_the_list_up_in_a_sentence() {
    let text = "- O: Improve the library of the north \n";
    let mut client = Client::able_to(Capabilities::full().pulling());
    let document = client.open(URI, text);
    for (context, some) in [
        (json!({"triggerKind": 2, "triggerCharacter": " "}), false),
        (json!({"triggerKind": 1}), true),
    ] {
        let mut params = Client::at(&document, 0, 38);
        params["context"] = context;
        let items = client.request("textDocument/completion", params);
        assert_eq!(items.is_array(), some, "{items}");
    }
}
