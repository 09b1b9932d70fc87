//! Hovers on small documents: `$0` is the place, `<|…|>` what is underlined.

use std::path::PathBuf;

use jiff::civil::date;
use okr_lsp_fixture::Fixture;

use super::help::MOST_FACTS;
use super::*;
use crate::guidelines::{TOPICS, Topic};
use crate::text::Encoding;
use crate::workspace::index::{Index, Record};

/// The hover at `$0` on 2026-03-01, with what it underlines.
fn hovered(notation: &str) -> Option<(Hover, String)> {
    let file = Fixture::new(&format!("//- /plan.okr\n{notation}"))
        .file()
        .clone();
    let snapshot = Snapshot::new("plan.okr", 0, &file.text);
    let cursor = file.cursor.expect("a cursor");
    let hover = hover(&snapshot, cursor, date(2026, 3, 1), Surroundings::none())?;
    assert!(
        hover.range.start <= cursor && cursor <= hover.range.end,
        "{notation}"
    );
    let underlined = file.text.get(hover.range.clone()).expect("a range");
    let underlined = underlined.to_owned();
    Some((hover, underlined))
}

/// The page's title, and the facts below it.
fn said(notation: &str) -> (String, Vec<String>) {
    let (hover, _) = hovered(notation).unwrap_or_else(|| panic!("nothing is said in {notation}"));
    let (page, facts) = hover
        .markdown
        .split_once("\n---\n\n")
        .unwrap_or((&hover.markdown, ""));
    let title = page.lines().next().unwrap_or_default();
    let facts = facts
        .lines()
        .map(|fact| fact.trim_start_matches("- ").to_owned());
    (title.trim_start_matches("# ").to_owned(), facts.collect())
}

/// A document of a company and two teams; `TEAM` stands for Sales' objectives.
const PLAN: &str = "\
# FY27-Q1 OKRs

> For Q1, which runs from 2026-02-01 to 2026-04-30.

## Company

1. **OBJECTIVE: Be the first choice of schools**
   - KR: Win [_N<sub>1</sub>_][n1] cities
1. **OBJECTIVE: Answer fast**

## Product

1. **OBJECTIVE: Be the first choice of schools**
   - KR: Answers wait less than 2 days

## Sales

TEAM

[n1]: https://example.org/n1
";

fn sales(objectives: &str) -> String {
    PLAN.replace("TEAM", objectives)
}

#[test]
fn key_results_are_read_aloud() {
    for (key_result, title, expected) in [
        (
            "KR: Increase lo$0ans without staff from 35% to 60%",
            "Key result",
            &[
                "What is measured: **loans without staff**",
                "Baseline **35%**, target **60%**: +25 percentage points",
                "Due: **2026-04-30**, the end of the period, in 60 days",
                "Objective: Travel more",
                "Nothing says which company objective it supports",
            ][..],
        ),
        (
            "KR: Reduce wai$0ting from 5 days to 36 hours",
            "Key result",
            &["Baseline **5 days**, target **36 hours**: −84 h"],
        ),
        (
            "KR: Reduce chu$0rn from 3% to 5%",
            "Key result",
            &[
                "Baseline **3%**, target **5%**: +2 percentage points; but “Reduce” says that it falls",
            ],
        ),
        (
            "KR: Ra$0ise trials from 5 to 8",
            "Baseline and target",
            &["“Raise” says that a value rises: from a lower to a higher one"],
        ),
        (
            "KR: Raise trials from $05 to 8",
            "Baseline and target",
            &["Baseline **5** of the key result **Raise trials from 5 to 8**"],
        ),
        (
            "KR: Reach at least 4$00 city schools by May",
            "Baseline and target",
            &["Value: at least **40 city schools**"],
        ),
        (
            "KR: Kee$0p churn below 3%",
            "Guardrail",
            &["“Keep” says that a value is kept: a guardrail"],
        ),
        (
            "KR: Lau$0nch the page",
            "Outcome and output",
            &[
                "“Launch” names work: an output. What effect should it have?",
                "Nothing in it can be counted or measured",
            ],
        ),
        (
            "KR: Hel$0p the branches",
            "Outcome and output",
            &["“Help” names an activity. What effect should it have?"],
        ),
        (
            "KR: Every sch$0ool borrows",
            "Key result",
            &["It can be counted: a word says how many, how often or which rank"],
        ),
        (
            "KR: Raise the sc$0ore from to 9",
            "Key result",
            &["Its range lacks the value it starts from"],
        ),
        (
            "KR: Answers wait less than 2 d$0ays",
            "Baseline and target",
            &[
                "Value: less than **2 days** (time)",
                "The same key result in Product (line 14)",
            ],
        ),
        (
            "KR: Win [_N<sub>1</sub>_][n1] c$0ities",
            "Key result",
            &[
                "Its value is confidential; that counts as a measure",
                "The same key result in Company (line 8)",
                "Supports **Be the first choice of schools** (both refer to `n1`)",
            ],
        ),
        (
            "K$0R: 5 trips\n     - Owner: Kim\n     - Baseline: 2\n     - Target: 6\n     - Current: 3",
            "Key result",
            &[
                "Value: **5 trips**",
                "Stated: owner **Kim**, baseline **2**, target **6**, current **3**",
                "Progress: 25 % of the way from baseline to target; 32 % of the period is over",
            ],
        ),
        (
            "KR: Contents of libr$0aries\n     - Target: 5 towns",
            "Key result",
            &[
                "Measured by its stated target",
                "Stated: target **5 towns**",
            ],
        ),
        (
            "KR: 5 tr$0ips\n     - Initiative: Drive",
            "Key result",
            &["1 initiative listed for it"],
        ),
    ] {
        let text = sales(&format!("1. **OBJECTIVE: Travel more**\n   - {key_result}"));
        let (found, facts) = said(&text);
        assert_eq!(found, title, "{key_result}");
        for fact in expected {
            assert!(
                facts.iter().any(|one| one == fact),
                "{fact:?} is not among {facts:#?}"
            );
        }
    }
}

