//! What keeps the words of an objective from being a change that somebody could want (G21-G24, G27, G28).

use super::super::lexer::{LexemeKind, Tokens};
use super::super::matcher::patterns;
use super::super::word_form;
use super::statement::{Statement, is_adverb};
use crate::lexicon::{Sense, objective, senses};

patterns!("flaw");

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
    let tokens = &statement.tokens;
    if CAUTIOUS.any(tokens) {
        Some(Flaw::Cautious)
    } else if KEEPING.any(tokens) {
        let changing = MEANWHILE.any(tokens);
        Some(Flaw::StatusQuo { changing })
    } else if purpose {
        None
    } else if METRIC.any(tokens) {
        Some(Flaw::Kpi)
    } else if GENERIC.any(tokens) {
        Some(Flaw::Generic)
    } else if TASK.any(tokens) {
        Some(Flaw::Task)
    } else {
        topic(statement)
    }
}

/// The most content words of a mere topic.
const SHORT: usize = 3;

/// "Risk management", "ownership"; a short phrase without a verb that may be a state, "happy, effective team".
fn topic(statement: &Statement) -> Option<Flaw> {
    let tokens = &statement.tokens;
    let content: Vec<usize> = statement.content().collect();
    let (first, behind) = content.split_first()?;
    let all = |holds: fn(&Tokens, usize) -> bool| content.iter().all(|at| holds(tokens, *at));
    let verb = behind.iter().any(|at| PREDICATE.hold(tokens, *at))
        || OBJECT.any(tokens)
        || is_verb_here(tokens, *first, content.len());
    let described = !all(|tokens, at| !is_adjective(tokens, at));
    let most = SHORT + usize::from(described);
    // "Unchanged" is a remark.
    let remark = described && content.len() == 1;
    if content.len() > most || remark || verb || content.iter().any(|at| TOLD.hold(tokens, *at)) {
        return None;
    }
    let parted = (*first..*content.last()?)
        .any(|at| matches!(tokens.kind(at), Some(LexemeKind::Sign(c)) if !matches!(c, '&' | '+')));
    let certain = !described && !parted && all(is_topic);
    Some(Flaw::Topic { certain })
}

/// Whether the first of `count` words is a verb: "marketing" is none, "building trust" and "growing" are.
fn is_verb_here(tokens: &Tokens, first: usize, count: usize) -> bool {
    let senses = tokens.senses(first);
    if senses.intersects(Sense::TOPIC) {
        return senses.intersects(Sense::VERB_OR_NOUN | Sense::VERB) && count > 1;
    }
    word_form::verb(tokens.word(first)).is_some()
}

/// Whether the word names a field of work or a metric, or is a noun by its ending.
fn is_topic(tokens: &Tokens, at: usize) -> bool {
    let topic = Sense::TOPIC | Sense::RESULT_OF_BUSINESS;
    tokens.senses(at).intersects(topic) || word_form::ends_as_noun(tokens.word(at))
}

/// Whether the word, or the first part of it, tells how something is.
fn is_adjective(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let first = word.split('-').next().unwrap_or_default();
    let senses = tokens.senses(at) | senses(first);
    senses.intersects(Sense::ADJECTIVE) || word_form::ends_as_adjective(word)
}

/// "try", "aiming".
fn attempts(tokens: &Tokens, at: usize) -> bool {
    word_form::verb(tokens.word(at)).is_some_and(|verb| objective::ATTEMPT.contains(&verb))
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
