//! What is shown of all files: their symbols, the chain in a hover, and that both follow what changes.

use super::*;

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
