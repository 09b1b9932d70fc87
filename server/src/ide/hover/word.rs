//! On the verb or a number in the words of an item: what just this word says.

use std::ops::Range;

use super::place::HoverPlace;
use super::{Hover, fact, figures, goal};
use crate::guidelines::{
    BASELINE_AND_TARGET, GUARDRAIL, OBJECTIVE, OUTCOME_VS_OUTPUT, PROBLEM_QUESTIONS, Topic,
};
use crate::ide::target::AnyItem;
use crate::measure::{Verb, quantities, verb};
use crate::model::Item;

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    let goal = AnyItem::at(place.document(), place.offset)?;
    let result = match goal {
        AnyItem::KeyResult(_) => true,
        AnyItem::Objective(_) => false,
        AnyItem::Initiative(_) | AnyItem::Kpi(_) => return None,
    };
    let item = goal.item();
    let on = |range: &Range<usize>| place.touches(&item.source_range(range.clone()));
    let (range, topic, says) = on_verb(item, result, on).or_else(|| on_number(item, result, on))?;
    let mut facts = goal::facts(place, goal);
    facts.retain(|fact| *fact != says);
    facts.insert(0, says);
    Some(Hover::about(item.source_range(range), topic, facts))
}

/// A word of an item, what explains it and what it says.
type ExplainedWord = (Range<usize>, &'static Topic, String);

fn on_verb(item: &Item, result: bool, on: impl Fn(&Range<usize>) -> bool) -> Option<ExplainedWord> {
    let (verb, range) = verb(&item.plain().phrase()).filter(|(_, range)| on(range))?;
    let (topic, says) = meaning(verb, result)?;
    let word = item.text().get(range.clone())?;
    Some((range, topic, format!("“{}” {says}", fact::quoted(word))))
}

/// What a verb says in a key result, or else in an objective.
fn meaning(verb: Verb, result: bool) -> Option<(&'static Topic, &'static str)> {
    Some(match (verb, result) {
        (Verb::Up, true) => (
            &BASELINE_AND_TARGET,
            "says that a value rises: from a lower to a higher one",
        ),
        (Verb::Down, true) => (
            &BASELINE_AND_TARGET,
            "says that a value falls: from a higher to a lower one",
        ),
        (Verb::Change, true) => (
            &BASELINE_AND_TARGET,
            "announces a change; the numbers must say which way and how far",
        ),
        (Verb::Reach, true) => (&BASELINE_AND_TARGET, "introduces the target"),
        (Verb::Keep, true) => (&GUARDRAIL, "says that a value is kept: a guardrail"),
        (Verb::Keep, false) => (
            &GUARDRAIL,
            "says that things stay as they are; an objective is about what changes",
        ),
        (Verb::Output | Verb::Learn, true) => (
            &OUTCOME_VS_OUTPUT,
            "names work: an output. What effect should it have?",
        ),
        (Verb::Activity, _) => (
            &OUTCOME_VS_OUTPUT,
            "names an activity. What effect should it have?",
        ),
        (Verb::Output, false) => (
            &OUTCOME_VS_OUTPUT,
            "names work; an objective says what should change, and why",
        ),
        (Verb::Learn, false) => (
            &PROBLEM_QUESTIONS,
            "says what to find out first: a good objective if the problem is not understood yet",
        ),
        (Verb::Up | Verb::Down, false) => (
            &OBJECTIVE,
            "names a direction; a figure that only goes up or down is a KPI or a key result",
        ),
        (Verb::Change | Verb::Reach, false) => (&OBJECTIVE, "announces a change: a good opening"),
    })
}

fn on_number(
    item: &Item,
    result: bool,
    on: impl Fn(&Range<usize>) -> bool,
) -> Option<ExplainedWord> {
    let all = quantities(&item.plain().phrase());
    let quantity = all.into_iter().find(|quantity| on(&quantity.range))?;
    let word = fact::quoted(item.text().get(quantity.range.clone())?);
    let target = item.facts().target.as_ref();
    let topic: &Topic = if result {
        &BASELINE_AND_TARGET
    } else {
        &OBJECTIVE
    };
    let says = match target.filter(|target| on(&target.range)) {
        _ if result => figures::value(item, &quantity),
        Some(_) => format!("**{word}** is a target; it belongs to a key result"),
        None => format!("**{word}** describes a size or a number; it is not a target"),
    };
    Some((quantity.range, topic, says))
}
