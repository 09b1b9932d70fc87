//! The index of the workspace: changed bit by bit it is what a fresh one would be, and documents in many files
//! are aligned as they are in one.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp::rules;
use okr_lsp::text::Encoding;
use okr_lsp::workspace::Surroundings;
use okr_lsp::workspace::alignment::Edge;
use okr_lsp::workspace::index::{Index, Location, Record};
use okr_lsp::workspace::lookup::Resolver;
use okr_lsp::workspace::{Snapshot, end_of_path};
use okr_lsp_fixture::documents_beside;
use proptest::prelude::*;

/// Whose goals they are; the company's come first.
const HEADINGS: [&str; 4] = ["Company", "Sales", "Sales, and support", "SALES"];

const OBJECTIVES: [&str; 6] = [
    "Become the natural choice of school libraries",
    "Become the natural choice of School Libraries",
    "Make every branch a place to stay in the evening",
    "Make every branch a place to stay (in the evening)",
    "Answer readers before they ask twice",
    "Tidy the cellar",
];

const KEY_RESULTS: [&str; 9] = [
    "200 school libraries try the catalogue",
    "200 school libraries try the new catalogue",
    "Raise recommendations from 20% to 35%",
    "RAISE recommendations from 20% to 35%",
    "Raise recommendations from 20% to 40%",
    "Raise recommendations from 20%to 40%",
    "Win [_N<sub>1</sub>_][n1] towns",
    "90% of letters are answered within a day",
    "Visit [the plan](company.md#company)",
];

/// A document of some goals below some lines; `which` chooses them.
fn text(lines: usize, period: u8, heading: usize, which: &[(usize, usize, u8)]) -> String {
    let head = HEADINGS[heading];
    let above = ["", "## Welcome\n", "Words of welcome.\n\n", "### Welcome\n"][lines % 4];
    let mut text = format!("# FY27-Q{period} OKRs\n\n## {head}\n\n{above}");
    for (objective, key_result, supports) in which {
        let objective = OBJECTIVES[objective % OBJECTIVES.len()];
        let key_result = KEY_RESULTS[key_result % KEY_RESULTS.len()];
        text.push_str(&format!("- Objective: {objective}\n"));
        match supports {
            0 => {}
            1 => text.push_str("  - Supports: O1\n"),
            4 => text.push_str("  - Supports: [the goal](2.okr.md#welcome)\n"),
            file => {
                let title = OBJECTIVES[usize::from(*file) % OBJECTIVES.len()];
                text.push_str(&format!("  - Supports: [{title}]({file}.okr.md)\n"));
            }
        }
        text.push_str(&format!("  - KR: {key_result}\n"));
    }
    text.push_str("\n[n1]: https://example.org/n1\n");
    text
}

fn record(path: &Path, text: &str) -> Record {
    let snapshot = Snapshot::new(&end_of_path(path), 0, text);
    Record::of(&snapshot, path, Encoding::Utf16)
}

/// All that can be asked of an index, with paths in the place of its own numbers.
fn observed(index: &Index) -> BTreeMap<PathBuf, Vec<String>> {
    let path = |id| index.file(id).map(|file| file.path.to_path_buf());
    let edge = |edge: &Edge| {
        let to = edge.to.file.and_then(path);
        format!("{to:?} {:?} {:?}", edge.to.objective, edge.evidence)
    };
    let files = index.files().map(|(id, file)| {
        let mut seen = vec![format!("{:?}", file.record)];
        seen.extend(
            file.edges()
                .iter()
                .map(|(goal, to)| format!("{goal} serves {}", edge(to))),
        );
        for goal in &file.record.company {
            let target = okr_lsp::workspace::Target {
                file: Some(id),
                objective: goal.objective,
            };
            let by = index.served(target);
            let mut by: Vec<_> = by.map(|(file, goal)| (path(file), goal)).collect();
            by.sort();
            seen.push(format!("{:?} is served by {by:?}", goal.objective));
        }
        let links = index.links_to(&file.path);
        seen.extend(links.map(|(from, link)| format!("linked from {:?} {link:?}", from.path)));
        let around = Surroundings::of(index, &file.path);
        for words in KEY_RESULTS {
            for period in file.record.periods() {
                let same: Vec<_> = around.same_key_results(words, *period).collect();
                seen.push(format!("{words}: {same:?}"));
            }
        }
        let teams = file.record.periods().iter();
        seen.extend(teams.map(|period| {
            let files: Vec<_> = index.teams(*period).map(path).collect();
            format!(
                "{period:?}: {} files, {}",
                files.len(),
                around.has_teams(*period)
            )
        }));
        let latest = around.latest_period();
        let (teams, company) = (around.teams(), around.has_company());
        seen.push(format!("{latest:?} {teams:?} {company}"));
        (file.path.to_path_buf(), seen)
    });
    files.collect()
}

