//! Code actions over the protocol; what each fix does is shown on its rule's page.

use okr_lsp_tests::{Capabilities, Client, Document, Options, units};
use serde_json::{Value, json};

const URI: &str = "file:///plan.okr.md";

/// Two labels that are safe to correct, a range with a gap, and characters of every width.
const TEXT: &str = "\
# FY27-Q1 OKRs 📚

## Bücher

1. **OBJECTIVE: Make every search 🎉 end with a book to win readers**
   - K R: 70% 😀 of searches end with a loan
   - Key Reslt: 80% of readers come again
   - KR: Raise the 🎉 share of loans from to 70%
";

/// The line of the range with a gap, from 0.
const GAP: u32 = 7;

fn open(capabilities: Capabilities, encoding: &str) -> (Client, Document) {
    let mut client = Client::able_to(capabilities.pulling().counting_in(encoding));
    let document = client.open(URI, TEXT);
    (client, document)
}

/// What is offered on a whole line; of all kinds where `only` is null.
fn actions(client: &mut Client, line: u32, only: Value) -> Vec<Value> {
    let mut context = json!({"diagnostics": []});
    if !only.is_null() {
        context["only"] = only;
    }
    let params = json!({
        "textDocument": {"uri": URI},
        "range": {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 99}},
        "context": context,
    });
    let mut answer = client.request("textDocument/codeAction", params);
    answer
        .as_array_mut()
        .map(std::mem::take)
        .unwrap_or_default()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("no {title:?} in {actions:#?}"))
}

/// The edit of an action, which is asked for where the action is without.
fn edit(client: &mut Client, action: &Value) -> Value {
    if action["edit"].is_null() {
        return client.request("codeAction/resolve", action.clone())["edit"].take();
    }
    action["edit"].clone()
}

/// The text with `edits` made, each for the text as it is.
fn edited(text: &str, edits: &Value, encoding: &str) -> String {
    let mut text = text.to_owned();
    for edit in edits.as_array().expect("a list").iter().rev() {
        let range = units::bytes(&text, &edit["range"], encoding);
        text.replace_range(range, edit["newText"].as_str().expect("plain text"));
    }
    text
}

/// The edits of a client that can tell versions apart.
fn versioned(edit: &Value) -> &Value {
    let document = &edit["documentChanges"][0];
    assert_eq!(document["textDocument"], json!({"uri": URI, "version": 1}));
    &document["edits"]
}

#[test]
fn kinds_are_announced_to_clients_that_take_edits() {
    let literals = "/textDocument/codeAction/codeActionLiteralSupport";
    let resolve = "/textDocument/codeAction/resolveSupport";
    let data = "/textDocument/codeAction/dataSupport";
    let kinds = json!(["quickfix", "source.fixAll.okr"]);
    for (capabilities, expected) in [
        (
            Capabilities::full(),
            json!({"codeActionKinds": kinds, "resolveProvider": true}),
        ),
        (
            Capabilities::full().without(resolve),
            json!({"codeActionKinds": kinds, "resolveProvider": false}),
        ),
        (
            Capabilities::full().without(data),
            json!({"codeActionKinds": kinds, "resolveProvider": false}),
        ),
        (Capabilities::full().without(literals), Value::Null),
        (Capabilities::none(), Value::Null),
    ] {
        let announces = !expected.is_null();
        let (mut client, _) = open(capabilities, "utf-16");
        assert_eq!(
            client.server["capabilities"]["codeActionProvider"],
            expected
        );
        assert_eq!(!actions(&mut client, 5, Value::Null).is_empty(), announces);
    }
}

