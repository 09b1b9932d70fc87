//! Whom an item serves, and who serves it. The only place where hover asks the resolver.

use super::fact;
use super::place::Place;
use crate::guidelines::{ALIGNMENT, Topic};
use crate::ide::target::Goal;
use crate::model::{Document, Level, Objective, ObjectiveId, Section};
use crate::workspace::alignment::{Alignments, Edge, Resolver, level};

/// What explains how goals are connected.
pub(super) static TOPIC: &Topic = &ALIGNMENT;

/// The chain of what `goal` serves with its evidence, and for a company objective the teams that serve it.
pub(super) fn facts(place: &Place<'_>, goal: Goal<'_>) -> Vec<String> {
    let document = place.document();
    let resolver = Resolver::new(document);
    match goal {
        Goal::Objective(objective) if is_company(document, objective) => {
            vec![supporters(document, objective)]
        }
        Goal::Objective(objective) if resolver.knows_company_of(objective) => {
            vec![served(document, resolver.objective(objective))]
        }
        Goal::KeyResult(key_result) => {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let own = objective
                .map(|objective| format!("Objective: {}", fact::quoted(objective.item.text())));
            let knows = objective
                .is_some_and(|one| resolver.knows_company_of(one) && !is_company(document, one));
            let served = knows.then(|| served(document, resolver.key_result(key_result)));
            own.into_iter().chain(served).collect()
        }
        _ => Vec::new(),
    }
}

/// The objectives of a team's section that serve no company objective, though the company has some.
pub(super) fn unaligned<'a>(document: &'a Document, section: &Section) -> Vec<&'a Objective> {
    let resolver = Resolver::new(document);
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

/// The objectives of the company's section that no team serves, though there are teams.
pub(super) fn unsupported<'a>(document: &'a Document, section: &Section) -> Vec<&'a Objective> {
    let mut all = document.objectives.iter();
    if all.all(|one| is_company(document, one)) {
        return Vec::new();
    }
    let served: Vec<ObjectiveId> = serving(document).map(|(_, to)| to).collect();
    let alone = section.objectives.iter().filter(|id| !served.contains(id));
    let alone = alone.filter_map(|id| document.objective(*id));
    alone.filter(|one| is_company(document, one)).collect()
}

/// The objectives that serve one of the company's, by their own evidence or that of a key result, with the one they
/// serve.
fn serving(document: &Document) -> impl Iterator<Item = (ObjectiveId, ObjectiveId)> {
    let edges = Alignments::of(document);
    let of_objectives = document.objective_ids().zip(edges.objectives);
    let of_objectives = of_objectives.map(|((id, _), edge)| (Some(id), edge));
    let of_key_results = document.key_results.iter().zip(edges.key_results);
    let of_key_results = of_key_results.map(|(one, edge)| (one.objective, edge));
    let all = of_objectives.chain(of_key_results);
    let mut all: Vec<_> = all.filter_map(|(id, edge)| Some((id?, edge?.to))).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

/// Whether an objective is the whole organisation's.
pub(super) fn is_company(document: &Document, objective: &Objective) -> bool {
    level(document, objective) == Some(Level::Company)
}

fn served(document: &Document, edge: Option<Edge>) -> String {
    let company = edge.as_ref().and_then(|edge| document.objective(edge.to));
    let (Some(edge), Some(company)) = (edge, company) else {
        return "It is not connected to any objective of the company".to_owned();
    };
    let through = if edge.inherited {
        "through its objective: "
    } else {
        ""
    };
    format!(
        "Serves **{}** ({through}{})",
        fact::quoted(company.item.text()),
        edge.evidence.sentence()
    )
}

/// The teams that serve a company objective, and with how many of their objectives.
fn supporters(document: &Document, objective: &Objective) -> String {
    let mut teams: Vec<(&str, usize)> = Vec::new();
    for (id, to) in serving(document) {
        let serves = document
            .objective(to)
            .is_some_and(|to| std::ptr::eq(to, objective));
        let Some(supporter) = document.objective(id).filter(|_| serves) else {
            continue;
        };
        let section = supporter.section.and_then(|id| document.section(id));
        let name = section.map_or("no section", Section::name);
        match teams.iter_mut().find(|(team, _)| *team == name) {
            Some((_, number)) => *number += 1,
            None => teams.push((name, 1)),
        }
    }
    if teams.is_empty() {
        return "No team serves it yet".to_owned();
    }
    let teams = teams.into_iter().map(|(team, number)| match number {
        1 => fact::quoted(team),
        more => format!(
            "{} ({})",
            fact::quoted(team),
            fact::count(more, "objective")
        ),
    });
    format!("Served by {}", fact::list(teams))
}
