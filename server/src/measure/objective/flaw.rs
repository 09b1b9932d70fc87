//! What keeps the words of an objective from being a change that somebody could want (G21-G24, G27, G28).

use super::statement::{Statement, Word};
use super::vocabulary::verb;
use crate::lexicon::{Sense, objective};

/// What is wrong with the wording of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A direction and a business metric, and nothing else: "increase leads" (G23, G27).
    Kpi,
    /// A topic without a verb: "risk management" (G22).
    Topic {
        /// Whether each word is known to be one of a topic; else it may be a state to be reached.
        certain: bool,
    },
    /// A verb and an object that fit everything: "implement a process" (G21).
    Generic,
    /// A deliverable: "launch the portal" (G28).
    Task,
    /// Things as they are: "maintain our position" (G10).
    StatusQuo {
        /// Whether something else changes meanwhile.
        changing: bool,
    },
    /// A look at a change instead of the change: "explore options".
    Cautious,
}

/// The most specific flaw. A reason takes the edge off most: "implement a process to avoid penalties" is fine (G25).
pub(super) fn flaw(statement: &Statement, purpose: bool) -> Option<Flaw> {
    if is_cautious(statement) {
        return Some(Flaw::Cautious);
    }
    if let Some(flaw) = status_quo(statement) {
        return Some(flaw);
    }
    if purpose {
        return None;
    }
    if is_kpi(statement) {
        Some(Flaw::Kpi)
    } else if is_generic(statement) {
        Some(Flaw::Generic)
    } else if is_task(statement) {
        Some(Flaw::Task)
    } else {
        topic(statement)
    }
}

fn is_cautious(statement: &Statement) -> bool {
    let mut words = statement.words.iter();
    let (Some(first), second) = (words.next(), words.next()) else {
        return false;
    };
    let base = verb(&first.text);
    match (base, second.map(|word| &*word.text)) {
        (Some("look"), Some("into" | "at")) | (Some("think"), Some("about")) => true,
        (Some(verb), Some("to")) if objective::ATTEMPT.contains(&verb) => true,
        _ => first.is_verb_form(Sense::CAUTIOUS),
    }
}

fn status_quo(statement: &Statement) -> Option<Flaw> {
    let first = statement.first()?;
    let keeping = first.is_verb_form(Sense::KEEPING);
    let more = statement.words.len() > 1;
    let changing = statement
        .words
        .iter()
        .any(|word| word.is_one_of(objective::WHILE));
    (keeping && more).then_some(Flaw::StatusQuo { changing })
}

/// The most content words of a mere metric.
const FEW: usize = 4;

/// "Increase leads", "grow net new revenue consistently"; also "net new ARR".
fn is_kpi(statement: &Statement) -> bool {
    let mut content: Vec<&Word> = statement.content().collect();
    content.pop_if(|word| word.is_adverb());
    let Some(last) = content.last() else {
        return false;
    };
    let directed = content
        .first()
        .is_some_and(|first| first.is_verb_form(Sense::DIRECTION));
    let object = content.get(1..).unwrap_or_default();
    let plain = object
        .iter()
        .all(|word| !word.is(Sense::PREPOSITION) && word.sign.is_none() && !word.is_number());
    let lifetime = object.ends_with_words(&["lifetime", "value"])
        || object.ends_with_words(&["market", "share"]);
    directed
        && plain
        && !object.is_empty()
        && object.len() < FEW
        && (last.is(Sense::RESULT_OF_BUSINESS) || lifetime)
}

trait EndsWithWords {
    fn ends_with_words(&self, words: &[&str]) -> bool;
}

impl EndsWithWords for [&Word] {
    fn ends_with_words(&self, words: &[&str]) -> bool {
        let tail = self
            .len()
            .checked_sub(words.len())
            .and_then(|at| self.get(at..));
        tail.is_some_and(|tail| {
            tail.iter()
                .zip(words)
                .all(|(word, known)| word.text == *known)
        })
    }
}

/// The most content words of a mere topic.
const SHORT: usize = 3;

/// "Implement a process", "improve communication", "be better".
fn is_generic(statement: &Statement) -> bool {
    let content: Vec<&Word> = statement.content().collect();
    let Some((first, object)) = content.split_first() else {
        return false;
    };
    let generic = Sense::GENERIC_NOUN | Sense::ADJECTIVE;
    let verb = first.is_verb_form(Sense::GENERIC_VERB);
    let idle = |word: &&Word| word.is(generic) && !word.capital && word.sign.is_none();
    let named = object.iter().any(|word| word.is(Sense::GENERIC_NOUN)) || first.text == "be";
    verb && named && content.len() <= SHORT && object.iter().all(idle)
}

/// "Launch the portal", "hire 5 engineers"; "build a team" only where its object is an artefact, "build a dashboard".
fn is_task(statement: &Statement) -> bool {
    let Some(first) = statement.first() else {
        return false;
    };
    let rest = statement.words.get(1..).unwrap_or_default();
    let ends = |word: &Word| word.is(Sense::PREPOSITION) || word.sign.is_some();
    let object = rest
        .iter()
        .position(ends)
        .map_or(rest, |end| rest.get(..end).unwrap_or_default());
    let rolled = first.text == "roll" && rest.first().is_some_and(|word| word.text == "out");
    let joined = rest.iter().any(|word| word.text == "and");
    let made = first.is_verb_form(Sense::MAKING)
        && object
            .last()
            .is_some_and(|word| word.is(Sense::FINISHED_THING));
    let moved =
        rest.first().is_some_and(|word| word.text == "to") && first.text.starts_with("migrat");
    let shipped = first.is_verb_form(Sense::SHIPPING) && (!object.is_empty() || moved);
    (rolled || made || shipped) && !joined
}

