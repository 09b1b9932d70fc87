//! How fast the server is in a handbook of 10,000 Markdown files, 1,000 of them OKR documents: from `initialized`
//! until all their symbols are found, and then, in a document of 10 KB, from a keystroke to its diagnostics, and for
//! definition, hover and completion. `cargo bench -p okr-lsp-tests`; prints a table and judges nothing.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use okr_lsp_tests::{Client, Options};
use serde_json::{Value, json};

const FILES: usize = 10_000;
const OKR_FILES: usize = 1_000;
const TEAMS: usize = 39;
const ROUNDS: usize = 500;

/// Occurs in one objective of each team's document.
const MARK: &str = "Harbourlight";

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = write_handbook(folder.path());
    println!(
        "{FILES} files, {OKR_FILES} of them OKR documents, {} MB",
        bytes / 1_000_000
    );
    let mut client = Client::start_with(Options {
        folders: vec![uri(folder.path())],
        ..Options::default()
    });
    let begin = Instant::now();
    let marked = OKR_FILES / (TEAMS + 1) * TEAMS;
    while symbols(&mut client, MARK) < marked {
        std::thread::sleep(Duration::from_millis(2));
    }
    println!("symbols complete       {:>9.1} ms", millis(begin.elapsed()));
    wait_until_quiet(&client);
    println!("everything settled     {:>9.1} ms", millis(begin.elapsed()));
    memory(&client);
    team(&mut client, folder.path());
    company(&mut client, folder.path());
    report(
        "workspace/symbol",
        &times(|at| {
            let queries = ["harbour", "read", "trust", "q3"];
            symbols(&mut client, queries[at % queries.len()]);
        }),
    );
    memory(&client);
    client.abandon();
}

/// Works in a team's document of 10 KB.
fn team(client: &mut Client, folder: &Path) {
    let path = folder.join("okrs/fy27-q1/team-01.md");
    let text = fs::read_to_string(&path).expect("it was written");
    let mut document = client.open(&uri(&path), &text);
    client.diagnostics(&document);
    wait_until_quiet(client);
    let line = line_of(&text, "KR:");
    report(
        "keystroke, diagnostics",
        &times(|at| {
            client.change(&mut document, keystroke(line, at));
            client.diagnostics(&document);
        }),
    );
    let objective = line_of(&text, "Become the library");
    for (method, line, character) in [
        ("textDocument/definition", objective, 24),
        ("textDocument/hover", objective, 24),
        ("textDocument/hover", line, 14),
        ("textDocument/references", objective, 24),
        ("textDocument/completion", line, 9),
    ] {
        let mut params = Client::at(&document, line, character);
        params["context"] = json!({"includeDeclaration": true, "triggerKind": 1});
        report(
            method,
            &times(|_| {
                let answer = client.request(method, params.clone());
                assert!(!answer.is_null() || method == "textDocument/completion");
            }),
        );
    }
    client.close(&document);
    wait_until_quiet(client);
}

/// Types in the company's document, which 39 teams serve.
fn company(client: &mut Client, folder: &Path) {
    let path = folder.join("okrs/fy27-q1/company.md");
    let text = fs::read_to_string(&path).expect("it was written");
    let mut document = client.open(&uri(&path), &text);
    client.diagnostics(&document);
    let line = line_of(&text, "Become the library");
    report(
        "keystroke, company's",
        &times(|at| {
            client.change(&mut document, keystroke(line, at));
            client.published(&document.uri);
        }),
    );
    client.close(&document);
    wait_until_quiet(client);
}

/// A letter typed at the end of the first word behind the label of `line`, or taken away again.
fn keystroke(line: u32, at: usize) -> Value {
    let typed = at.is_multiple_of(2);
    let end = if typed { 17 } else { 18 };
    let range =
        json!({"start": {"line": line, "character": 17}, "end": {"line": line, "character": end}});
    json!([{"range": range, "text": if typed { "x" } else { "" }}])
}

