//! Whether the words of an item say what is to be reached or done. If they do, a figure behind them tells how far it has
//! come.
//!
//! In `Increase NPS to 45 (70%)` and `Ship the app (70%)`, 70% is how far it has come. In `Reach conversion (70%)` and
//! `Test coverage: 80%` it is the target, because without it nothing tells when the goal is reached. Where readers may
//! differ, the figure stays in the words: a measure is never lost.

use crate::lexicon::note;
use crate::measure::{Measure, Reading};
use crate::model::plain::PlainText;
use crate::model::split;

/// Whether the words need no figure. Those of an `objective` do not, unless they begin as a target does.
pub(super) fn is_complete(plain: &PlainText, objective: bool) -> bool {
    Reading::of(&plain.phrase()).measure() != Measure::None
        || is_work(plain)
        || (objective && !begins_as_target(plain.as_str()))
}

/// Whether the words are of work to be done: `Ship it`, `Frontend: Ship it`.
fn is_work(plain: &PlainText) -> bool {
    let text = plain.as_str();
    let behind = split::at_first(text, &[':'], 60);
    let behind = behind.map(|(before, _)| plain.slice(before.len() + 1..text.len()));
    is_worded_as_work(plain) || behind.is_some_and(|behind| is_worded_as_work(&behind))
}

fn is_worded_as_work(plain: &PlainText) -> bool {
    let words = plain.as_str().to_lowercase();
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or_default();
    let object = |word: &str| ["the", "a", "an", "our", "it"].contains(&word);
    let sure = !note::VERB_OR_METRIC.contains(&first) || words.any(object);
    sure && Reading::of(&plain.phrase()).work_like()
}

fn begins_as_target(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    note::REACHING.contains(&first.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn words_are_complete_with_a_measure_or_work() {
        for [complete, kind, all] in cases(
            r"
            yes | key result | Increase NPS to 45; All shops are open; Ship the app; Shop team: Ship the app; Test the app
            no  | key result | Reach conversion; Customer satisfaction; Test coverage; Automate tests; Improve onboarding
            yes | objective  | Improve onboarding
            no  | objective  | Reach conversion
        ",
        ) {
            for text in all.split("; ") {
                let found = is_complete(&PlainText::of_words(text), kind == "objective");
                assert_eq!(found, complete == "yes", "{text}");
            }
        }
    }
}
