//! How an item stands: what is stated about it, how far it has come, when it is due.

use rust_decimal::Decimal;

use super::place::HoverPlace;
use super::{fact, figures, period};
use crate::measure::{Change, Phrase, Quantity, Unit, quantities};
use crate::model::{AttributeName, Item};
use crate::period::dates;

/// The attributes that other facts tell already.
const TOLD_ELSEWHERE: [AttributeName; 2] = [AttributeName::Supports, AttributeName::Due];

/// What the document states about `item`, in one line.
pub(super) fn stated(item: &Item) -> Option<String> {
    let in_words = item.change().is_some();
    let told = |name: &AttributeName| match name {
        AttributeName::Baseline | AttributeName::Target => !in_words,
        name => !TOLD_ELSEWHERE.contains(name),
    };
    let stated = item.stated().into_iter().filter(|(name, _)| told(name));
    let stated: Vec<String> = stated
        .map(|(name, value)| format!("{} **{}**", name.key(), fact::quoted(&value)))
        .collect();
    (!stated.is_empty()).then(|| format!("Stated: {}", stated.join(", ")))
}

/// How much of its way is done, if baseline, target and current value are known. Beside it stands how much of the time
/// is over.
pub(super) fn progress(place: &HoverPlace<'_>, item: &Item) -> Option<String> {
    let way = way(item)?;
    let time = place.document().period.days().map(|(first, last)| {
        let share = period::share(first, last, place.today);
        format!("; {share} % of the period is over")
    });
    Some(format!(
        "Progress: {way} % of the way from baseline to target{}",
        time.unwrap_or_default()
    ))
}

/// How much of its way is done in per cent, as worked out or as stated.
pub(super) fn share(item: &Item) -> Option<Decimal> {
    way(item).or_else(|| {
        let progress = value(item, AttributeName::Progress)?;
        (progress.unit == Unit::Percent).then_some(progress.value)
    })
}

fn way(item: &Item) -> Option<Decimal> {
    let names = [
        AttributeName::Baseline,
        AttributeName::Target,
        AttributeName::Current,
    ];
    let whole = item.change().is_none_or(Change::is_comparable);
    if !whole || !item.is_one_rate() {
        return None;
    }
    let [baseline, target, current] = names.map(|name| value(item, name));
    figures::way(&baseline?, &target?, &current?)
}

/// The first quantity that is stated as the attribute `name`.
fn value(item: &Item, name: AttributeName) -> Option<Quantity> {
    let attribute = item.attributes().find(|attribute| attribute.name == name)?;
    let phrase = Phrase::of_words(attribute.value().trim());
    quantities(&phrase).into_iter().next()
}

/// The day it is due: its own, or the last of the period.
pub(super) fn due(place: &HoverPlace<'_>, item: &Item) -> Option<String> {
    let stated = item.stated();
    let own = stated.iter().find(|(name, _)| *name == AttributeName::Due);
    if let Some((_, value)) = own {
        let day = dates(value).find_map(|(day, _)| day);
        let when = day.map(|day| format!(", {}", fact::until(day, place.today)));
        return Some(format!(
            "Due: **{}**{}",
            fact::quoted(value),
            when.unwrap_or_default()
        ));
    }
    let (_, last) = place.document().period.days()?;
    Some(format!(
        "Due: **{last}**, the end of the period, {}",
        fact::until(last, place.today)
    ))
}
