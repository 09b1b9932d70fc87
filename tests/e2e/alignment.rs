//! Who serves what, across the files of a workspace: the ways from one to the other, the hover that shows
//! them, the symbols of all files, and diagnostics that change because another file has.

use std::fs;

use okr_lsp_tests::{Capabilities, Client, Document, Options, units};
use serde_json::{Value, json};

use crate::folder::{Change, Folder};

const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

1. **Objective: Become the first choice of schools**
   - KR: Reach 40 schools
   - KR: Keep churn below 3%
2. **Objective: Hand over every bike within a week**
   - KR: Cut the time in the workshop from 9 to 4 days
   - KR: Pass 95% of inspections at the first try
";

const SALES: &str = "\
# Sales: FY27-Q1 OKRs

1. **Objective: Become the first choice of schools**
   - KR: Sign 12 contracts
   - KR: Reach 40 schools
2. **Objective: Know our customers by name**
   - KR: Visit 30 schools
";

const WORKSHOP: &str = "\
# Workshop: FY27-Q1 OKRs

1. **Objective: Repair without queues**
   - Supports: O2
   - KR: Cut the time in the workshop from 9 to 4 days
2. **Objective: Learn from every crash**
   - KR: Write 20 reports
";

/// The company and its teams, each in a file of its own.
fn company_and_teams() -> Folder {
    Folder::rooted(&[
        ("okrs/2027-q1/company.md", COMPANY),
        ("okrs/2027-q1/sales.md", SALES),
        ("okrs/2027-q1/workshop.md", WORKSHOP),
        ("notes.md", "# Notes\n\nNothing of the sort.\n"),
    ])
}

const COMPANY_FILE: &str = "okrs/2027-q1/company.md";
const SALES_FILE: &str = "okrs/2027-q1/sales.md";
const WORKSHOP_FILE: &str = "okrs/2027-q1/workshop.md";

/// Opens a file of the folder as it is on disk.
fn open(client: &mut Client, folder: &Folder, name: &str) -> Document {
    let text = fs::read_to_string(folder.path(name)).expect("it is there");
    client.open(&folder.uri(name), &text)
}

/// Opens the file `name` and waits until the server knows what its words `words` serve.
fn open_indexed(client: &mut Client, folder: &Folder, name: &str, words: &str) -> Document {
    let document = open(client, folder, name);
    client.until(|client| {
        let found = client.request("textDocument/definition", on(folder, name, words));
        (!found.is_null()).then_some(())
    });
    document
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The parameters of a request on the words `words` of a file.
fn on(folder: &Folder, name: &str, words: &str) -> Value {
    let text = fs::read_to_string(folder.path(name)).expect("it is there");
    let at = text.find(words).expect("the words are there") + 1;
    json!({
        "textDocument": {"uri": folder.uri(name)},
        "position": units::position(&text, at, "utf-16"),
        "context": {"includeDeclaration": false},
    })
}

/// What an answer leads to: the files with the words that stand there.
fn ends(folder: &Folder, answer: &Value) -> Vec<String> {
    let one = [answer.clone()];
    let ends = answer.as_array().map_or(&one[..], Vec::as_slice);
    let ends = ends.iter().filter(|end| !end.is_null()).map(|end| {
        let uri = end.get("targetUri").unwrap_or(&end["uri"]);
        let range = end.get("targetSelectionRange").unwrap_or(&end["range"]);
        let uri = uri.as_str().expect("a URI");
        let name = uri
            .strip_prefix(&folder.uri(""))
            .expect("it is in the folder")
            .trim_start_matches('/');
        let text = fs::read_to_string(folder.path(name)).expect("it is there");
        let words = &text[units::bytes(&text, range, "utf-16")];
        format!("{name}: {words}")
    });
    ends.collect()
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    let codes = diagnostics.iter().map(|found| found["code"].as_str());
    codes.map(|code| code.expect("a code")).collect()
}

/// The next diagnostics of the document for which `expected` holds.
fn published(client: &mut Client, document: &Document, expected: impl Fn(&[&str]) -> bool) {
    loop {
        let found = client.diagnostics(document);
        if expected(&codes(&found)) {
            return;
        }
    }
}

#[test]
fn ways_lead_from_file_to_file() {
    let folder = company_and_teams();
    let first = "okrs/2027-q1/company.md: Become the first choice of schools";
    let second = "okrs/2027-q1/company.md: Hand over every bike within a week";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("definition", SALES_FILE, "Become the first", &[first]),
        ("definition", SALES_FILE, "Sign 12", &[first]),
        ("definition", SALES_FILE, "Reach 40", &[first]),
        ("definition", SALES_FILE, "Know our", &[]),
        ("definition", SALES_FILE, "Visit 30", &[]),
        ("definition", WORKSHOP_FILE, "Repair without", &[second]),
        ("definition", WORKSHOP_FILE, "O2", &[second]),
        ("definition", WORKSHOP_FILE, "Cut the time", &[second]),
        ("definition", WORKSHOP_FILE, "Write 20", &[]),
        (
            "declaration",
            SALES_FILE,
            "Reach 40",
            &["okrs/2027-q1/company.md: Reach 40 schools"],
        ),
        ("declaration", SALES_FILE, "Sign 12", &[first]),
        ("declaration", SALES_FILE, "Visit 30", &[]),
        (
            "implementation",
            COMPANY_FILE,
            "Become the first",
            &["okrs/2027-q1/sales.md: Become the first choice of schools"],
        ),
        (
            "implementation",
            COMPANY_FILE,
            "Hand over",
            &["okrs/2027-q1/workshop.md: Repair without queues"],
        ),
        (
            "references",
            COMPANY_FILE,
            "Become the first",
            &[
                "okrs/2027-q1/sales.md: Become the first choice of schools",
                "okrs/2027-q1/sales.md: Reach 40 schools",
            ],
        ),
    ];
    let mut client = folder.client(Capabilities::full().pulling());
    open_indexed(&mut client, &folder, SALES_FILE, "Become the first");
    open(&mut client, &folder, COMPANY_FILE);
    open(&mut client, &folder, WORKSHOP_FILE);
    for (method, file, words, expected) in cases {
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        client.expect(&expected, |client| {
            let asked = on(&folder, file, words);
            let answer = client.request(&format!("textDocument/{method}"), asked);
            ends(&folder, &answer)
        });
    }
}