#[test]
fn a_fix_comes_with_its_diagnostic_and_its_edit_when_it_is_chosen() {
    let (mut client, _) = open(Capabilities::full(), "utf-16");
    let report = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    let found = actions(&mut client, 6, Value::Null);
    let action = titled(&found, "Write `Key Result`").clone();
    assert_eq!(action["kind"], "quickfix");
    assert_eq!(action["isPreferred"], true);
    assert_eq!(action["edit"], Value::Null);
    let diagnostics = report["items"].as_array().expect("a list");
    assert!(
        diagnostics.contains(&action["diagnostics"][0]),
        "the one that was sent"
    );
    let edit = edit(&mut client, &action);
    let after = edited(TEXT, versioned(&edit), "utf-16");
    assert_eq!(after, TEXT.replace("Reslt:", "Result:"));
    let untouched = json!({"title": "x", "data": "unknown"});
    assert_eq!(
        client.request("codeAction/resolve", untouched.clone()),
        untouched
    );
}

#[test]
fn an_edit_is_for_the_version_it_was_offered_for() {
    let (mut client, mut document) = open(Capabilities::full(), "utf-16");
    let found = actions(&mut client, 6, Value::Null);
    client.replace(&mut document, &format!("\n{TEXT}"));
    for title in ["Write `Key Result`", "Apply all safe fixes"] {
        let code = client.failure("codeAction/resolve", titled(&found, title).clone());
        assert_eq!(code, -32801, "{title}");
    }
}

#[test]
fn edits_are_in_the_clients_words() {
    let resolve = "/textDocument/codeAction/resolveSupport";
    let preferred = "/textDocument/codeAction/isPreferredSupport";
    let versions = "/workspace/workspaceEdit/documentChanges";
    let snippets = "/workspace/workspaceEdit/snippetEditSupport";
    let plain = || Capabilities::full().without(resolve).without(preferred);
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        // Without versions there are no places to fill in either.
        let (mut client, _) = open(plain().without(versions), encoding);
        let found = actions(&mut client, GAP, Value::Null);
        let action = titled(&found, "Add the baseline");
        assert_eq!(action.get("isPreferred"), None);
        assert_eq!(action.get("data"), None);
        let after = edited(TEXT, &action["edit"]["changes"][URI], encoding);
        assert_eq!(
            after,
            TEXT.replace("from to", "from [baseline] to"),
            "{encoding}"
        );

        let (mut client, _) = open(plain().without(snippets), encoding);
        let found = actions(&mut client, GAP, Value::Null);
        let after = edited(
            TEXT,
            versioned(&titled(&found, "Add the baseline")["edit"]),
            encoding,
        );
        assert_eq!(
            after,
            TEXT.replace("from to", "from [baseline] to"),
            "{encoding}"
        );

        let (mut client, _) = open(plain(), encoding);
        let found = actions(&mut client, GAP, Value::Null);
        let edits = versioned(&titled(&found, "Add the baseline")["edit"]);
        assert_eq!(
            edits[0]["snippet"],
            json!({"kind": "snippet", "value": " ${1:baseline} "})
        );
    }
}

#[test]
fn only_the_kinds_that_are_asked_for_come() {
    let (mut client, _) = open(Capabilities::full(), "utf-16");
    let all = ["quickfix", "source.fixAll.okr"];
    for (only, expected) in [
        (Value::Null, &all[..]),
        (json!([""]), &all),
        (json!(["quickfix"]), &all[..1]),
        (json!(["source"]), &all[1..]),
        (json!(["source.fixAll"]), &all[1..]),
        (json!(["refactor", "source.fixAll.okr"]), &all[1..]),
        (json!(["source.fixAll.okr.more"]), &[]),
        (json!(["source.organizeImports"]), &[]),
        (json!([]), &[]),
    ] {
        let found = actions(&mut client, 6, only.clone());
        let mut kinds: Vec<&str> = found
            .iter()
            .filter_map(|action| action["kind"].as_str())
            .collect();
        kinds.dedup();
        assert_eq!(kinds, expected, "{only}");
    }
}