#[test]
fn objectives_tell_whom_they_serve_and_how_they_stand() {
    for (objective, title, expected) in [
        (
            "OBJECTIVE: Be the f$0irst choice of schools**\n   - KR: 3 pilots\n   - KR: Nicer",
            "Objective",
            &[
                "Level: team (Sales)",
                "2 key results, 1 of them measurable",
                "It does not say why the change matters",
                "Supports **Be the first choice of schools** (it repeats the objective's text)",
            ][..],
        ),
        (
            "OBJECTIVE: Answer sooner so that rea$0ders stay**\n   - Supports: O2\n   - Owner: Kim",
            "Objective",
            &[
                "no key results",
                "It says why the change matters",
                "Stated: owner **Kim**",
                "Supports **Answer fast** (stated in the text)",
            ],
        ),
        (
            "OBJ$0ECTIVE: Travel more**\n   - KR: A\n     - Progress: 40%\n   - KR: From 2 to 6\n     - Current: 4",
            "Objective",
            &["Progress: 45 %, the average of its key results"],
        ),
        (
            "OBJECTIVE: Grow loans by 2$00%**",
            "Objective",
            &[
                "**20%** is a target; it belongs to a key result",
                "“by 20%” is a target: it belongs to a key result",
            ],
        ),
        (
            "OBJECTIVE: Identi$0fy why readers leave**",
            "From a problem to an OKR",
            &[
                "“Identify” says what to find out first: a good objective if the problem is not understood yet",
            ],
        ),
        (
            "OBJECTIVE: Keep *a_b* `x` <i>as* it i$0s**",
            "Objective",
            &["Level: team (Sales)"],
        ),
    ] {
        let (found, facts) = said(&sales(&format!("1. **{objective}")));
        assert_eq!(found, title, "{objective}");
        for fact in expected {
            assert!(
                facts.iter().any(|one| one == fact),
                "{fact:?} is not among {facts:#?}"
            );
        }
    }
    let company = sales(
        "1. **OBJECTIVE: Be the first choice of schools**\n1. **OBJECTIVE: Be the first choice of schools**",
    );
    for (objective, expected) in [
        (
            "Be the first$0 choice",
            "Supported by Product, Sales (2 objectives)",
        ),
        ("Answer$0 fast", "No team supports it yet"),
    ] {
        let (title, facts) = said(&company.replacen(&objective.replace("$0", ""), objective, 1));
        assert_eq!(title, "Company objective");
        assert_eq!(facts.last().map(String::as_str), Some(expected));
    }
}