/// Waits until no processor works for the server any more.
fn wait_until_quiet(client: &Client) {
    let mut last = None;
    let mut still = 0;
    while still < 5 {
        let now = client.processor_time();
        still = if now == last { still + 1 } else { 0 };
        last = now;
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn symbols(client: &mut Client, query: &str) -> usize {
    let found = client.request("workspace/symbol", json!({"query": query}));
    found.as_array().map_or(0, Vec::len)
}

/// How long each of many runs took, shortest first.
fn times(mut work: impl FnMut(usize)) -> Vec<Duration> {
    let run = |at| {
        let begin = Instant::now();
        work(at);
        begin.elapsed()
    };
    let mut times: Vec<Duration> = (0..ROUNDS).map(run).collect();
    times.sort_unstable();
    times
}

fn report(what: &str, sorted: &[Duration]) {
    let share = |share: usize| millis(sorted[sorted.len() * share / 100]);
    println!(
        "{what:24} p50 {:>7.3} ms   p99 {:>7.3} ms",
        share(50),
        share(99)
    );
}

fn memory(client: &Client) {
    if let Some((now, peak)) = client.memory() {
        println!(
            "memory                 {:>9} MB, at most {} MB",
            now >> 20,
            peak >> 20
        );
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn line_of(text: &str, words: &str) -> u32 {
    let at = text.lines().position(|line| line.contains(words));
    u32::try_from(at.expect("it is there")).expect("few lines")
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Writes the handbook; gives how many bytes it has.
fn write_handbook(folder: &Path) -> usize {
    fs::create_dir(folder.join(".git")).expect("a folder");
    let mut bytes = 0;
    let mut write = |path: String, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        bytes += text.len();
        fs::write(path, text).expect("a file");
    };
    for quarter in 0..OKR_FILES / (TEAMS + 1) {
        let (year, number) = (27 + quarter / 4, quarter % 4 + 1);
        let home = format!("okrs/fy{year}-q{number}");
        write(format!("{home}/company.md"), company_text(year, number));
        for team in 1..=TEAMS {
            write(
                format!("{home}/team-{team:02}.md"),
                team_text(year, number, team),
            );
        }
    }
    for page in 0..FILES - OKR_FILES / (TEAMS + 1) * (TEAMS + 1) {
        write(
            format!("handbook/area-{:02}/page-{page}.md", page % 60),
            page_text(page),
        );
    }
    bytes
}

const THEMES: [&str; 4] = [
    "Become the library that a whole town relies on",
    "Make every branch a place to stay in the evening",
    "Answer readers before they ask twice",
    "Be heard where budgets are made",
];

const THINGS: [&str; 12] = [
    "visits",
    "loans",
    "evening readers",
    "new members",
    "school classes",
    "letters answered",
    "books returned in time",
    "recommendations",
    "reading hours",
    "guests at talks",
    "volunteers",
    "digital loans",
];

const STREETS: [&str; 9] = [
    "Harbour", "Mill", "Castle", "Garden", "Station", "Church", "Market", "Orchard", "River",
];

const TREES: [&str; 5] = ["Elm", "Oak", "Birch", "Ash", "Linden"];

const DAYS: [&str; 9] = [
    "on Mondays",
    "on Tuesdays",
    "on Wednesdays",
    "on Thursdays",
    "on Fridays",
    "on Saturdays",
    "on Sundays",
    "on holidays",
    "in summer",
];

fn company_text(year: usize, quarter: usize) -> String {
    let mut text = format!("# FY{year}-Q{quarter} OKRs\n\n## Company\n\n");
    for (number, theme) in (1..).zip(THEMES) {
        text.push_str(&format!(
            "{number}. **OBJECTIVE: {theme}**\n   - KR: Raise share {number} of readers from 20% to 35%\n   - KR: Win {} towns\n",
            number * 3
        ));
    }
    text
}

/// About 10 KB for team 1, 2 KB for the others.
fn team_text(year: usize, quarter: usize, team: usize) -> String {
    let mut text = format!("# FY{year}-Q{quarter} OKRs\n\n## Team {team}\n\n");
    let objectives = if team == 1 { 24 } else { 5 };
    for number in 1..=objectives {
        let objective = match number {
            1 => THEMES[team % THEMES.len()].to_owned(),
            2 => format!("{MARK} {team} shines in quarter {quarter} of {year}"),
            _ => {
                let street = STREETS[(number + team) % STREETS.len()];
                format!(
                    "Bring {} closer to {street} street so that nobody walks far",
                    THINGS[number % THINGS.len()]
                )
            }
        };
        let objective = if team == 1 && number == 1 {
            THEMES[0].to_owned()
        } else {
            objective
        };
        text.push_str(&format!("{number}. **OBJECTIVE: {objective}**\n"));
        for key_result in 1..=4 {
            // No two of a quarter are about the same.
            let thing = THINGS[(number * 4 + key_result) % THINGS.len()];
            let day = DAYS[number / 3 % DAYS.len()];
            let street = STREETS[team % STREETS.len()];
            let tree = TREES[team / STREETS.len()];
            text.push_str(&format!(
                "   - KR: Increase {thing} of {street} street and {tree} lane {day} from {} to {} a week\n",
                key_result * 10 + number,
                key_result * 15 + team + number
            ));
        }
    }
    text
}

/// A page of 3 KB about something else.
fn page_text(page: usize) -> String {
    let paragraph = "The branch opens at nine and closes when the last reader has gone home. Books are returned in the \
        hall, and whoever finds one out of its place puts it on the cart.\n\n";
    format!(
        "# Page {page}\n\n## How we work\n\n{}",
        paragraph.repeat(19)
    )
}
