//! What the whole module says of a phrase, and that nothing can upset it.

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::test::cases;

/// Compares what `show` says of the text of each case with the rest of its line, which is empty for none.
pub(super) fn shows<S: ToString>(table: &'static str, show: impl Fn(&Reading) -> Option<S>) {
    for [text, expected] in cases(table) {
        let found = show(&Reading::of(&Phrase::of_words(text)));
        let found = found.map(|found| found.to_string());
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }
}

/// The same for the part of the text that `find` gives.
pub(super) fn finds(table: &'static str, find: impl Fn(&Reading) -> Option<Range<usize>>) {
    shows(table, |reading| {
        Some(reading.tokens.text[find(reading)?].to_owned())
    });
}

/// The same for an answer: `yes`, or nothing for no.
pub(super) fn holds(table: &'static str, is: impl Fn(&Reading) -> bool) {
    shows(table, |reading| is(reading).then_some("yes"));
}

/// The text without the brackets of `⟦N1⟧`, and the place of this redaction.
pub(super) fn redacted(text: &str) -> (String, Range<usize>) {
    let start = text.find('⟦').unwrap_or(text.len());
    let end = text.find('⟧').map_or(start, |end| end - '⟦'.len_utf8());
    (text.replace(['⟦', '⟧'], ""), start..end)
}

/// Pieces of which the recognisers are fond, so that chance meets their edges.
const PIECES: [&str; 44] = [
    "from", "to", " ", " ", " ", "30", "5", "k", "%", "％", "$", "€", "-", "→", "->", "Q2", "FY22",
    "2021", "-05", "-01", "N", "X", "TBD", "??", "__", "(", ")", "[", "]", "#", "top", "Reduce",
    "Increase", "half", "one", "all", "no", "weekly", "٣", "½", "5万", "所有", "é", ".",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40);
    prop_oneof![pieces.prop_map(|p| p.concat()), any::<String>(), ".{0,60}"]
}

fn spans() -> impl Strategy<Value = Vec<Range<usize>>> {
    proptest::collection::vec((0..90usize, 0..90usize).prop_map(|(a, b)| a..b), 0..5)
}

/// Every range that the module can return for the phrase.
fn ranges(phrase: &Phrase) -> Vec<Range<usize>> {
    let reading = Reading::of(phrase);
    let change = |c: Change| [c.range, c.baseline.range, c.target.range];
    let mut found: Vec<_> = reading.quantities().into_iter().map(|q| q.range).collect();
    found.extend(reading.change().into_iter().flat_map(change));
    if let Some(contradiction) = reading.contradiction() {
        found.push(contradiction.verb);
        found.extend(change(contradiction.change));
    }
    found.extend(reading.incomplete_range().map(|r| r.range));
    found.extend(reading.objective_target().map(|t| t.range));
    found
}

#[test]
fn measures() {
    let table = "
        Public tutorial site deployed in June                                  | None
        Commit to a new pricing model by end of Q2                             | None
        We've documented and are executing on the outreach process             | None
        New website plan complete; V2 updates are rolling out                  | None
        Guidelines are adopted internally                                      | None
        Traction is sufficient to build the team in Q3                         | None
        Morale improves from the start of the quarter to the end               | None
        Build great demo scripts to cover most situations                      | None
        Survey is live and tracked: response rate, time to answer, # answers per team | None
        Improve customer satisfaction                                          | None
        more followers and engagement                                          | None
        Maximize monthly unique visitors                                       | None
        Lead > qualified > accepted conversion is visible                      | None
        Finish the plan for the next 18 months                                 | None
        Migrate off the old cluster (#4260, #5547)                             | None
        Top-5 post on the forum                                                | Measured
        Be the #1 choice of small teams                                        | Measured
        Program V1 deployed with at least 15 members in mid-June               | Measured
        New hires lead meetings within first 30 days                           | Measured
        Templates are ready for deals within 1 day of request                  | Measured
        Revenue is predicted with <30% variance                                | Measured
        Final Q2 hiring is 85%+ of plan                                        | Measured
        3x qualified pipeline for Q3+Q4                                        | Measured
        Double the number of partners                                          | Measured
        Cut the setup time in half                                             | Measured
        Raise conversion by a third                                            | Measured
        Our tools serve twice as many people                                   | Measured
        Implement the database (in 5 stages)                                   | Measured
        Keep the error rate below 1 in 1000                                    | Measured
        Values interview for all candidates                                    | Measured
        All sales staff have completed the course                              | Measured
        Every large account has a success plan                                 | Measured
        Across all accounts, a plan exists if one is at risk                   | Measured
        Zero rejected builds                                                   | Measured
        No open security findings                                              | Measured
        Weekly per-team reviews of the handbook                                | Measured
        The board receives monthly updates                                     | Measured
        Land X large customers                                                 | Redacted
        Move the win rate from X to Y                                          | Redacted
        Raise usage by X%                                                      | Redacted
        $X in new sales                                                        | Redacted
        TBD                                                                    | Redacted
        Key result 1                                                           | Redacted
        XXX well-known people on the podcast                                   | Redacted
        Cut cost by 10% (target TBD)                                           | Measured
    ";
    shows(table, |reading| Some(format!("{:?}", reading.measure())));
}

#[test]
fn a_linked_placeholder_withholds_the_measure_it_leads() {
    let table = "
        Approval from ⟦N2⟧ to proceed with a 10k+-user trial    | Redacted
        Weekly active user growth to get to ⟦N0⟧ by end of year | Redacted
        $⟦N1⟧ of revenue                                        | Redacted
        ⟦N8⟧ users with at least 1 repository                   | Redacted
        ⟦N9⟧                                                    | Redacted
        Week-1 retention grows ⟦N7⟧                             | Redacted
        3x pipeline coverage for FY22 ($⟦N4⟧ if at plan)        | Measured
        2x weekly activation to ⟦N7⟧                            | Measured
        Every account is renewed (including ⟦N9⟧)               | Measured
    ";
    for [marked, expected] in cases(table) {
        let (text, place) = redacted(marked);
        let phrase = Phrase {
            placeholders: &[place],
            ..Phrase::of_words(&text)
        };
        let reading = Reading::of(&phrase);
        assert_eq!(format!("{:?}", reading.measure()), expected, "{marked}");
        assert_eq!(reading.change(), None, "{marked}");
        assert_eq!(reading.incomplete_range(), None, "{marked}");
    }
}

#[test]
fn code_says_nothing_unless_it_is_all_there_is() {
    let measure = |text, opaque| {
        let phrase = Phrase {
            opaque: &[opaque],
            ..Phrase::of_words(text)
        };
        Reading::of(&phrase).measure()
    };
    assert_eq!(measure("Call run(5) often", 5..11), Measure::None);
    assert_eq!(measure("Get 100 subscribers", 0..19), Measure::Measured);
}

proptest! {
    #[test]
    fn nothing_panics_and_ranges_are_text(text in texts(), placeholders in spans(), opaque in spans()) {
        let phrase = Phrase { text: &text, placeholders: &placeholders, opaque: &opaque };
        let reading = Reading::of(&phrase);
        reading.measure();
        reading.work_like();
        for range in ranges(&phrase) {
            prop_assert!(text.get(range.clone()).is_some_and(|s| !s.is_empty()), "{range:?}");
        }
    }
}