/// What is said at the cursor of the first of several files that belong to one workspace.
fn said_among(files: &[(&str, &str)]) -> Vec<String> {
    let mut index = Index::new(Encoding::Utf8);
    let mut opened = None;
    for (name, notation) in files {
        let file = Fixture::new(&format!("//- /{name}\n{notation}"))
            .file()
            .clone();
        let snapshot = Snapshot::new(name, 0, &file.text);
        let path = PathBuf::from(format!("/{name}"));
        index.insert(&path, Record::of(&snapshot, &path, Encoding::Utf8));
        opened = opened.or(Some((snapshot, path, file.cursor.expect("a cursor"))));
    }
    index.settle_all();
    let (snapshot, path, cursor) = opened.expect("a file");
    let around = Surroundings::of(&index, &path);
    let hover = hover(&snapshot, cursor, date(2026, 3, 1), around).expect("a hover");
    let (_, facts) = hover.markdown.split_once("\n---\n\n").expect("facts");
    facts
        .lines()
        .map(|fact| fact.trim_start_matches("- ").to_owned())
        .collect()
}

#[test]
fn other_files_are_named() {
    let year = "# FY27 OKRs\n\n## Company\n\n1. $0O: Win every town\n";
    let company = "# FY27-Q1 OKRs\n\n## Company\n\n1. O: Win towns in the north$0\n   - Supports: Win every town\n   - KR: 5 towns borrow\n";
    let team =
        "# FY27-Q1 OKRs\n\n## Sales\n\n1. O: Win towns in the north\n   - KR: 5 towns bor$0row\n";
    let (year, company, team) = (
        ("year.okr", year),
        ("company.okr", company),
        ("team.okr", team),
    );
    for (files, expected) in [
        (
            [team, company, year],
            &[
                "The same key result in company.okr line 7",
                "Supports **Win towns in the north**, company.okr line 5 (the company has the same key result)",
                "That supports **Win every town**, year.okr line 5 (stated in the text)",
            ][..],
        ),
        (
            [company, team, year],
            &[
                "Supports **Win every town**, year.okr line 5 (stated in the text)",
                "Supported by Sales",
            ],
        ),
    ] {
        let facts = said_among(&files);
        for fact in expected {
            assert!(
                facts.iter().any(|one| one == fact),
                "{fact:?} is not among {facts:#?}"
            );
        }
    }
}