#[test]
fn what_says_what_it_supports_is_followed() {
    let first = Some("company.md: Become the first choice of schools");
    let second = Some("company.md: Hand over every bike within a week");
    for (lines, expected) in [
        ("   - Supports: O2", second),
        ("   - Supports: O2-KR1", second),
        ("   - Supports: O2.KR1", second),
        ("   - Supports: Become the first choice of schools", first),
        (
            "   - Supports: \"Become the first choice of schools\"",
            first,
        ),
        ("   - Parent: Hand over every bike within a week", second),
        ("   - Parent objective: #2", second),
        ("   - Aligned to: O1", first),
        ("   - OKR Alignment: Objective #2", second),
        ("   - Supports: [speed](company.md#o2)", second),
        (
            "   - Supports: [Hand over every bike within a week](company.md)",
            second,
        ),
        ("   - Supports: [company](company.md#company) O2", second),
        ("   - Supports: O7", None),
        ("   - Supports: [elsewhere](nowhere.md)", None),
        (
            "   - KR: Support objective 1, key result 2 – hire 3 more mechanics",
            first,
        ),
        ("", None),
    ] {
        let team = format!(
            "# Workshop: FY27-Q1 OKRs\n\n1. **Objective: Repair without queues**\n{lines}\n   - KR: Train 3 mechanics\n\
             2. **Objective: Become the first choice of schools**\n   - KR: Repair in 5 schools\n"
        );
        let folder = Folder::rooted(&[("company.md", COMPANY), ("workshop.md", &team)]);
        let mut client = folder.client(Capabilities::full().pulling());
        open_indexed(&mut client, &folder, "workshop.md", "Repair in 5");
        let itself = lines.contains("KR: ");
        // What one key result says is the answer for nothing else.
        let asked: &[&str] = if itself {
            &["hire 3"]
        } else {
            &["Repair without", "Train 3"]
        };
        for words in asked {
            let answer =
                client.request("textDocument/definition", on(&folder, "workshop.md", words));
            assert_eq!(
                ends(&folder, &answer),
                Vec::from_iter(expected),
                "{words} below {lines:?}"
            );
        }
    }
}

#[test]
fn a_sentence_below_an_objective_says_what_it_supports() {
    let team = "\
# Workshop: FY27-Q1 OKRs

## Objective: Repair without queues

In support of our Q1 objective to _hand over every bike within a week_, one way is that we:

- KR: Train 3 mechanics
";
    let folder = Folder::rooted(&[("company.md", COMPANY), ("workshop.md", team)]);
    let mut client = folder.client(Capabilities::full().pulling());
    open_indexed(&mut client, &folder, "workshop.md", "Repair without");
    let asked = on(&folder, "workshop.md", "Train 3");
    let answer = client.request("textDocument/definition", asked);
    assert_eq!(
        ends(&folder, &answer),
        ["company.md: Hand over every bike within a week"]
    );
}

