//! The ways from a goal to the goals it serves, and back.

use super::*;

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
