//! What is said of objectives and key results.

use super::*;

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