#[test]
fn a_line_at_the_head_of_a_section_says_what_its_goals_support() {
    let team = "\
# Workshop: FY27-Q1 OKRs

In support of our Q1 objective to _hand over every bike within a week_, we will:

- Objective: Repair without queues
  - KR: Train 3 mechanics
- Objective: Sell what is left over
  - Supports: O1
  - KR: 12 bikes

## Store

Supports: O1

- Objective: Know where every part is
  - KR: 90% of parts found within a minute
";
    let folder = Folder::rooted(&[("company.md", COMPANY), ("workshop.md", team)]);
    let mut client = folder.client(Capabilities::full().pulling());
    open_indexed(&mut client, &folder, "workshop.md", "Repair without");
    let second = "company.md: Hand over every bike within a week";
    let first = "company.md: Become the first choice of schools";
    for (words, serves) in [
        ("In support", second),
        ("Repair without", second),
        ("Train 3", second),
        ("Sell what", first),
        ("Supports: O1\n\n", first),
        ("Know where", first),
    ] {
        let asked = on(&folder, "workshop.md", words);
        let answer = client.request("textDocument/definition", asked.clone());
        assert_eq!(ends(&folder, &answer), [serves], "{words}");
        let hover = client.request("textDocument/hover", asked);
        let (_, objective) = serves.split_once(": ").expect("a file");
        assert!(
            hover["contents"]["value"]
                .as_str()
                .is_some_and(|text| text.contains(&format!("**{objective}**"))),
            "{words}: {hover}"
        );
    }
}

#[test]
fn one_file_or_many_give_the_same_answers() {
    let teams = [
        ("Company", COMPANY),
        ("Sales", SALES),
        ("Workshop", WORKSHOP),
    ];
    let goals = |text: &str| {
        let goals = text.find("\n1. ").expect("goals");
        text[goals..].to_owned()
    };
    let whole: String = teams
        .iter()
        .map(|(team, text)| format!("## {team}\n{}\n", goals(text)))
        .collect();
    let whole = format!("# FY27-Q1 OKRs\n\n{whole}");
    let one = Folder::rooted(&[("okrs.md", &whole)]);
    let many = company_and_teams();
    let ask = |client: &mut Client, folder: &Folder, files: &[&str]| {
        let last = files.last().expect("a file");
        let mut answers = Vec::new();
        for (at, (_, text)) in teams.iter().enumerate() {
            let file = files.get(at).unwrap_or(last);
            let whole = fs::read_to_string(folder.path(file)).expect("it is there");
            let words = text
                .lines()
                .filter(|line| line.contains("**Objective") || line.contains("KR:"));
            let section = whole.find(&goals(text)).expect("its goals");
            for line in words {
                let start = section + whole[section..].find(line).expect("the line");
                let position = units::position(
                    &whole,
                    start + line.find(": ").expect("words") + 3,
                    "utf-16",
                );
                for method in ["definition", "declaration", "implementation", "references"] {
                    let asked = json!({
                        "textDocument": {"uri": folder.uri(file)},
                        "position": position,
                        "context": {"includeDeclaration": false},
                    });
                    let answer = client.request(&format!("textDocument/{method}"), asked);
                    let mut ends = ends(folder, &answer);
                    ends.iter_mut()
                        .for_each(|end| *end = end.split_once(": ").expect("a name").1.to_owned());
                    ends.sort();
                    answers.push(format!("{method} of {line}: {ends:?}"));
                }
            }
        }
        answers
    };
    let files = [COMPANY_FILE, SALES_FILE, WORKSHOP_FILE];
    let client = |folder: &Folder, files: &[&str]| {
        let mut client = folder.client(Capabilities::full().pulling());
        files
            .iter()
            .for_each(|name| drop(open(&mut client, folder, name)));
        client
    };
    let expected = ask(&mut client(&one, &["okrs.md"]), &one, &["okrs.md"]);
    client(&many, &files).expect(&expected, |client| ask(client, &many, &files));
    let found = expected
        .iter()
        .filter(|answer| !answer.ends_with("[]"))
        .count();
    assert!(found >= 12, "{expected:#?}");
}

#[test]
fn symbols_of_all_files_are_found_by_some_of_their_letters() {
    let folder = company_and_teams();
    let later = json!({"resolveSupport": {"properties": ["location.range"]}});
    for resolved_later in [false, true] {
        let capabilities = Capabilities::full().pulling();
        let mut client = folder.client(if resolved_later {
            capabilities.with("/workspace/symbol", later.clone())
        } else {
            capabilities
        });
        open_indexed(&mut client, &folder, SALES_FILE, "Become the first");
        for (query, expected) in [
            ("queues", vec!["Repair without queues"]),
            (
                "CUT work",
                vec!["Cut the time in the workshop from 9 to 4 days"; 2],
            ),
            ("Sales: FY", vec!["Sales: FY27-Q1 OKRs"]),
            ("nothing of the sort", vec![]),
        ] {
            let found = client.request("workspace/symbol", json!({"query": query}));
            let names: Vec<&str> = array(&found)
                .iter()
                .filter_map(|one| one["name"].as_str())
                .collect();
            assert_eq!(names, expected, "{query}");
            for symbol in array(&found) {
                assert_eq!(symbol["location"]["range"].is_null(), resolved_later);
                let whole = if resolved_later {
                    client.request("workspaceSymbol/resolve", symbol.clone())
                } else {
                    symbol.clone()
                };
                let ends = ends(&folder, &whole["location"]);
                assert!(
                    ends[0].contains(symbol["name"].as_str().expect("a name")),
                    "{ends:?}"
                );
            }
        }
    }
}

