//! On the label or the words of an item: what the guidelines say about its kind, and what the item says.

use super::place::HoverPlace;
use super::{Hover, alignment, fact, figures, key_result, objective, standing};
use crate::guidelines::{COMPANY_OBJECTIVE, INITIATIVE, KEY_RESULT, KPI, OBJECTIVE, Topic};
use crate::ide::target::AnyItem;
use crate::model::{Document, Initiative, Kpi, Parent};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    let document = place.document();
    let goal = AnyItem::at(document, place.offset)?;
    let item = goal.item();
    let label = item.label_range().filter(|range| place.touches(range));
    let range = label.unwrap_or_else(|| item.text_range());
    Some(Hover::about(
        range,
        topic(document, goal),
        facts(place, goal),
    ))
}

/// What explains an item of its kind.
pub(super) fn topic(document: &Document, goal: AnyItem<'_>) -> &'static Topic {
    match goal {
        AnyItem::Objective(objective) if alignment::is_company(document, objective) => {
            &COMPANY_OBJECTIVE
        }
        AnyItem::Objective(_) => &OBJECTIVE,
        AnyItem::KeyResult(_) => &KEY_RESULT,
        AnyItem::Initiative(_) => &INITIATIVE,
        AnyItem::Kpi(_) => &KPI,
    }
}

/// All that the server knows about an item.
pub(super) fn facts(place: &HoverPlace<'_>, goal: AnyItem<'_>) -> Vec<String> {
    let mut facts = match goal {
        AnyItem::Objective(objective) => objective::facts(place, objective),
        AnyItem::KeyResult(key_result) => key_result::facts(place, key_result),
        AnyItem::Initiative(initiative) => for_what(place.document(), initiative),
        AnyItem::Kpi(kpi) => watched(place.document(), kpi),
    };
    facts.extend(alignment::facts(place, goal));
    facts
}

/// What an initiative is done for (G50).
fn for_what(document: &Document, initiative: &Initiative) -> Vec<String> {
    let purpose = match initiative.parent {
        Some(Parent::KeyResult(id)) => document.key_result(id).map(|one| {
            format!(
                "Work for the key result **{}**",
                fact::quoted(one.item.text())
            )
        }),
        Some(Parent::Objective(id)) => document.objective(id).map(|one| {
            format!(
                "Work for the objective **{}**; no key result is named",
                fact::quoted(one.item.text())
            )
        }),
        None => None,
    };
    let purpose = purpose.unwrap_or_else(|| "Nothing says which goal it is for".to_owned());
    let stated = standing::stated(&initiative.item);
    [purpose].into_iter().chain(stated).collect()
}

fn watched(document: &Document, kpi: &Kpi) -> Vec<String> {
    let section = kpi.section.and_then(|id| document.section(id));
    let section = section.map(|section| format!("Watched by {}", fact::quoted(section.name())));
    let mut facts: Vec<String> = section.into_iter().collect();
    facts.extend(figures::facts(&kpi.item));
    facts.extend(standing::stated(&kpi.item));
    facts
}
