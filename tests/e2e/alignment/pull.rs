//! A client that asks for the diagnostics, of a document or of the whole workspace.

use super::*;

/// What a client gets that asks for the diagnostics of a document: their codes and the name of the result;
/// `None` where it is that of before.
fn pulled(
    client: &mut Client,
    document: &Document,
    previous: Option<&str>,
) -> Option<(Vec<String>, String)> {
    let asked = json!({"textDocument": {"uri": document.uri}, "previousResultId": previous});
    report(&client.request("textDocument/diagnostic", asked))
}

fn report(report: &Value) -> Option<(Vec<String>, String)> {
    let id = report["resultId"].as_str().expect("a name").to_owned();
    if report["kind"] == "unchanged" {
        assert!(report.get("items").is_none());
        return None;
    }
    assert_eq!(report["kind"], "full");
    let codes = codes(array(&report["items"]));
    Some((codes.into_iter().map(str::to_owned).collect(), id))
}

#[test]
fn a_client_that_pulls_is_asked_to_pull_again() {
    let folder = company_and_teams();
    let mut client = folder.client(Capabilities::full().pulling());
    let mut company = open(&mut client, &folder, COMPANY_FILE);
    let sales = open_indexed(&mut client, &folder, SALES_FILE, "Become the first");
    let unaligned = "unaligned-objective".to_owned();
    let (codes, id) = client.until(|client| {
        let found = pulled(client, &sales, None)?;
        found.0.contains(&unaligned).then_some(found)
    });
    assert_eq!(pulled(&mut client, &sales, Some(&id)), None, "{codes:?}");
    // What has come up to now is about what was pulled.
    client.unread();
    let more = COMPANY.to_owned()
        + "3. **Objective: Know our customers by name**\n   - KR: Visit 90 schools\n";
    client.replace(&mut company, &more);
    let (codes, other) = client.refreshed(|client| pulled(client, &sales, Some(&id)));
    assert!(!codes.contains(&unaligned), "{codes:?}");
    assert_ne!(other, id);
    // Changes that concern nobody else ask nobody; what asks still is the change before them.
    let mut texts = (0..).map(|number| format!("{more}\n<!-- {number} -->\n"));
    let mut is_quiet = || {
        for text in texts.by_ref().take(50) {
            client.replace(&mut company, &text);
            pulled(&mut client, &company, None);
        }
        client.unread().is_empty()
    };
    assert!((0..20).any(|_| is_quiet()), "it is asked again and again");
}

#[test]
fn the_whole_workspace_can_be_pulled() {
    let folder = company_and_teams();
    let mut client = folder.client(Capabilities::full().pulling());
    let sales = open_indexed(&mut client, &folder, SALES_FILE, "Become the first");
    let pull = |client: &mut Client, previous: &[(String, String)]| {
        let previous: Vec<Value> = previous
            .iter()
            .map(|(uri, value)| json!({"uri": uri, "value": value}))
            .collect();
        let asked = json!({"previousResultIds": previous});
        let found = client.request("workspace/diagnostic", asked);
        let items: Vec<Value> = array(&found["items"]).to_vec();
        items
    };
    let names = |items: &[Value]| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        items
            .iter()
            .map(|item| (text(&item["uri"]), text(&item["resultId"])))
            .collect()
    };
    let workshop = folder.uri(WORKSHOP_FILE);
    let of = |items: &[Value], uri: &str| {
        let item = items.iter().find(|item| item["uri"] == uri);
        item.expect("a report").clone()
    };
    let items = client.until(|client| {
        let items = pull(client, &[]);
        // What is open comes from the editor, when it has been looked at.
        items
            .iter()
            .find(|item| item["uri"] == sales.uri.as_str())?;
        let (codes, _) = report(items.iter().find(|item| item["uri"] == workshop.as_str())?)?;
        // The file before this one may have been looked at before it was known who serves whom.
        let again = pull(client, &names(&items));
        let settled = codes.contains(&"unaligned-objective".to_owned());
        (settled && again.iter().all(|item| item["kind"] == "unchanged")).then_some(items)
    });
    let uris: Vec<String> = names(&items).into_iter().map(|(uri, _)| uri).collect();
    assert_eq!(
        uris,
        [COMPANY_FILE, SALES_FILE, WORKSHOP_FILE].map(|name| folder.uri(name))
    );
    assert_eq!(of(&items, &sales.uri)["version"], 1);
    assert_eq!(of(&items, &workshop)["version"], Value::Null);
    // A file says the same whether it is open or not.
    let open_one = open(&mut client, &folder, WORKSHOP_FILE);
    let (found, id) = pulled(&mut client, &open_one, None).expect("a full report");
    assert_eq!(report(&of(&items, &workshop)), Some((found, id)));
    client.close(&open_one);
    // Nothing has changed.
    let known = names(&items);
    client.until(|client| {
        let again = pull(client, &known);
        assert_eq!(names(&again), known);
        again
            .iter()
            .all(|item| item["kind"] == "unchanged")
            .then_some(())
    });
    // One file changes: those that it concerns are told, and no other.
    let (fewer, _) = COMPANY.split_once("2. **").expect("two objectives");
    folder.write(COMPANY_FILE, fewer);
    client.unread();
    folder.changed(&mut client, COMPANY_FILE);
    client.notification("workspace/diagnostic/refresh");
    client.until(|client| {
        let again = pull(client, &known);
        let kind = |name: &str| of(&again, &folder.uri(name))["kind"].clone();
        assert_eq!(kind(SALES_FILE), "unchanged");
        (kind(WORKSHOP_FILE) == "full" && kind(COMPANY_FILE) == "full").then_some(())
    });
    // What is gone, is not read any more or holds no OKRs is told once, and so it is of a single file.
    folder.remove(COMPANY_FILE);
    folder.write(WORKSHOP_FILE, "# Minutes\n");
    let gone = [COMPANY_FILE, WORKSHOP_FILE].map(|name| folder.uri(name));
    folder.tell(
        &mut client,
        &[
            (COMPANY_FILE, Change::Deleted),
            (WORKSHOP_FILE, Change::Changed),
        ],
    );
    let again = client.until(|client| {
        let again = pull(client, &known);
        let told = |uri: &String| {
            let item = again.iter().find(|item| item["uri"] == uri.as_str());
            item.is_some_and(|item| item["kind"] == "full" && item["items"] == json!([]))
        };
        gone.iter().all(told).then_some(again)
    });
    let told = pull(&mut client, &names(&again));
    let told: Vec<String> = names(&told).into_iter().map(|(uri, _)| uri).collect();
    assert_eq!(told, [folder.uri(SALES_FILE)]);
    for uri in gone {
        let asked = json!({"textDocument": {"uri": uri}});
        let single = client.request("textDocument/diagnostic", asked);
        assert_eq!(single["items"], json!([]));
    }
}

