//! The words by which documents speak of a topic: headings, labels of lines, columns of tables.

use super::catalogue;
use super::topic::Topic;
use crate::lexicon::guideline;

/// The longest words, in bytes.
const LONGEST: usize = 48;

/// The topic that `words` name, and nothing else. They are the words of a heading, of a column, or of a label without
/// its separator. Case, signs around them (`🎯 Why?`), dates, periods and text in parentheses do not matter.
pub fn spoken_of(words: &str) -> Option<&'static Topic> {
    let name = words.split(['(', '（']).next()?;
    let name =
        without_period(name).trim_matches(|char: char| !char.is_alphanumeric() && char != '%');
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase().replace('’', "'");
    let topic = guideline::named(&name).first()?;
    catalogue::find(topic.name())
}

/// `words` without the date or period that they begin or end with: `Q1 retrospective`, `Check-in 2027-03-01`.
fn without_period(words: &str) -> &str {
    let mut name = words.trim();
    let dated = |word: &&str| word.contains(|char: char| char.is_ascii_digit());
    while let Some(last) = name.split_whitespace().next_back().filter(dated) {
        name = name.strip_suffix(last).unwrap_or_default().trim_end();
    }
    while let Some(first) = name.split_whitespace().next().filter(dated) {
        name = name.strip_prefix(first).unwrap_or_default().trim_start();
    }
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn words_speak_of_topics() {
        for (words, topic) in [
            ("Weekly check-in", Some("check-in")),
            ("🎯 WHY?", Some("problem-questions")),
            ("What didn’t work", Some("retrospective")),
            ("Key Results (3)", Some("number-of-key-results")),
            ("% done", Some("progress")),
            ("Check-in 2027-03-01", Some("check-in")),
            ("FY27 Q1 retrospective:", Some("retrospective")),
            ("2027", None),
            ("Retrospective of the retrospectives", None),
            ("", None),
            ("(none)", None),
        ] {
            assert_eq!(spoken_of(words).map(|topic| topic.name), topic, "{words}");
        }
    }

    #[test]
    fn every_topic_has_words_and_no_words_have_two() {
        let all: Vec<_> = catalogue::TOPICS.iter().map(|topic| topic.name).collect();
        let mut spoken = HashSet::new();
        for word in guideline::GuidelineWord::ALL {
            let name = word.name();
            assert!(all.contains(&name), "{name} is no topic");
            for words in word.words() {
                assert_eq!(
                    spoken_of(words).map(|topic| topic.name),
                    Some(name),
                    "{words}"
                );
                spoken.insert(name);
            }
        }
        assert_eq!(spoken.len(), all.len(), "a topic has no words");
    }
}