fn goals() -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    prop::collection::vec((0..6usize, 0..9usize, 0..5u8), 0..4)
}

/// What a file holds.
#[derive(Clone, Debug)]
struct Parts {
    lines: usize,
    period: u8,
    heading: usize,
    which: Vec<(usize, usize, u8)>,
}

/// What becomes of a file.
#[derive(Clone, Debug)]
struct Change {
    file: u8,
    removed: bool,
    parts: Parts,
    /// Which of the parts stay as they were: a small change is one of few things.
    kept: [bool; 4],
}

/// The files as they have become.
type Files = BTreeMap<PathBuf, Parts>;

fn texts(files: &Files) -> BTreeMap<PathBuf, String> {
    let texts = files.iter().map(|(path, parts)| {
        let text = text(parts.lines, parts.period, parts.heading, &parts.which);
        (path.clone(), text)
    });
    texts.collect()
}

impl Change {
    /// Makes the change in `index` and `files`; gives the file's path.
    fn make(&self, index: &mut Index, files: &mut Files) -> PathBuf {
        let path = PathBuf::from(match self.file {
            0 => "/okrs/company.md".to_owned(),
            file => format!("/okrs/{file}.okr.md"),
        });
        if self.removed {
            files.remove(&path);
            index.remove(&path);
        } else {
            let parts = self.parts_after(files.get(&path));
            let text = text(parts.lines, parts.period, parts.heading, &parts.which);
            index.insert(&path, record(&path, &text));
            files.insert(path.clone(), parts);
        }
        index.settle_all();
        path
    }

    fn parts_after(&self, before: Option<&Parts>) -> Parts {
        let mut parts = self.parts.clone();
        if let Some(before) = before {
            let [lines, period, heading, which] = self.kept;
            parts.lines = if lines { before.lines } else { parts.lines };
            parts.period = if period { before.period } else { parts.period };
            parts.heading = if heading {
                before.heading
            } else {
                parts.heading
            };
            parts.which = if which {
                before.which.clone()
            } else {
                parts.which
            };
        }
        parts
    }
}