#[test]
fn a_closed_file_says_the_same_by_itself_unless_only_open_files_are_wanted() {
    for (scope, closed) in [
        (Value::Null, true),
        (json!("workspace"), true),
        (json!("openFiles"), false),
    ] {
        let folder = company_and_teams();
        let mut client = Client::start_with(Options {
            configuration: json!({"diagnostics": {"scope": scope}}),
            ..folder.options(Capabilities::full().pulling())
        });
        let sales = open_indexed(&mut client, &folder, SALES_FILE, "Become the first");
        let workshop = folder.uri(WORKSHOP_FILE);
        let asked = json!({"textDocument": {"uri": workshop}});
        let expected = |single: &Value, all: &Value| {
            let all = array(&all["items"]);
            let one = all.iter().find(|item| item["uri"] == workshop.as_str());
            let open = all.iter().any(|item| item["uri"] == sales.uri.as_str());
            let some = single["items"]
                .as_array()
                .is_some_and(|items| !items.is_empty());
            let same = one.is_none_or(|one| one["items"] == single["items"]);
            open && same && some == closed && one.is_some() == closed
        };
        client.until(|client| {
            let single = client.request("textDocument/diagnostic", asked.clone());
            let all = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
            expected(&single, &all).then_some(())
        });
    }
}

#[test]
fn the_whole_workspace_comes_in_pieces_where_the_client_takes_them() {
    let folder = company_and_teams();
    for number in 0..200 {
        folder.write(&format!("more/team{number}.md"), COMPANY);
    }
    let mut client = folder.client(Capabilities::full().pulling());
    let uris = |items: &Value| -> Vec<String> {
        let uri = |item: &Value| item["uri"].as_str().expect("a URI").to_owned();
        array(items).iter().map(uri).collect()
    };
    let whole = client.until(|client| {
        let whole = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
        let whole = uris(&whole["items"]);
        (whole.len() == 203).then_some(whole)
    });
    let asked = json!({"previousResultIds": [], "partialResultToken": "pieces"});
    let last = client.request("workspace/diagnostic", asked);
    assert_eq!(last["items"], json!([]), "everything has come before");
    let mut pieces = Vec::new();
    let mut count = 0;
    while pieces.len() < whole.len() {
        let piece = client.notification("$/progress");
        assert_eq!(piece["token"], "pieces");
        pieces.extend(uris(&piece["value"]["items"]));
        count += 1;
    }
    assert_eq!(pieces, whole);
    assert!(count > 2, "{count}");
}