#[test]
fn all_that_is_safe_is_fixed_at_once() {
    for capabilities in [
        Capabilities::full(),
        Capabilities::full().without("/textDocument/codeAction/resolveSupport"),
    ] {
        let (mut client, mut document) = open(capabilities, "utf-16");
        let found = actions(&mut client, 0, json!(["source.fixAll.okr"]));
        let [action] = &found[..] else {
            panic!("{found:#?}")
        };
        let edit = edit(&mut client, action);
        let after = edited(TEXT, versioned(&edit), "utf-16");
        assert_eq!(
            after,
            TEXT.replace("Reslt:", "Result:").replace("K R:", "KR:")
        );
        client.replace(&mut document, &after);
        let found = actions(&mut client, 0, json!(["source.fixAll.okr"]));
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn a_finding_can_be_silenced() {
    let (mut client, mut document) = open(Capabilities::full(), "utf-16");
    let found = actions(&mut client, GAP, Value::Null);
    let edit = edit(
        &mut client,
        titled(&found, "Ignore `incomplete-range` on this line"),
    );
    let after = edited(TEXT, versioned(&edit), "utf-16");
    assert_eq!(
        after,
        TEXT.replace("70%\n", "70% <!-- okr-ignore incomplete-range -->\n")
    );
    client.replace(&mut document, &after);
    let found = actions(&mut client, GAP, Value::Null);
    assert!(
        !found
            .iter()
            .any(|action| action["title"] == "Add the baseline"),
        "{found:#?}"
    );
}

#[test]
fn nothing_is_offered_where_nothing_is_wanted() {
    for (settings, offers) in [
        (json!({}), true),
        (json!({"codeActions": false}), false),
        (json!({"diagnostics": false}), false),
    ] {
        let mut client = Client::start_with(Options {
            capabilities: Capabilities::full().pulling(),
            initialization: settings.clone(),
            ..Options::default()
        });
        client.open(URI, TEXT);
        let offered = !actions(&mut client, 6, Value::Null).is_empty();
        assert_eq!(offered, offers, "{settings}");
    }
}

/// Work among the key results, with a line below it.
const WORK: &str = "\
# FY27-Q1 OKRs 📚

## Bücher

1. **OBJECTIVE: Make every search 🎉 end with a book to win readers**
   - KR: Launch a new 😀 search
     - Owner: Kim
   - KR: 70% of searches end with a loan
";

#[test]
fn a_fix_may_move_lines_and_leave_places_to_fill_in() {
    let snippets = "/workspace/workspaceEdit/snippetEditSupport";
    for (capabilities, outcome) in [
        (
            Capabilities::full(),
            json!({"kind": "snippet", "value": "Increase ${1:metric} from ${2:baseline} to ${3:target}"}),
        ),
        (Capabilities::full().without(snippets), Value::Null),
    ] {
        let mut client = Client::able_to(capabilities.pulling().counting_in("utf-16"));
        client.open(URI, WORK);
        let found = actions(&mut client, 5, json!(["quickfix"]));
        let moved = edit(&mut client, titled(&found, "Convert to an initiative"));
        let after = edited(WORK, versioned(&moved), "utf-16");
        let expected = WORK.replace("   - KR: Launch a new 😀 search\n     - Owner: Kim\n", "")
            + "   - Initiatives:\n     - Launch a new 😀 search\n       - Owner: Kim\n";
        assert_eq!(after, expected);
        let kept = titled(&found, "Measure its effect, and keep it as an initiative");
        assert_eq!(kept.get("isPreferred"), None, "its author chooses");
        let kept = edit(&mut client, kept);
        let first = &versioned(&kept)[0];
        assert_eq!(first["snippet"], outcome);
        if outcome.is_null() {
            let after = edited(WORK, versioned(&kept), "utf-16");
            let words = "Increase [metric] from [baseline] to [target]";
            let expected = WORK.replace("Launch a new 😀 search", words)
                + "   - Initiatives:\n     - Launch a new 😀 search\n";
            assert_eq!(after, expected);
        }
    }
}
