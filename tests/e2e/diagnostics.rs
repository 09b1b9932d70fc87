//! Diagnostics: pushed or pulled, what they carry, how many, and where there are none.

use okr_lsp_fixture::{Fixture, Found};
use okr_lsp_tests::{Capabilities, Client, is_problem, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///okrs/plan.md";

fn pull(client: &mut Client, previous: Option<&Value>) -> Value {
    let params = json!({"textDocument": {"uri": URI}, "identifier": "okr-lsp", "previousResultId": previous});
    client.request("textDocument/diagnostic", params)
}

fn problems(report: &Value) -> usize {
    let items = report["items"].as_array().into_iter().flatten();
    items.filter(|item| is_problem(item)).count()
}

#[test]
fn who_writes_too_densely_is_told_from_where_on_nothing_is_read() {
    let mut client = Client::able_to(Capabilities::full());
    let head = "# FY27-Q1 OKRs\n\nOBJECTIVE: Win the north\nKR: 5%\n\n";
    let text = format!("{head}{}", "||||||||\n".repeat(7_000));
    let document = client.open(URI, &text);
    let diagnostics = client.diagnostics(&document);
    let unread = &diagnostics[0];
    let message = unread["message"].as_str().expect("a message");
    assert!(message.contains("too dense"), "{message}");
    let line = unread["range"]["start"]["line"].as_u64().expect("a line");
    assert!((2_000..4_000).contains(&line), "{line}");
    assert_eq!(unread["range"]["end"]["character"], 8);
}

#[test]
fn who_writes_too_long_a_line_is_told_where_it_is_not_read_any_more() {
    let mut client = Client::able_to(Capabilities::full());
    let words = "more words ".repeat(7_000);
    let document = client.open(URI, &format!("OBJECTIVE: Win\nKR: 5%\n\n{words}\n\nKR:\n"));
    let diagnostics = client.diagnostics(&document);
    let told = |at: usize| {
        (
            &diagnostics[at]["range"],
            diagnostics[at]["message"].as_str(),
        )
    };
    let (range, message) = told(0);
    let message = message.expect("a message");
    assert!(message.contains("line is too long"), "{message}");
    assert_eq!(
        (&range["start"]["line"], &range["end"]["line"]),
        (&3.into(), &3.into())
    );
    // What follows it is read.
    assert!(
        diagnostics
            .iter()
            .any(|found| found["range"]["start"]["line"] == 5)
    );
}

#[test]
fn findings_are_where_the_document_shows_them() {
    let fixture = Fixture::new(
        "
        # FY27-Q1 OKRs 📚

        ## Company

        1. **OBJECTIVE: Größer werden**
           - KR: Get better 😀 übers
                 ^^^^^^^^^^^^^^^^^^^ key-result-not-measurable: measured
           - KR: Sign [_N<sub>9</sub>_][n9] contracts
                                        ^^ undefined-reference: `n9`
        ",
    );
    let file = fixture.file();
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        for line_end in ["\n", "\r\n"] {
            let text = file.text.replace('\n', line_end);
            let mut client = Client::able_to(Capabilities::full().counting_in(encoding));
            assert_eq!(client.server["capabilities"]["positionEncoding"], encoding);
            let document = client.open(URI, &text);
            let found = client.problems(&document).into_iter().map(|diagnostic| {
                let bytes = units::bytes(&text, &diagnostic["range"], encoding);
                // Where the same characters stand with the fixture's own line ends.
                let shorter = |end: usize| text[..end].replace(line_end, "\n").len();
                Found {
                    range: shorter(bytes.start)..shorter(bytes.end),
                    rule: diagnostic["code"].as_str().expect("a code").to_owned(),
                    message: diagnostic["message"]
                        .as_str()
                        .expect("a message")
                        .to_owned(),
                }
            });
            let compared = file.compare(&found.collect::<Vec<_>>());
            assert_eq!(compared, Ok(()), "{encoding} {line_end:?}");
        }
    }
}

