//! Whom an item serves, and who serves it. The only place where hover asks the resolver.

use std::collections::{HashMap, HashSet};

use super::fact;
use super::place::HoverPlace;
use crate::guidelines::{ALIGNMENT, Topic};
use crate::ide::supporters::supporters;
use crate::ide::target::AnyItem;
use crate::model::{Document, Objective, ObjectiveId, Section, SectionLevel};
use crate::workspace::Target;
use crate::workspace::alignment::Edge;
use crate::workspace::index::Location;
use crate::workspace::lookup::{Alignments, Resolver};

/// What explains how goals are connected.
pub(super) static TOPIC: &Topic = &ALIGNMENT;

fn resolver<'a>(place: &HoverPlace<'a>) -> Resolver<'a> {
    Resolver::new(place.document(), place.text(), place.around)
}

/// The chain of what `goal` serves with its evidence, and for a company objective the teams that serve it.
pub(super) fn facts(place: &HoverPlace<'_>, goal: AnyItem<'_>) -> Vec<String> {
    let document = place.document();
    let resolver = resolver(place);
    match goal {
        AnyItem::Objective(objective) if is_company(document, objective) => {
            let year = resolver.objective(objective);
            let year = year.and_then(|year| served(&resolver, &year));
            let year = year.map(|serves| format!("Supports {serves}"));
            let teams = teams(place, objective);
            year.into_iter().chain([teams]).collect()
        }
        AnyItem::Objective(objective) if resolver.knows_company_of(objective) => {
            chain(place, &resolver, resolver.objective(objective))
        }
        AnyItem::KeyResult(key_result) => {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let mut facts: Vec<String> = objective
                .map(|objective| format!("Objective: {}", fact::quoted(objective.item.text())))
                .into_iter()
                .collect();
            let knows = objective
                .is_some_and(|one| resolver.knows_company_of(one) && !is_company(document, one));
            if knows {
                facts.extend(chain(place, &resolver, resolver.key_result(key_result)));
            }
            facts
        }
        _ => Vec::new(),
    }
}

/// The objectives of a team's section that serve no company objective, if the company has some.
pub(super) fn unaligned<'a>(place: &HoverPlace<'a>, section: &Section) -> Vec<&'a Objective> {
    let document = place.document();
    let resolver = resolver(place);
    let objectives = section.objectives.iter();
    let objectives = objectives.filter_map(|id| document.objective(*id));
    let unaligned = objectives.filter(|objective| {
        let team = !is_company(document, objective) && resolver.knows_company_of(objective);
        let key_results = || document.key_results_of(objective);
        team && resolver.objective(objective).is_none()
            && key_results().all(|key_result| resolver.own_key_result(key_result).is_none())
    });
    unaligned.collect()
}

/// The objectives of the company's section that no team serves, if there are teams.
pub(super) fn unsupported<'a>(place: &HoverPlace<'a>, section: &Section) -> Vec<&'a Objective> {
    let document = place.document();
    let mut all = document.objectives.iter();
    let teams_here = all.any(|one| !is_company(document, one));
    let edges = Alignments::of(document, place.text(), place.around);
    let edges = edges.objectives.into_iter().chain(edges.key_results);
    let served = edges.flatten().filter(|edge| edge.to.file.is_none());
    let served: HashSet<ObjectiveId> = served.map(|edge| edge.to.objective).collect();
    let alone = section
        .objectives
        .iter()
        .filter(|id| !served.contains(id) && place.around.supporters(**id).next().is_none());
    let alone = alone.filter_map(|id| document.objective(*id));
    let alone = alone.filter(|one| {
        is_company(document, one) && (teams_here || place.around.has_teams(one.period))
    });
    alone.collect()
}

/// Whether an objective is the whole organisation's.
pub(super) fn is_company(document: &Document, objective: &Objective) -> bool {
    document.level(objective) == Some(SectionLevel::Company)
}

/// What the goal with this edge serves, and what that in turn serves: a quarter's goal serves the year's.
fn chain(place: &HoverPlace<'_>, resolver: &Resolver<'_>, edge: Option<Edge>) -> Vec<String> {
    let Some(edge) = edge else {
        return vec!["Nothing says which company objective it supports".to_owned()];
    };
    let first = served(resolver, &edge).map(|serves| format!("Supports {serves}"));
    let above = above(place, resolver, edge.to);
    let above = above.and_then(|edge| served(resolver, &edge));
    let above = above.map(|serves| format!("That supports {serves}"));
    first.into_iter().chain(above).collect()
}

/// How the company objective `target` serves another one.
fn above(place: &HoverPlace<'_>, resolver: &Resolver<'_>, target: Target) -> Option<Edge> {
    let Some(file) = target.file else {
        let company = place.document().objective(target.objective)?;
        return resolver.objective(company);
    };
    let number = target.objective.index();
    let mut edges = place.around.file(file)?.edges().iter();
    let (_, edge) = edges.find(|(goal, _)| *goal as usize == number)?;
    Some(edge.clone())
}

fn served(resolver: &Resolver<'_>, edge: &Edge) -> Option<String> {
    let company = resolver.goal(edge.to)?;
    let through = if edge.inherited {
        "through its objective: "
    } else {
        ""
    };
    Some(format!(
        "**{}**{} ({through}{})",
        fact::quoted(company.text),
        elsewhere(&company.words),
        edge.evidence.sentence()
    ))
}

/// The file of a place, where it is another one.
fn elsewhere(location: &Location) -> String {
    match location {
        Location::Here(_) => String::new(),
        Location::Elsewhere(path, place) => format!(", {}", fact::file(path, *place)),
    }
}

/// The teams that serve a company objective, and with how many of their objectives.
fn teams(place: &HoverPlace<'_>, objective: &Objective) -> String {
    let mut teams: Vec<(String, HashSet<_>)> = Vec::new();
    let mut places = HashMap::new();
    for supporter in supporters(place.snapshot, objective, place.around) {
        let at = *places.entry(supporter.team).or_insert_with_key(|team| {
            teams.push((team.clone(), HashSet::new()));
            teams.len() - 1
        });
        if let Some((_, objectives)) = teams.get_mut(at) {
            objectives.insert(supporter.objective);
        }
    }
    if teams.is_empty() {
        return "No team supports it yet".to_owned();
    }
    let teams = teams.iter().map(|(team, objectives)| {
        let team = if team.is_empty() { "no section" } else { team };
        match objectives.len() {
            1 => fact::quoted(team),
            more => format!(
                "{} ({})",
                fact::quoted(team),
                fact::count(more, "objective")
            ),
        }
    });
    format!("Supported by {}", fact::list(teams))
}
