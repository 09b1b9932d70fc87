//! What is said of other places: labels, headings, periods, placeholders, prose.

use super::*;

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