#[test]
fn a_diagnostic_carries_what_the_client_can_show() {
    let surplus: String = (1..=7)
        .map(|number| format!("  - KR: Visit {number} fairs\n"))
        .collect();
    let text = format!("- O: Be known\n{surplus}");
    let related = "/textDocument/publishDiagnostics/relatedInformation";
    let described = "/textDocument/publishDiagnostics/codeDescriptionSupport";
    for (capabilities, has_related, has_description) in [
        (Capabilities::full(), true, true),
        (Capabilities::full().without(related), false, true),
        (Capabilities::full().without(described), true, false),
        (Capabilities::none(), false, false),
    ] {
        let mut client = Client::able_to(capabilities);
        let document = client.open(URI, &text);
        let found = client.problems(&document);
        let [found] = found.as_slice() else {
            panic!("one finding is wanted: {found:#?}");
        };
        assert_eq!(found["code"], "too-many-key-results");
        assert_eq!(found["source"], "okr");
        assert_eq!(found["severity"], 2);
        let address = found["codeDescription"]["href"].as_str();
        assert_eq!(address.is_some(), has_description);
        assert!(address.is_none_or(|address| address.ends_with("too_many_key_results.md")));
        let related = found["relatedInformation"].as_array();
        assert_eq!(related.is_some(), has_related);
        assert!(related.is_none_or(|related| related[0]["location"]["uri"] == URI));
    }
}

#[test]
fn a_client_that_pulls_is_not_pushed_to() {
    let mut client = Client::able_to(Capabilities::full().pulling());
    assert_eq!(
        client.server["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"],
        true
    );
    let mut document = client.open(URI, DOCUMENT);
    let first = pull(&mut client, None);
    assert_eq!((&first["kind"], problems(&first)), (&json!("full"), 2));

    let same = pull(&mut client, Some(&first["resultId"]));
    assert_eq!(
        same,
        json!({"kind": "unchanged", "resultId": first["resultId"]})
    );

    client.replace(
        &mut document,
        &DOCUMENT.replace("Get better", "Get 5% better"),
    );
    let second = pull(&mut client, Some(&first["resultId"]));
    assert_eq!((&second["kind"], problems(&second)), (&json!("full"), 1));
    assert_ne!(second["resultId"], first["resultId"]);

    client.close(&document);
    assert_eq!(
        pull(&mut client, None)["items"],
        json!([]),
        "it is not open any more"
    );
    assert_eq!(client.unread(), Vec::<Value>::new());
}

#[test]
fn a_client_that_does_not_pull_is_not_offered_it() {
    let client = Client::start();
    assert_eq!(
        client.server["capabilities"]["diagnosticProvider"],
        Value::Null
    );
}

#[test]
fn pushed_and_pulled_diagnostics_are_the_same() {
    let mut pushed = Client::start();
    let document = pushed.open(URI, DOCUMENT);
    let mut pulled = Client::able_to(Capabilities::full().pulling());
    pulled.open(URI, DOCUMENT);
    assert_eq!(
        json!(pushed.diagnostics(&document)),
        pull(&mut pulled, None)["items"]
    );
}

#[test]
fn of_very_many_the_worst_are_sent() {
    let warnings = "- O: Be known\n  - KR: Get better\n".repeat(700);
    let error = "- O: Keep customers\n  - KR: Reduce churn from 3% to 5%\n";
    let mut client = Client::start();
    let document = client.open(URI, &format!("{warnings}{error}"));
    let found = client.diagnostics(&document);
    assert_eq!(found.len(), 500);
    assert_eq!(
        found[0]["code"], "direction-contradicts-range",
        "the error at the end comes first"
    );
    assert_eq!(found[1]["range"]["start"]["line"], 1);
}

#[test]
fn a_document_without_okrs_gets_an_empty_list() {
    let mut client = Client::start();
    let mut document = client.open(URI, "# Minutes\n\n- buy milk\n");
    assert_eq!(client.diagnostics(&document), Vec::<Value>::new());
    // It is told again although nothing has changed.
    client.replace(&mut document, "# Minutes\n\n- buy bread\n");
    assert_eq!(client.diagnostics(&document), Vec::<Value>::new());
    // And it may become an OKR document at any time.
    client.replace(&mut document, "- O: Grow\n  - KR: Get better\n- x\n");
    assert_eq!(client.problems(&document).len(), 1);
}

#[test]
fn what_the_client_calls_okr_is_okr() {
    let text = "- KR: Get better\n\nsomething else\n";
    let mut client = Client::start();
    for (language, uri, found) in [
        ("markdown", "file:///notes.md", 0),
        ("okr", "untitled:Untitled-1", 2),
        ("markdown", "file:///q1.okr.md", 2),
        ("markdown", "file:///q1.okr", 2),
    ] {
        let document = client.open_as(language, uri, text);
        assert_eq!(client.problems(&document).len(), found, "{language} {uri}");
    }
}
