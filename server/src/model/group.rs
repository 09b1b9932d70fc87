//! Headings and sentences that say what the items below them are.

use super::conventions::ItemKind;
use super::heading::is_period_word;
use super::{label, split};
use crate::lexicon::group;

/// What the items are that a heading or line with these words and nothing else stands over. A period, as in `Key
/// Results for Q4`, and what stands in parentheses say only when.
pub(super) fn named(words: &str) -> Option<ItemKind> {
    let lower = words.split(['(', '（']).next()?.to_lowercase();
    let name = lower.trim_matches(|char: char| !char.is_alphabetic());
    label::group(name).or_else(|| among_others(&lower))
}

/// The same where other words stand beside the name: `Our key results`.
fn among_others(lower: &str) -> Option<ItemKind> {
    let mut words = telling(lower)
        .filter(|word| !is_period_word(word))
        .skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let first = words.next()?;
    let key = first == "key";
    let kind = match if key { words.next()? } else { first } {
        "objectives" | "objective" => ItemKind::Objective,
        "results" | "result" if key => ItemKind::KeyResult,
        "krs" => ItemKind::KeyResult,
        "initiatives" | "initiative" => ItemKind::Initiative,
        "kpis" => ItemKind::Kpi,
        "metrics" if key => ItemKind::Kpi,
        _ => return None,
    };
    words
        .all(|word| group::ASIDE.contains(&word))
        .then_some(kind)
}

/// What the items are that a line of prose such as `This objective has four KRs:` introduces. It counts them:
/// `Good key results are:` explains what they are.
pub(super) fn introduced(words: &str) -> Option<ItemKind> {
    let sentence = words.strip_suffix([':', '：'])?.to_lowercase();
    let mut kind = None;
    let mut counted = false;
    for word in split::words(&sentence) {
        counted |= group::COUNT.contains(&word) || matches!(word.as_bytes(), [b'2'..=b'9']);
        kind = match word {
            "objectives" => Some(ItemKind::Objective),
            "krs" | "results" => Some(ItemKind::KeyResult),
            "initiatives" => Some(ItemKind::Initiative),
            _ => kind,
        };
    }
    kind.filter(|kind| counted || *kind == ItemKind::Initiative)
}

/// Whether a heading or item with these words and nothing else stands over remarks on items: what is labelled
/// there, `KR 1: see above`, names an item of another place.
pub(super) fn is_remarks(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut words = telling(&lower);
    let noun = words.find(|word| !group::REMARKED.contains(word));
    noun.is_some_and(|noun| group::REMARK.contains(&noun))
        && words.all(|word| group::REMARKED.contains(&word))
}

/// The words of a lower-case heading, without those that say nothing: articles, `our`.
fn telling(lower: &str) -> impl Iterator<Item = &str> {
    split::words(lower).filter(|word| !word.is_empty() && !group::FILLER.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;
    use crate::test::cases;

    fn shown(group: Option<ItemKind>) -> String {
        group.map_or("-".to_owned(), |group| format!("{group:?}"))
    }

    #[test]
    fn headings_open_groups() {
        for [words, group] in cases(
            r"
            Key Results | KeyResult
            Key results for Q4 (draft): | KeyResult
            Our objectives | Objective
            Key initiatives | Initiative
            Results | -
            Key results of the survey | -
             | -
        ",
        ) {
            assert_eq!(shown(named(words)), group, "{words}");
        }
    }

    #[test]
    fn remarks_are_told_by_their_headings() {
        assert_told(
            is_remarks,
            r"
            yes | Grading Notes; 📝 Progress notes:; Retrospective; Notas de Progresso
            no | Publish release notes; Notes on sales; Progress
            no |
        ",
        );
    }

    #[test]
    fn sentences_introduce_groups_that_they_count() {
        for [words, group] in cases(
            r"
            This objective has four KRs: | KeyResult
            These are our 3 big objectives for the year: | Objective
            The following initiatives will move it: | Initiative
            Good key results are: | -
            We have three objectives. | -
        ",
        ) {
            assert_eq!(shown(introduced(words)), group, "{words}");
        }
    }
}