#[test]
fn other_places_have_their_topics() {
    let other = |text: &str| {
        sales(&format!(
            "1. **OBJECTIVE: Travel**\n   - KR: 3 trips\n\n{text}"
        ))
    };
    for (text, title, underlined, fact) in [
        // Attributes of items.
        (
            "1. O: A\n   - Own$0er: Kim",
            "Ownership",
            "- Owner: Kim",
            "Owner **Kim** of the objective **A**",
        ),
        (
            "1. O: A\n   - Owner: K$0im\n1. O: B\n   - Owner: Kim",
            "Ownership",
            "Kim",
            "Kim also owns 1 other item of this document",
        ),
        (
            "1. O: A\n   - Owner: Kim | Sta$0tus: late",
            "Status",
            "- Owner: Kim | Status: late",
            "Status **late** of the objective **A**",
        ),
        (
            "1. O: A\n   - Score: 0.$05",
            "Scoring",
            "0.5",
            "That is yellow: a good part of the target was reached",
        ),
        (
            "1. O: A\n   - Confi$0dence: 5/10",
            "Confidence",
            "- Confidence: 5/10",
            "Confidence **5/10** of the objective **A**",
        ),
        (
            "1. O: A\n   - Prior$0ity: P1",
            "Focus",
            "- Priority: P1",
            "Priority **P1** of the objective **A**",
        ),
        (
            "1. O: A\n   - Supports: $0O2",
            "Alignment",
            "O2",
            "Supports **Answer fast** (stated in the text)",
        ),
        (
            "1. O: A\n   - Progress: 4$00%",
            "Progress",
            "40%",
            "Progress **40%** of the objective **A**",
        ),
        (
            "- [x$0] KR: 3 trips",
            "Status",
            "- [x] ",
            "Status **done** of the key result **3 trips**",
        ),
        (
            "- KR: 3 trips => on tr$0ack",
            "Status",
            "on track",
            "Status **on track** of the key result **3 trips**",
        ),
        ("Owner: K$0im", "Ownership", "Kim", "Owner **Kim**"),
        // Periods and dates.
        (
            "- KR: 3 trips by end of Q$01",
            "Period",
            "Q1",
            "From 2026-02-01 to 2026-04-30; 60 days are left, 32 % of it is over",
        ),
        (
            "- KR: 3 trips in Q4$0 2025",
            "Period",
            "Q4 2025",
            "From 2025-10-01 to 2025-12-31; it ended 60 days ago",
        ),
        (
            "- KR: 3 trips by 2026-0$05-02",
            "Period",
            "2026-05-02",
            "It is after the end of **FY27-Q1**, the period of this document",
        ),
        // Kinds of items and their groups.
        (
            "- Initiative: Dri$0ve",
            "Initiative",
            "Drive",
            "Work for the objective **Travel**; no key result is named",
        ),
        (
            "- KPI: Reven$0ue: 2m USD",
            "KPI",
            "Revenue: 2m USD",
            "Watched by Sales",
        ),
        (
            "1. O: A\n   - Key Resu$0lts:\n     - 3 trips\n     - More",
            "Number of key results",
            "- Key Results",
            "Below it: 2 key results, 1 of them measurable",
        ),
        // Placeholders.
        (
            "- KR: [_N<sub>1</sub>_][n$01]",
            "Placeholder",
            "[_N<sub>1</sub>_][n1]",
            "The same value in Company (line 8), Sales (line 21)",
        ),
        (
            "- KR: [_N<sub>7</sub>_][n$07]",
            "Placeholder",
            "[_N<sub>7</sub>_][n7]",
            "Nothing defines `n7` in this document",
        ),
        // Words of the page's own.
        ("## Retros$0pective", "Retrospective", "Retrospective", ""),
        (
            "**W$0HY:** Nobody comes.",
            "From a problem to an OKR",
            "WHY",
            "",
        ),
        (
            "Type: comm$0itted",
            "Committed and aspirational",
            "committed",
            "",
        ),
        (
            "| Key result | Confi$0dence |\n|---|---|\n| 3 trips | 5/10 |",
            "Confidence",
            "Confidence",
            "",
        ),
        (
            "| Key result | Confidence |\n|---|---|\n| 3 trips | 5$0/10 |",
            "Confidence",
            "5/10",
            "Confidence **5/10** of the key result **3 trips**",
        ),
    ] {
        let (hover, found) = hovered(&other(text)).unwrap_or_else(|| panic!("nothing in {text}"));
        let page = hover.markdown.lines().next().unwrap_or_default();
        assert_eq!(page, format!("# {title}"), "{text}");
        assert_eq!(found, underlined, "{text}");
        assert!(hover.markdown.contains(fact), "{text}: {}", hover.markdown);
    }
}

#[test]
fn headings_count_what_stands_below_them() {
    let text = sales("1. **OBJECTIVE: Travel**\n   - KR: 3 trips\n   - KR: Nicer");
    for (heading, title, expected) in [
        (
            "# FY27-Q1 OK$0Rs",
            "OKR",
            &[
                "For **FY27-Q1**",
                "4 objectives in 3 sections, 4 key results, 3 of them measurable",
            ][..],
        ),
        (
            "## Comp$0any",
            "Company objective",
            &[
                "Level: company",
                "2 objectives with 1 key result, which is measurable",
                "Supported by no team: “Answer fast”",
            ],
        ),
        (
            "## Sal$0es",
            "Team OKR",
            &[
                "Level: team",
                "1 objective with 2 key results, 1 of them measurable",
                "Not aligned with a company objective: “Travel”",
            ],
        ),
    ] {
        let (found, facts) = said(&text.replacen(&heading.replace("$0", ""), heading, 1));
        assert_eq!(found, title);
        assert_eq!(facts, expected);
    }
}

#[test]
fn the_document_s_period_counts_its_days() {
    let (title, facts) = said(&sales("x").replacen("FY27-Q1", "FY27-$0Q1", 1));
    assert_eq!(title, "Period");
    assert_eq!(
        facts,
        [
            "This document is for **FY27-Q1**",
            "From 2026-02-01 to 2026-04-30; 60 days are left, 32 % of it is over"
        ]
    );
}