#[test]
fn a_hover_shows_the_chain_up_to_the_year() {
    let year = "\
# 2027 OKRs

## Company

1. **Objective: Be where every child learns to ride**
   - KR: Reach 100 towns
";
    let company = COMPANY.replace("FY27-Q1", "2027-Q1").replace(
        "   - KR: Reach 40 schools\n",
        "   - Supports: Be where every child learns to ride\n   - KR: Reach 40 schools\n",
    );
    let team = SALES.replace("FY27-Q1", "2027-Q1");
    let folder = Folder::rooted(&[
        ("year.md", year),
        ("company.md", &company),
        ("sales.md", &team),
    ]);
    let mut client = folder.client(Capabilities::full().pulling());
    open_indexed(&mut client, &folder, "sales.md", "Sign 12");
    let asked = on(&folder, "sales.md", "Sign 12");
    let hover = client.until(|client| {
        let mut hover = client.request("textDocument/hover", asked.clone());
        let value = hover["contents"]["value"].take();
        let value = value.as_str().expect("a hover").to_owned();
        value.contains("every child").then_some(value)
    });
    let quarter = hover
        .find("Become the first choice of schools")
        .expect("the quarter's");
    let year = hover
        .find("Be where every child learns to ride")
        .expect("the year's");
    assert!(quarter < year, "{hover}");
    for file in ["company.md", "year.md"] {
        assert!(
            hover.contains(&folder.uri(file)) || hover.contains(file),
            "{file} in {hover}"
        );
    }
}

#[test]
fn an_edit_changes_what_is_said_of_other_open_files() {
    let folder = company_and_teams();
    let mut client = folder.client(Capabilities::full());
    let mut company = open(&mut client, &folder, COMPANY_FILE);
    let sales = open(&mut client, &folder, SALES_FILE);
    let workshop = open(&mut client, &folder, WORKSHOP_FILE);
    published(&mut client, &sales, |codes| {
        codes.contains(&"unaligned-objective")
    });
    published(&mut client, &workshop, |codes| {
        codes.contains(&"unaligned-objective")
    });
    let is_supported = |codes: &[&str]| !codes.contains(&"unsupported-company-objective");
    published(&mut client, &company, is_supported);

    // The company takes up what a team does already.
    let more = COMPANY.to_owned()
        + "3. **Objective: Know our customers by name**\n   - KR: Visit 90 schools\n";
    client.replace(&mut company, &more);
    published(&mut client, &sales, |codes| {
        !codes.contains(&"unaligned-objective")
    });
    // It gives up what another one supports: its number now names nothing.
    let (fewer, _) = COMPANY.split_once("2. **").expect("two objectives");
    client.replace(&mut company, fewer);
    published(&mut client, &workshop, |codes| {
        codes.contains(&"unknown-parent")
    });
    published(&mut client, &sales, |codes| {
        codes.contains(&"unaligned-objective")
    });
    // On disk nothing has changed.
    client.close(&company);
    published(&mut client, &workshop, |codes| {
        !codes.contains(&"unknown-parent")
    });
}

#[test]
fn a_change_on_disk_changes_what_is_said_of_open_files() {
    let folder = company_and_teams();
    let mut client = folder.client(Capabilities::full());
    let company = open(&mut client, &folder, COMPANY_FILE);
    let is_unsupported = |codes: &[&str]| codes.contains(&"unsupported-company-objective");
    published(&mut client, &company, |codes| !is_unsupported(codes));
    let (_, other) = WORKSHOP.split_once("2. **").expect("two objectives");
    let fewer = format!("# Workshop: FY27-Q1 OKRs\n\n1. **{other}");
    folder.write(WORKSHOP_FILE, fewer);
    folder.changed(&mut client, WORKSHOP_FILE);
    published(&mut client, &company, is_unsupported);
    folder.write(WORKSHOP_FILE, WORKSHOP);
    folder.changed(&mut client, WORKSHOP_FILE);
    published(&mut client, &company, |codes| !is_unsupported(codes));
    folder.remove(WORKSHOP_FILE);
    folder.tell(&mut client, &[(WORKSHOP_FILE, Change::Deleted)]);
    published(&mut client, &company, is_unsupported);
}

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
