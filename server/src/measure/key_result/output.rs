//! Whether a key result counts work: "publish 3 posts", "launch a portal within 30 days" (G36, G38, G41).

use rust_decimal::Decimal;

use super::super::figure::Figure;
use super::super::lexer::{LexemeKind, Tokens};
use super::super::matcher::patterns;
use super::super::quantity::{Bound, Quantity};
use super::super::reading::Reading;
use super::super::work::{Work, work};
use super::super::{quantifier, range};
use crate::lexicon::{Sense, output};

patterns!("output");

/// What a key result counts where it counts work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Work whose numbers say nothing about its effect.
    Work,
    /// Several deliverables, which are what is counted.
    Several,
    /// One deliverable, which is finished or not.
    Single,
    /// An activity that goes on.
    Activity,
}

/// What of the words is work; none where an effect is measured as well.
pub(super) fn output(reading: &Reading) -> Option<Output> {
    let tokens = &reading.tokens;
    let work = work(tokens)?;
    let verb = match work {
        Work::Output(verb) | Work::Activity(verb) | Work::Done(verb) => verb,
    };
    let counts = counts(reading)?;
    if has_effect(tokens, &counts) {
        return None;
    }
    if let Work::Activity(_) = work {
        return Some(Output::Activity);
    }
    match counts.iter().find(|figure| is_object(tokens, figure, work)) {
        Some(figure) if figure.value == Some(Decimal::ONE) => Some(Output::Single),
        Some(_) => Some(Output::Several),
        None if matches!(work, Work::Output(_)) && LEADING.hold(tokens, verb) => Some(Output::Work),
        None => None,
    }
}

/// The bare counts of the phrase; none where it is measured by anything that shows an effect: a share, a change, a
/// value, participation, a rhythm, a withheld number.
fn counts<'r>(reading: &'r Reading) -> Option<Vec<&'r Figure>> {
    let tokens = &reading.tokens;
    let (counts, mut others): (Vec<_>, Vec<_>) =
        reading.measures().partition(|figure| figure.is_count());
    others.retain(|figure| !ALLOWED.hold_about(tokens, figure));
    let effect = !others.is_empty()
        || range::change(reading).is_some()
        || quantifier::has_quantifier(tokens)
        || reading.has_placeholder()
        || (0..tokens.len()).any(|at| quantifier::is_multiple(tokens, at));
    (!effect).then_some(counts)
}

/// Whether a count is one of people, or of what people do, or a limit, or of stages.
fn has_effect(tokens: &Tokens, counts: &[&Figure]) -> bool {
    counts.iter().any(|figure| {
        let bound = Quantity::of(tokens, figure).map(|quantity| quantity.bound);
        matches!(bound, Some(Bound::AtMost | Bound::LessThan))
            || figure.scale > 0
            || is_of_effect(tokens, figure)
            || SCORE.hold_about(tokens, figure)
    })
}

/// "3 new customers", "3 customers onboarded"; not "3 customer stories".
fn is_of_effect(tokens: &Tokens, figure: &Figure) -> bool {
    let mut effect = false;
    for at in noun_phrase(tokens, figure) {
        let senses = tokens.senses(at);
        effect &= !senses.intersects(Sense::ARTEFACT);
        effect |= senses.intersects(Sense::EFFECT | Sense::STAGE);
    }
    effect
}

/// The words after a figure that belong to what it counts: "customer interviews" of "5 customer interviews with".
/// Only the last one is the head, but "users" anywhere in it tells whom it is about.
fn noun_phrase<'t>(tokens: &'t Tokens, figure: &Figure) -> impl Iterator<Item = usize> + 't {
    let ends = Sense::SCOPE
        | Sense::TO
        | Sense::AUXILIARY
        | Sense::CONJUNCTION
        | Sense::DEADLINE
        | Sense::SUBORDINATE;
    let start = figure.last + 1;
    (start..start + 6).take_while(move |&at| {
        let word = tokens.kind(at) == Some(LexemeKind::Word);
        (word && !tokens.senses(at).intersects(ends) && !tokens.is_word(at, "that"))
            || (tokens.is_sign(at, '-') || tokens.is_sign(at, '/')) && tokens.glued(at)
    })
}

/// Whether the figure counts what the work brings out: "publish at least 3 posts", "3 posts are published".
fn is_object(tokens: &Tokens, figure: &Figure, work: Work) -> bool {
    let skipped = Sense::APPROXIMATE | Sense::DETERMINER | Sense::ADVERB | Sense::WORK;
    match work {
        Work::Done(verb) => FIRST.hold_about(tokens, figure) && verb > figure.last,
        Work::Output(verb) | Work::Activity(verb) => {
            verb < figure.first
                && (verb + 1..figure.first).all(|at| {
                    let sign = tokens.kind(at);
                    tokens.senses(at).intersects(skipped)
                        || tokens.is_one_of(at, output::VERB_PARTICLE)
                        || matches!(sign, Some(LexemeKind::Sign('>' | '≥' | '~' | '(')))
                })
        }
    }
}

/// A word that no sentence is told by: "we", "P0".
fn is_short(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn counted_work() {
        let table = "
            We have shipped 3 customer stories             | Several
            Provide good help, shown by a score of 4       |
            Generate 15 sign-ups                           |
            We have shipped 3 case studies                 | Several
            Complete 5 briefings by end of Q2              | Several
            Publish at least 3 posts                       | Several
            Run 2 webinars and 1 workshop                  | Several
            4 blog posts are published                     | Several
            Launch one mobile app                          | Single
            Launch a portal within 30 days                 | Work
            Develop a portal in 4 languages                | Work
            Help the shop with 2 reports                   | Activity
            Implement a database (in 5 stages)             |
            Migrate 95% of the shops                       |
            Launch a page that converts 12% of visitors    |
            Program V1 deployed with at least 15 champions |
            Launch the beta with 50 users                  |
            Deploy the portal for all teams                |
            Create a weekly digest                         |
            Build search that answers in 2 seconds         |
            Release the app with fewer than 5 known flaws  |
            Add N Large Opportunities to the pipeline      |
            6 recruiters hired and onboarded               |
            Launch a portal                                | Work
            Reach 300 readers                              |
        ";
        shows(table, |reading| {
            output(reading).map(|output| format!("{output:?}"))
        });
    }
}