fn change() -> impl Strategy<Value = Change> {
    let removed = prop::bool::weighted(0.1);
    let heading = prop_oneof![1 => Just(0), 2 => 1..HEADINGS.len()];
    let parts = (0..4usize, 1..3u8, heading, goals());
    let parts = parts.prop_map(|(lines, period, heading, which)| Parts {
        lines,
        period,
        heading,
        which,
    });
    let kept = prop::array::uniform4(prop::bool::weighted(0.6));
    (0..5u8, removed, parts, kept).prop_map(|(file, removed, parts, kept)| Change {
        file,
        removed,
        parts,
        kept,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn changed_bit_by_bit_it_is_what_a_fresh_one_is(changes in prop::collection::vec(change(), 1..14)) {
        let mut index = Index::new(Encoding::Utf16);
        let mut files = Files::new();
        for change in changes {
            let before = index.clone();
            let seen = observed(&before);
            change.make(&mut index, &mut files);
            let texts = texts(&files);
            prop_assert_eq!(observed(&before), seen, "a clone has changed");
            // Whichever file is read first.
            for fresh in [indexed(texts.iter()), indexed(texts.iter().rev())] {
                prop_assert_eq!(observed(&index), observed(&fresh));
            }
        }
    }
}

/// All that is said about each file, as an editor shows it.
fn said(index: &Index, texts: &BTreeMap<PathBuf, String>) -> BTreeMap<PathBuf, String> {
    let said = texts.iter().map(|(path, text)| {
        let snapshot = Snapshot::new(&end_of_path(path), 0, text);
        let found = rules::check(&snapshot, Surroundings::of(index, path));
        (path.clone(), format!("{found:?}"))
    });
    said.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whoever_is_told_something_else_is_concerned(changes in prop::collection::vec(change(), 1..14)) {
        let mut index = Index::new(Encoding::Utf16);
        let mut files = Files::new();
        let mut before = BTreeMap::new();
        for change in changes {
            let path = change.make(&mut index, &mut files);
            let concerned = index.take_affected();
            let alone = files.len() == 1 && before.keys().all(|other| *other == path);
            let itself = index.find(&path).filter(|_| alone);
            prop_assert!(!itself.is_some_and(|id| concerned.contains(id)), "a document that is alone");
            let after = said(&index, &texts(&files));
            for (other, said) in &after {
                let id = index.find(other);
                let told = *other == path || id.is_some_and(|id| concerned.contains(id));
                if !told {
                    prop_assert_eq!(Some(said), before.get(other), "{:?} when {:?} changed", other, path);
                }
            }
            before = after;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn several_changes_concern_whom_each_of_them_does(
        together in prop::collection::vec(prop::collection::vec(change(), 1..3), 1..10),
    ) {
        let mut index = Index::new(Encoding::Utf16);
        let mut files = Files::new();
        let mut shown = BTreeMap::new();
        for changes in together {
            for change in changes {
                // Whoever changes is looked at at once, but not when others change after that.
                let path = change.make(&mut index, &mut files);
                let now = said(&index, &texts(&files)).remove(&path);
                shown.remove(&path);
                shown.extend(now.map(|said| (path, said)));
            }
            let concerned = index.take_affected();
            let now = said(&index, &texts(&files));
            for (path, said) in &now {
                if !index.find(path).is_some_and(|id| concerned.contains(id)) {
                    prop_assert_eq!(Some(said), shown.get(path), "{:?}", path);
                }
            }
            shown = now;
        }
    }
}

/// A handbook in one file, and its parts.
const WHOLE: &str = "\
# FY27-Q1 OKRs

## Company

1. **OBJECTIVE: Become the natural choice of school libraries**
   - KR: 200 school libraries try the catalogue for at least a month
   - KR: Win [_N<sub>1</sub>_][n1] towns
1. **OBJECTIVE: Make every branch a place to stay in the evening**
   - KR: Raise evening visits from 20 to 35 a day
1. **OBJECTIVE: Speak at the table where budgets are made**
   - KR: 4 hearings

## Sales

1. **OBJECTIVE: Become the natural choice of school libraries**
   - KR: Sign 12 towns
1. **OBJECTIVE: Prepare the autumn**
   - KR: Sign [_N<sub>1</sub>_][n1] before May
1. **OBJECTIVE: Tidy the cellar**
   - KR: 40 shelves emptied

## Branches

1. **OBJECTIVE: Make every branch a place to stay (in the evening)**
   - KR: Raise evening visits from 20 to 35 a day
1. **OBJECTIVE: Read more aloud**
   - Supports: O1
   - KR: 200 school libraries try the catalogue for at least a month
1. **OBJECTIVE: Warm rooms**
   - KR: Raise evening visits from 20 to 40 a day

[n1]: https://example.org/n1
";

/// The sections of a document, each with its title and its definitions, as files of their own.
fn split(whole: &str) -> BTreeMap<PathBuf, String> {
    let (title, rest) = whole.split_once("\n## ").unwrap();
    let (rest, definitions) = rest.split_once("\n[").unwrap();
    let sections = rest.split("\n## ");
    sections
        .map(|section| {
            let name = section.lines().next().unwrap();
            let file: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let path = PathBuf::from(format!("/okrs/2027-q1/{file}.md"));
            (path, format!("{title}\n## {section}\n[{definitions}"))
        })
        .collect()
}

fn indexed<'a>(texts: impl IntoIterator<Item = (&'a PathBuf, &'a String)>) -> Index {
    let mut index = Index::new(Encoding::Utf16);
    for (path, text) in texts {
        index.insert(path, record(path, text));
    }
    index.settle_all();
    index
}

/// For each goal its words, and the words of the company objective it serves with the kind of evidence.
fn served(texts: &BTreeMap<PathBuf, String>) -> Vec<(String, Option<(String, &'static str)>)> {
    let index = indexed(texts);
    let mut all = Vec::new();
    for (path, text) in texts {
        let snapshot = Snapshot::new(&end_of_path(path), 0, text);
        let around = Surroundings::of(&index, path);
        let resolver = Resolver::new(snapshot.document(), snapshot.text(), around);
        let answer = |edge: Option<Edge>| {
            let edge = edge?;
            let goal = resolver.goal(edge.to)?;
            let elsewhere = matches!(goal.words, Location::Elsewhere(..));
            assert_eq!(elsewhere, edge.to.file.is_some());
            Some((goal.text.to_owned(), edge.evidence.kind()))
        };
        for objective in &snapshot.document().objectives {
            all.push((
                objective.item.text().to_owned(),
                answer(resolver.objective(objective)),
            ));
        }
        for key_result in &snapshot.document().key_results {
            all.push((
                key_result.item.text().to_owned(),
                answer(resolver.key_result(key_result)),
            ));
        }
    }
    all.sort();
    all
}

/// The rules about alignment and what they are about, without places.
fn findings(texts: &BTreeMap<PathBuf, String>) -> Vec<(&'static str, String)> {
    let index = indexed(texts);
    let rules = [
        "unaligned-objective",
        "unsupported-company-objective",
        "near-match-parent",
        "conflicting-target",
        "shared-key-result",
        "unknown-parent",
    ];
    let mut all = Vec::new();
    for (path, text) in texts {
        let snapshot = Snapshot::new(&end_of_path(path), 0, text);
        let found = rules::check(&snapshot, Surroundings::of(&index, path));
        let found = found
            .into_iter()
            .filter(|found| rules.contains(&found.rule.name));
        all.extend(found.map(|found| (found.rule.name, text[found.range.clone()].to_owned())));
    }
    all.sort();
    all
}

fn assert_split_is_whole(whole: &str, path: &str) {
    let one = BTreeMap::from([(PathBuf::from(path), whole.to_owned())]);
    let many = split(whole);
    assert!(many.len() > 2);
    assert_eq!(served(&many), served(&one));
    assert_eq!(findings(&many), findings(&one));
}

#[test]
fn a_handbook_in_many_files_is_aligned_as_in_one() {
    assert_split_is_whole(WHOLE, "/okrs/2027-q1/all.md");
    let served = served(&split(WHOLE));
    let kind = |words: &str| {
        let found = served
            .iter()
            .find(|(goal, to)| goal == words && to.is_some());
        found.and_then(|(_, to)| Some((to.as_ref()?.0.as_str(), to.as_ref()?.1)))
    };
    let schools = "Become the natural choice of school libraries";
    let evenings = "Make every branch a place to stay in the evening";
    assert_eq!(kind(schools), Some((schools, "same-text")));
    assert_eq!(kind("Read more aloud"), Some((schools, "explicit")));
    assert_eq!(
        kind("Sign [_N1_] before May").or(kind("Sign N1 before May")),
        Some((schools, "shared-reference"))
    );
    assert_eq!(
        kind("Raise evening visits from 20 to 35 a day"),
        Some((evenings, "same-key-result"))
    );
    assert_eq!(kind("Tidy the cellar"), None);
    let found = findings(&split(WHOLE));
    let of = |rule: &str| found.iter().filter(|(name, _)| *name == rule).count();
    assert_eq!(of("conflicting-target"), 3);
    assert_eq!(of("unsupported-company-objective"), 1);
}

#[test]
fn the_document_with_24_objectives_is_aligned_alike_when_it_is_split() {
    let seeds = documents_beside("seeds");
    if seeds.is_empty() {
        return;
    }
    let mut seed = seeds.into_iter().filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("002"))
    });
    let whole = fs::read_to_string(seed.next().unwrap()).unwrap();
    assert_split_is_whole(&whole, "/okrs/2027-q1/all.md");
}

#[test]
fn a_circle_through_files_is_told_in_each_of_them() {
    let says = |label: &str, name: &str, title: &str, other: &str, file: &str| {
        format!(
            "# FY27-Q1 OKRs\n\n## {name}\n\n- Objective: {title}\n  - {label}: [{other}]({file}.md)\n  - KR: 3 towns\n"
        )
    };
    let team = |name: &str, title: &str, other: &str, file: &str| {
        says("Supports", name, title, other, file)
    };
    let mut texts = BTreeMap::from([
        (
            "/okrs/a.md".into(),
            team("A", "Find the coast", "Draw the map", "b"),
        ),
        (
            "/okrs/b.md".into(),
            team("B", "Draw the map", "Print it", "c"),
        ),
        (
            "/okrs/c.md".into(),
            team("C", "Print it", "Find the coast", "a"),
        ),
    ]);
    let circles = |texts: &BTreeMap<PathBuf, String>| {
        let index = indexed(texts);
        let said = texts.iter().filter(|(path, text)| {
            let snapshot = Snapshot::new(&end_of_path(path), 0, text);
            let found = rules::check(&snapshot, Surroundings::of(&index, path));
            found
                .iter()
                .any(|found| found.rule.name == "alignment-cycle")
        });
        said.count()
    };
    assert_eq!(circles(&texts), 3);
    // Peers are no reason for each other, whichever file says so.
    let peer = says("Aligned with", "C", "Print it", "Find the coast", "a");
    texts.insert("/okrs/c.md".into(), peer);
    assert_eq!(circles(&texts), 0);
    texts.insert("/okrs/c.md".into(), team("C", "Print it", "Sell it", "d"));
    assert_eq!(circles(&texts), 0);
}

#[test]
fn what_is_worked_out_by_goals_of_before_is_worked_out_again() {
    let (company, team) = (Path::new("/company.okr.md"), Path::new("/team.okr.md"));
    let mut index = Index::new(Encoding::Utf8);
    index.insert(company, record(company, &text(0, 1, 0, &[(4, 0, 0)])));
    index.insert(team, record(team, &text(0, 1, 1, &[(5, 1, 0)])));
    index.refresh();
    let pending = index.pending(usize::MAX).into_iter();
    let resolved: Vec<_> = pending.map(|pending| index.resolve(pending)).collect();
    // While that was worked out, the company has taken up what the team does.
    index.insert(company, record(company, &text(0, 1, 0, &[(5, 0, 0)])));
    index.refresh();
    for resolved in resolved {
        index.settle(resolved);
    }
    assert!(index.is_unsettled());
    index.settle_all();
    let served = index.find(team).and_then(|id| index.edge((id, 0)));
    assert!(served.is_some());
}
