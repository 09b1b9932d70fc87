//! The pages of the guidelines in hovers.

use super::super::help::MOST_FACTS;
use super::*;
use crate::guidelines::{TOPICS, Topic};

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