#[test]
fn a_placeholder_s_definition_may_be_anything() {
    for (destination, expected) in [
        (
            "https://example.org/a_b",
            "`n1` is kept at <https://example.org/a_b>",
        ),
        ("our/*safe*", r"`n1` is kept at our/\*safe\*"),
    ] {
        let text = sales("x").replace("https://example.org/n1", destination);
        for place in ["N<sub>$01", "[n$01]: "] {
            let text = text.replacen(&place.replace("$0", ""), place, 1);
            let (title, facts) = said(&text);
            assert_eq!(title, "Placeholder");
            assert_eq!(facts, [expected, "The only use is on line 8"]);
        }
    }
}

#[test]
fn nothing_is_said_about_prose() {
    for text in [
        "Some pr$0ose",
        "- a li$0st",
        "Seen in 20$021 and Q2 2021.",
        "```\nKR: 5 c$0ups\n```",
    ] {
        let found = hovered(&sales(&format!("1. O: A\n   - KR: 3 trips\n\n{text}")));
        assert!(found.is_none(), "{text}: {found:?}");
    }
    let snapshot = Snapshot::new("notes.md", 0, "# Retrospective\n\nWHY: we ask\n");
    assert!(hover(&snapshot, 4, date(2026, 3, 1), Surroundings::none()).is_none());
}

#[test]
fn hovers_fit_on_a_screen() {
    let long = "word ".repeat(300);
    let text = format!(
        "1. O: {long}\n   - Owner: {long}\n   - KR: From 2 {long} to 6\n     - Current: 4 {long}\n"
    )
    .repeat(20);
    let snapshot = Snapshot::new("plan.okr", 0, &sales(&text));
    for offset in (0..snapshot.text().len()).step_by(97) {
        if let Some(hover) = hover(&snapshot, offset, date(2026, 3, 1), Surroundings::none()) {
            assert!(hover.markdown.lines().count() <= 40, "{}", hover.markdown);
            let longest = hover
                .markdown
                .lines()
                .map(|line| line.chars().count())
                .max();
            assert!(longest <= Some(450), "{}", hover.markdown);
        }
    }
    let pages = TOPICS.iter().map(|topic| topic.page.lines().count());
    assert!(pages.max().unwrap_or_default() + 3 + MOST_FACTS <= 40);
}

/// What a page shows instead of what, as the text of a key result or an objective.
fn example(topic: &Topic) -> [String; 2] {
    let behind = |mark: &str| {
        let (_, behind) = topic.page.split_once(mark).expect("an example");
        let (_, behind) = behind.split_once('“').expect("words in quotes");
        let (words, _) = behind.split_once('”').expect("the end of the quote");
        words.replace('\n', " ")
    };
    [behind("**Instead of**"), behind("**write**")]
}

#[test]
fn examples_are_as_bad_and_as_good_as_they_say() {
    use crate::guidelines::{
        COMPANY_OBJECTIVE, GUARDRAIL, KEY_RESULT, OBJECTIVE, OUTCOME_VS_OUTPUT, SMART,
    };
    for topic in [&KEY_RESULT, &GUARDRAIL, &OUTCOME_VS_OUTPUT, &SMART] {
        for (words, measurable) in example(topic).iter().zip([false, true]) {
            let snapshot = Snapshot::new("plan.okr", 0, &format!("O: A\nKR: {words}\n"));
            let measure = snapshot
                .document()
                .key_results
                .first()
                .map(|one| one.item.measure());
            assert_eq!(
                measure != Some(crate::measure::Measure::None),
                measurable,
                "{topic:?}: {words}"
            );
        }
    }
    for topic in [&OBJECTIVE, &COMPANY_OBJECTIVE] {
        for (words, has_target) in example(topic).iter().zip([true, false]) {
            let snapshot = Snapshot::new("plan.okr", 0, &format!("O: {words}\n"));
            let objective = snapshot.document().objectives.first();
            let target = objective.and_then(|one| one.item.facts().target.as_ref());
            assert_eq!(target.is_some(), has_target, "{topic:?}: {words}");
        }
    }
}
