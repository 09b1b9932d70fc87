//! Headings and sentences that say what the items below them are.

use super::conventions::ItemKind;
use super::heading::is_period_word;
use super::label;
use crate::lexicon::group;

/// What the items of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Objectives,
    KeyResults,
    Initiatives,
    Kpis,
}

impl Group {
    /// The group that a heading or line with these words and nothing else opens; a period, as in `Key
    /// Results for Q4`, and what stands in parentheses say only when.
    pub(super) fn named(words: &str) -> Option<Self> {
        let lower = words.split(['(', '（']).next()?.to_lowercase();
        let name = lower.trim_matches(|char: char| !char.is_alphabetic());
        if let Some(kind) = label::group(name) {
            return Some(kind.into());
        }
        let mut words = lower
            .split(|char: char| !char.is_alphanumeric())
            .filter(|word| !word.is_empty() && !group::FILLER.contains(word))
            .filter(|word| !is_period_word(word))
            .skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let first = words.next()?;
        let key = first == "key";
        let group = match if key { words.next()? } else { first } {
            "objectives" | "objective" => Self::Objectives,
            "results" | "result" if key => Self::KeyResults,
            "krs" => Self::KeyResults,
            "initiatives" | "initiative" => Self::Initiatives,
            "kpis" => Self::Kpis,
            "metrics" if key || first != "metrics" => Self::Kpis,
            _ => return None,
        };
        words
            .all(|word| group::ASIDE.contains(&word))
            .then_some(group)
    }

    /// The group that a line of prose such as `This objective has four KRs:` introduces. It counts them:
    /// `Good key results are:` explains what they are.
    pub(super) fn introduced(words: &str) -> Option<Self> {
        let sentence = words.strip_suffix([':', '：'])?.to_lowercase();
        let mut group = None;
        let mut counted = false;
        for word in sentence.split(|char: char| !char.is_alphanumeric()) {
            counted |= group::COUNT.contains(&word) || matches!(word.as_bytes(), [b'2'..=b'9']);
            group = match word {
                "objectives" => Some(Self::Objectives),
                "krs" | "results" => Some(Self::KeyResults),
                "initiatives" => Some(Self::Initiatives),
                _ => group,
            };
        }
        group.filter(|group| counted || *group == Self::Initiatives)
    }
}

/// Whether a heading or item with these words and nothing else stands over remarks on items: what is labelled
/// there, `KR 1: see above`, names an item of another place.
pub(super) fn is_remarks(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut words = lower
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty() && !group::FILLER.contains(word));
    let noun = words.find(|word| !group::REMARKED.contains(word));
    noun.is_some_and(|noun| group::REMARK.contains(&noun))
        && words.all(|word| group::REMARKED.contains(&word))
}

impl From<ItemKind> for Group {
    fn from(kind: ItemKind) -> Self {
        match kind {
            ItemKind::Objective => Self::Objectives,
            ItemKind::KeyResult => Self::KeyResults,
            ItemKind::Initiative => Self::Initiatives,
            ItemKind::Kpi => Self::Kpis,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;
    use crate::test::cases;

    fn shown(group: Option<Group>) -> String {
        group.map_or("-".to_owned(), |group| format!("{group:?}"))
    }

    #[test]
    fn headings_open_groups() {
        for [words, group] in cases(
            r"
            Key Results | KeyResults
            Key results for Q4 (draft): | KeyResults
            Our objectives | Objectives
            Key initiatives | Initiatives
            Results | -
            Key results of the survey | -
             | -
        ",
        ) {
            assert_eq!(shown(Group::named(words)), group, "{words}");
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
            This objective has four KRs: | KeyResults
            These are our 3 big objectives for the year: | Objectives
            The following initiatives will move it: | Initiatives
            Good key results are: | -
            We have three objectives. | -
        ",
        ) {
            assert_eq!(shown(Group::introduced(words)), group, "{words}");
        }
    }
}
