//! `okr-lsp parse`: what was understood, as JSON.

use std::io;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value};

use super::input::{Run, Source};
use super::place::line;
use super::print::JsonList;
use super::{FAILED, Input, input};
use crate::model::{AttributeName, Document, Item, KeyResult, ObjectiveId, Parent, SectionId};
use crate::text::Text;
use crate::workspace::alignment::{Edge, Resolver};
use crate::workspace::index::Location;

/// Prints every document. Exit code 2 when something could not be read.
pub(super) fn run(input: &Input) -> io::Result<ExitCode> {
    let mut documents = JsonList::between("{\"documents\":[", "]}");
    let complete = input::for_each(input, |source, run| {
        // As a value its keys are in the order of the alphabet.
        documents.item(&serde_json::to_value(DocumentJson::new(source, run))?)
    })?;
    documents.end()?;
    Ok(if complete {
        ExitCode::SUCCESS
    } else {
        FAILED.into()
    })
}

/// A document; all lists are empty when `okr` is false.
#[derive(Debug, Default, Serialize)]
struct DocumentJson {
    path: String,
    okr: bool,
    period: Option<String>,
    sections: Vec<SectionJson>,
    objectives: Vec<ObjectiveJson>,
    key_results: Vec<KeyResultJson>,
    initiatives: Vec<InitiativeJson>,
    kpis: Vec<KpiJson>,
}

#[derive(Debug, Serialize)]
struct SectionJson {
    line: usize,
    name: String,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct ObjectiveJson {
    line: usize,
    title: String,
    section: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    supports: Vec<SupportJson>,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct KeyResultJson {
    line: usize,
    text: String,
    objective: Option<usize>,
    measure: &'static str,
    supports: Vec<SupportJson>,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct InitiativeJson {
    line: usize,
    text: String,
    parent: Option<usize>,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct KpiJson {
    line: usize,
    text: String,
    section: Option<usize>,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct SupportJson {
    path: String,
    line: usize,
    kind: &'static str,
}

impl DocumentJson {
    fn new(source: &Source, run: &Run) -> Self {
        let (path, snapshot) = (source.name(), &source.snapshot);
        if !snapshot.is_okr() {
            return Self {
                path,
                ..Self::default()
            };
        }
        let document = snapshot.document();
        let resolver = Resolver::new(document, snapshot.text(), run.around(source));
        let objectives = document.objectives.iter();
        let lines = Lines {
            path: &path,
            document,
            text: snapshot.text(),
            edges: objectives.map(|one| resolver.objective(one)).collect(),
            resolver,
            run,
        };
        Self {
            okr: true,
            period: document.period.name(),
            sections: lines.sections(),
            objectives: lines.objectives(),
            key_results: lines.key_results(),
            initiatives: lines.initiatives(),
            kpis: lines.kpis(),
            path,
        }
    }
}

/// Turns items into JSON, ids into lines.
struct Lines<'a> {
    path: &'a str,
    document: &'a Document,
    text: &'a Text,
    resolver: Resolver<'a>,
    /// What the objectives support, once for each: their key results ask for it too.
    edges: Vec<Option<Edge>>,
    run: &'a Run,
}

impl Lines<'_> {
    fn sections(&self) -> Vec<SectionJson> {
        let sections = self.document.owning_sections().map(|section| SectionJson {
            line: line(self.text, section.heading.start),
            name: section.name().to_owned(),
            level: section.level.name(),
        });
        sections.collect()
    }

    fn objectives(&self) -> Vec<ObjectiveJson> {
        let objectives = self.document.objectives.iter().zip(&self.edges);
        let objectives = objectives.map(|(objective, edge)| ObjectiveJson {
            line: self.item(&objective.item),
            title: objective.item.text().to_owned(),
            section: self.section_line(objective.section),
            period: objective.period.map(|period| period.to_string()),
            supports: self.supports(edge.clone()),
            attributes: self.attributes(&objective.item),
        });
        objectives.collect()
    }

    fn key_results(&self) -> Vec<KeyResultJson> {
        let key_results = self
            .document
            .key_results
            .iter()
            .map(|key_result| KeyResultJson {
                line: self.item(&key_result.item),
                text: key_result.item.text().to_owned(),
                objective: self.objective_line(key_result.objective),
                measure: key_result.item.measure().name(),
                supports: self.supports(self.edge(key_result)),
                attributes: self.attributes(&key_result.item),
            });
        key_results.collect()
    }

    /// What a key result supports: by its own evidence, or else what its objective does.
    fn edge(&self, key_result: &KeyResult) -> Option<Edge> {
        self.resolver
            .own_key_result(key_result)
            .or_else(|| self.edges.get(key_result.objective?.index())?.clone())
    }

    fn initiatives(&self) -> Vec<InitiativeJson> {
        let initiatives = self
            .document
            .initiatives
            .iter()
            .map(|initiative| InitiativeJson {
                line: self.item(&initiative.item),
                text: initiative.item.text().to_owned(),
                parent: match initiative.parent {
                    Some(Parent::Objective(id)) => self.objective_line(Some(id)),
                    Some(Parent::KeyResult(id)) => self
                        .document
                        .key_result(id)
                        .map(|key_result| self.item(&key_result.item)),
                    None => None,
                },
                attributes: self.attributes(&initiative.item),
            });
        initiatives.collect()
    }

    fn kpis(&self) -> Vec<KpiJson> {
        let kpis = self.document.kpis.iter().map(|kpi| KpiJson {
            line: self.item(&kpi.item),
            text: kpi.item.text().to_owned(),
            section: self.section_line(kpi.section),
            attributes: self.attributes(&kpi.item),
        });
        kpis.collect()
    }

    /// The line on which the item's own text begins.
    fn item(&self, item: &Item) -> usize {
        line(self.text, item.text_range().start)
    }

    fn objective_line(&self, id: Option<ObjectiveId>) -> Option<usize> {
        let objective = self.document.objective(id?)?;
        Some(self.item(&objective.item))
    }

    fn section_line(&self, id: Option<SectionId>) -> Option<usize> {
        let section = self.document.section(id?)?;
        Some(line(self.text, section.heading.start))
    }

    fn supports(&self, edge: Option<Edge>) -> Vec<SupportJson> {
        let support = edge.and_then(|edge| {
            let (path, line) = match self.resolver.goal(edge.to)?.words {
                Location::Here(range) => (self.path.to_owned(), line(self.text, range.start)),
                Location::Elsewhere(path, place) => {
                    let reached = self.run.reached(&path).to_string_lossy();
                    (reached.into_owned(), place.start.line as usize + 1)
                }
            };
            Some(SupportJson {
                path,
                line,
                kind: edge.evidence.kind(),
            })
        });
        support.into_iter().collect()
    }

    /// The item's id, and what is told about it besides its words.
    fn attributes(&self, item: &Item) -> Map<String, Value> {
        let mut attributes = Map::new();
        if let Some(id) = item.number() {
            attributes.insert("id".to_owned(), id.into());
        }
        for (name, value) in item.stated() {
            if name != AttributeName::Supports {
                attributes.insert(name.key().to_owned(), value.into());
            }
        }
        attributes
    }
}