/// "Risk management", "ownership"; a short phrase without a verb that may be a state, "happy, effective team".
fn topic(statement: &Statement) -> Option<Flaw> {
    let content: Vec<&Word> = statement.content().collect();
    let few = (1..=SHORT + 1).contains(&content.len());
    let told = |word: &&Word| word.is_number() || word.is(Sense::SENTENCE) || word.is_adverb();
    let first = content.first()?;
    if !few || content.iter().any(told) || is_verb_here(first, content.len()) {
        return None;
    }
    let behind = content.get(1..)?;
    if behind.iter().any(|word| is_predicate(word)) || has_object(statement) {
        return None;
    }
    let described = content.iter().any(|word| word.is_adjective());
    let certain = !described
        && content
            .iter()
            .all(|word| word.is_topic() && word.sign.is_none());
    // "Unchanged" is a remark.
    let remark = described && content.len() == 1;
    let short = content.len() <= SHORT || described;
    (short && !remark).then_some(Flaw::Topic { certain })
}

/// Whether a word behind others says what they do: "programs running", "morale improves".
fn is_predicate(word: &Word) -> bool {
    let noun = word.is(Sense::TOPIC | Sense::VERB_OR_NOUN);
    let form = word.text.ends_with("ing") || word.text.ends_with('s');
    !noun && (word.is(Sense::VERB) || (form && word.is_verb_form(Sense::VERB)))
}

/// Whether an article follows a word behind the first: "readers love our films".
fn has_object(statement: &Statement) -> bool {
    let pairs = statement.words.windows(2).skip(1);
    pairs.into_iter().any(|pair| match pair {
        [verb, article] => verb.is_verb() && article.is(Sense::OPENS_NOUN),
        _ => false,
    })
}

/// Whether the first of `count` words is a verb: "marketing" is none, "building trust" and "growing" are.
fn is_verb_here(first: &Word, count: usize) -> bool {
    if first.is(Sense::TOPIC) {
        return first.is(Sense::VERB_OR_NOUN | Sense::VERB) && count > 1;
    }
    first.may_be_verb()
}

#[cfg(test)]
mod tests {
    use super::super::super::Phrase;
    use super::super::super::lexer::Tokens;
    use super::super::purpose::says_why;
    use super::*;

    const TOPIC: Option<Flaw> = Some(Flaw::Topic { certain: true });
    const STATE: Option<Flaw> = Some(Flaw::Topic { certain: false });
    const AS_IT_IS: Option<Flaw> = Some(Flaw::StatusQuo { changing: false });

    #[test]
    fn the_most_specific_flaw_is_told() {
        for (text, found) in [
            ("Increase leads", Some(Flaw::Kpi)),
            ("Grow revenue", Some(Flaw::Kpi)),
            ("CEO: Increase ARR", Some(Flaw::Kpi)),
            ("Grow net new ARR consistently", Some(Flaw::Kpi)),
            ("Raise customer lifetime value", Some(Flaw::Kpi)),
            ("Reduce churn", Some(Flaw::Kpi)),
            ("Increase reader satisfaction", None),
            ("Improve long-term engagement to raise retention", None),
            ("Grow the sales team", None),
            ("Establish a repeatable pipeline motion", None),
            ("Risk management", TOPIC),
            ("Ownership", TOPIC),
            ("Marketing", TOPIC),
            ("Customer retention", TOPIC),
            ("Happy, effective, async team", STATE),
            ("Great team", STATE),
            ("Reliable scoring", STATE),
            ("Snapshot bridge", STATE),
            ("Implement a process", Some(Flaw::Generic)),
            ("Improve communication", Some(Flaw::Generic)),
            ("Be better", Some(Flaw::Generic)),
            ("Build better tools", Some(Flaw::Generic)),
            ("Implement a risk process to avoid penalties", None),
            ("Improve documentation", None),
            ("Build the foundation for rapid growth", None),
            ("Speak out more on topics that readers care about", None),
            ("Users love us", None),
            ("Readers love our films", None),
            ("Programs running", None),
            ("Morale improves", None),
            ("Unchanged", None),
            ("$L new revenue", None),
            ("High-confidence detection", STATE),
            ("Hiring to target", STATE),
            ("Our alerts are actionable", None),
            ("Win Q2", None),
            ("Delight schools", None),
            ("Building trust", None),
            ("Launch the new customer portal", Some(Flaw::Task)),
            ("Migrate to Postgres", Some(Flaw::Task)),
            ("Hire 5 engineers", Some(Flaw::Task)),
            ("Build a dashboard for teachers", Some(Flaw::Task)),
            ("Roll out the new shelves", Some(Flaw::Task)),
            ("Launch and grow the podcast", None),
            ("Build a company that thrives amid growth", None),
            ("Deliver value to enterprise developers", None),
            ("Execute on hiring plans", None),
            ("Maintain market position", AS_IT_IS),
            ("Continue improving quality", AS_IT_IS),
            ("Keep hiring", AS_IT_IS),
            (
                "Sustain growth while we move",
                Some(Flaw::StatusQuo { changing: true }),
            ),
            ("Help us remain reader-first", None),
            (
                "Investigate feasibility of improvements",
                Some(Flaw::Cautious),
            ),
            ("Exploring options", Some(Flaw::Cautious)),
            ("Try to be more proactive", Some(Flaw::Cautious)),
            ("Look into search", Some(Flaw::Cautious)),
            ("Identify why first-time readers leave", None),
            ("Learn how schools plan", None),
            ("Go to market", None),
            ("Find users who care", None),
            ("", None),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            let statement = Statement::of(&tokens);
            assert_eq!(flaw(&statement, says_why(&statement)), found, "{text}");
        }
    }
}
