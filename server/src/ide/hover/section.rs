//! On a heading: whose goals stand below it, how many, and which of them serve nothing.

use super::place::HoverPlace;
use super::{Hover, alignment, fact, key_result};
use crate::guidelines::{COMPANY_OBJECTIVE, OKR, PERSONAL_PLANS, TEAM_OKR, Topic, spoken_of};
use crate::ide::target::section_at;
use crate::model::{Document, Marker, Placed, Section, SectionLevel};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    own(place).or_else(|| title(place))
}

/// On the heading of a section with objectives.
fn own(place: &HoverPlace<'_>) -> Option<Hover> {
    let document = place.document();
    let section = section_at(document, place.offset)?;
    let range = section.heading.absolute(&section.heading.block.head.range);
    let owning = !section.objectives.is_empty();
    owning.then(|| Hover::about(range, topic(section), below(place, section)))
}

/// On the first heading of a document, if it is about OKRs or about nothing that okr-lsp knows.
fn title(place: &HoverPlace<'_>) -> Option<Hover> {
    let document = place.document();
    let block = place.block()?;
    let heading = |block: &Placed| matches!(block.block.head.marker, Some(Marker::Heading(_)));
    let first = document.placed_root().children().find(heading)?;
    let topic = spoken_of(block.block.head.inline.plain.as_str());
    let titled = first.start == block.start && topic.is_none_or(|topic| *topic == OKR);
    let range = block.absolute(&block.block.head.range);
    titled.then(|| Hover::about(range, &OKR, whole(document)))
}

fn topic(section: &Section) -> &'static Topic {
    match section.level {
        _ if section.name().trim_start().starts_with('@') => &PERSONAL_PLANS,
        SectionLevel::Company => &COMPANY_OBJECTIVE,
        SectionLevel::Team | SectionLevel::SubTeam => &TEAM_OKR,
    }
}

/// On the title: the whole document.
fn whole(document: &Document) -> Vec<String> {
    let sections = document.owning_sections().count();
    let counts = format!(
        "{} in {}, {}",
        fact::count(document.objectives.len(), "objective"),
        fact::count(sections, "section"),
        key_result::measurable(document.key_results.iter())
    );
    let period = document.period.name();
    let period = period.map(|name| format!("For **{name}**"));
    period.into_iter().chain([counts]).collect()
}

/// On a heading: what stands below it.
fn below(place: &HoverPlace<'_>, section: &Section) -> Vec<String> {
    let document = place.document();
    let objectives = section.objectives.iter();
    let objectives = objectives.filter_map(|id| document.objective(*id));
    let key_results = objectives.flat_map(|objective| document.key_results_of(objective));
    let counts = format!(
        "{} with {}",
        fact::count(section.objectives.len(), "objective"),
        key_result::measurable(key_results)
    );
    let alone = [
        (
            "Not aligned with a company objective",
            alignment::unaligned(place, section),
        ),
        (
            "Supported by no team",
            alignment::unsupported(place, section),
        ),
    ];
    let alone = alone
        .into_iter()
        .filter(|(_, objectives)| !objectives.is_empty());
    let alone = alone.map(|(what, objectives)| {
        let names = objectives
            .iter()
            .map(|one| format!("“{}”", fact::quoted(one.item.text())));
        format!("{what}: {}", fact::list(names))
    });
    let level = format!("Level: {}", section.level.name());
    [level, counts].into_iter().chain(alone).collect()
}
