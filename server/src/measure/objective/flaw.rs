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
    use super::super::purpose::says_why;
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn the_most_specific_flaw_is_told() {
        let table = "
            Increase leads                                   | Kpi
            Grow revenue                                     | Kpi
            CEO: Increase ARR                                | Kpi
            Grow net new ARR consistently                    | Kpi
            Raise customer lifetime value                    | Kpi
            Reduce churn                                     | Kpi
            Increase reader satisfaction                     |
            Improve long-term engagement to raise retention  |
            Grow the sales team                              |
            Establish a repeatable pipeline motion           |
            Risk management                                  | Topic { certain: true }
            Ownership                                        | Topic { certain: true }
            Marketing                                        | Topic { certain: true }
            Customer retention                               | Topic { certain: true }
            Happy, effective, async team                     | Topic { certain: false }
            Great team                                       | Topic { certain: false }
            Reliable scoring                                 | Topic { certain: false }
            Snapshot bridge                                  | Topic { certain: false }
            Implement a process                              | Generic
            Improve communication                            | Generic
            Be better                                        | Generic
            Build better tools                               | Generic
            Implement a risk process to avoid penalties      |
            Improve documentation                            |
            Build the foundation for rapid growth            |
            Speak out more on topics that readers care about |
            Users love us                                    |
            Readers love our films                           |
            Programs running                                 |
            Morale improves                                  |
            Unchanged                                        |
            $L new revenue                                   |
            High-confidence detection                        | Topic { certain: false }
            Hiring to target                                 | Topic { certain: false }
            Our alerts are actionable                        |
            Win Q2                                           |
            Delight schools                                  |
            Building trust                                   |
            Launch the new customer portal                   | Task
            Migrate to Postgres                              | Task
            Hire 5 engineers                                 | Task
            Build a dashboard for teachers                   | Task
            Roll out the new shelves                         | Task
            Launch and grow the podcast                      |
            Build a company that thrives amid growth         |
            Deliver value to enterprise developers           |
            Execute on hiring plans                          |
            Maintain market position                         | StatusQuo { changing: false }
            Continue improving quality                       | StatusQuo { changing: false }
            Keep hiring                                      | StatusQuo { changing: false }
            Sustain growth while we move                     | StatusQuo { changing: true }
            Help us remain reader-first                      |
            Investigate feasibility of improvements          | Cautious
            Exploring options                                | Cautious
            Try to be more proactive                         | Cautious
            Look into search                                 | Cautious
            Identify why first-time readers leave            |
            Learn how schools plan                           |
            Go to market                                     |
            Find users who care                              |
                                                             |
        ";
        shows(table, |reading| {
            let statement = Statement::of(&reading.tokens);
            let found = flaw(&statement, says_why(&statement))?;
            Some(format!("{found:?}"))
        });
    }
}
