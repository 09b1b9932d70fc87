//! `okr-lsp parse` prints as JSON what okr-lsp read.

use std::io;
use std::process::ExitCode;

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::arguments::Input;
use super::exit::FAILED;
use super::input;
use super::input::{RunIndex, SourceDocument};
use super::place::line;
use super::print::JsonList;
use crate::model::{AttributeName, Document, Item, KeyResult, ObjectiveId, Parent, SectionId};
use crate::text::Text;
use crate::workspace::alignment::Edge;
use crate::workspace::index::Location;
use crate::workspace::lookup::Resolver;

/// Prints every document. The exit code is 2 if a file could not be read.
pub(super) fn run(input: &Input) -> io::Result<ExitCode> {
    let mut documents = JsonList::between("{\"documents\":[", "]}");
    let complete = input::for_each(input, |source, run| {
        let path = source.name();
        let okr = source.snapshot.is_okr();
        let lines = okr.then(|| JsonItems::of(source, &path, run));
        documents.item(&DocumentJson { path: &path, lines })
    })?;
    documents.end()?;
    Ok(if complete {
        ExitCode::SUCCESS
    } else {
        FAILED.into()
    })
}

/// A document. All lists are empty if `okr` is false. Its parts are computed one after the other while they are
/// written, to save memory. Keys are in alphabetical order.
struct DocumentJson<'a> {
    path: &'a str,
    lines: Option<JsonItems<'a>>,
}

impl Serialize for DocumentJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let lines = self.lines.as_ref();
        let period = lines.and_then(|lines| lines.document.period.name());
        let mut to = to.serialize_map(None)?;
        to.serialize_entry("initiatives", &LazyList(lines.map(JsonItems::initiatives)))?;
        to.serialize_entry("key_results", &LazyList(lines.map(JsonItems::key_results)))?;
        to.serialize_entry("kpis", &LazyList(lines.map(JsonItems::kpis)))?;
        to.serialize_entry("objectives", &LazyList(lines.map(JsonItems::objectives)))?;
        to.serialize_entry("okr", &lines.is_some())?;
        to.serialize_entry("path", self.path)?;
        to.serialize_entry("period", &period)?;
        to.serialize_entry("sections", &LazyList(lines.map(JsonItems::sections)))?;
        to.end()
    }
}

/// A list whose items are computed one by one.
struct LazyList<I>(Option<I>);

impl<T: Serialize, I: Iterator<Item = T> + Clone> Serialize for LazyList<I> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut to = to.serialize_seq(None)?;
        for item in self.0.clone().into_iter().flatten() {
            // The keys of a `Value` are in alphabetical order.
            let item = serde_json::to_value(item).map_err(S::Error::custom)?;
            to.serialize_element(&item)?;
        }
        to.end()
    }
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

impl<'a> JsonItems<'a> {
    /// Reads the OKR document `source` with the name `path`.
    fn of(source: &'a SourceDocument, path: &'a str, run: &'a RunIndex) -> Self {
        let snapshot = &source.snapshot;
        let document = snapshot.document();
        let resolver = Resolver::new(document, snapshot.text(), run.around(source));
        let objectives = document.objectives.iter();
        Self {
            path,
            document,
            text: snapshot.text(),
            edges: objectives.map(|one| resolver.objective(one)).collect(),
            resolver,
            run,
        }
    }
}

/// Turns items into JSON, ids into lines.
struct JsonItems<'a> {
    path: &'a str,
    document: &'a Document,
    text: &'a Text,
    resolver: Resolver<'a>,
    /// The alignment of each objective, computed once, because key results need it too.
    edges: Vec<Option<Edge>>,
    run: &'a RunIndex,
}

impl JsonItems<'_> {
    fn sections(&self) -> impl Iterator<Item = SectionJson> + Clone {
        let sections = self.document.owning_sections();
        sections.map(|section| SectionJson {
            line: line(self.text, section.heading.start),
            name: section.name().to_owned(),
            level: section.level.name(),
        })
    }

    fn objectives(&self) -> impl Iterator<Item = ObjectiveJson> + Clone {
        let objectives = self.document.objectives.iter().zip(&self.edges);
        objectives.map(|(objective, edge)| ObjectiveJson {
            line: self.item(&objective.item),
            title: objective.item.text().to_owned(),
            section: self.section_line(objective.section),
            period: objective.period.map(|period| period.to_string()),
            supports: self.supports(edge.clone()),
            attributes: self.attributes(&objective.item),
        })
    }

    fn key_results(&self) -> impl Iterator<Item = KeyResultJson> + Clone {
        let key_results = self.document.key_results.iter();
        key_results.map(|key_result| KeyResultJson {
            line: self.item(&key_result.item),
            text: key_result.item.text().to_owned(),
            objective: self.objective_line(key_result.objective),
            measure: key_result.item.measure().name(),
            supports: self.supports(self.edge(key_result)),
            attributes: self.attributes(&key_result.item),
        })
    }

    /// The alignment of a key result: by its own evidence or, failing that, that of its objective.
    fn edge(&self, key_result: &KeyResult) -> Option<Edge> {
        self.resolver
            .own_key_result(key_result)
            .or_else(|| self.edges.get(key_result.objective?.index())?.clone())
    }

    fn initiatives(&self) -> impl Iterator<Item = InitiativeJson> + Clone {
        let initiatives = self.document.initiatives.iter();
        initiatives.map(|initiative| InitiativeJson {
            line: self.item(&initiative.item),
            text: initiative.item.text().to_owned(),
            parent: self.parent_line(initiative.parent),
            attributes: self.attributes(&initiative.item),
        })
    }

    fn kpis(&self) -> impl Iterator<Item = KpiJson> + Clone {
        let kpis = self.document.kpis.iter();
        kpis.map(|kpi| KpiJson {
            line: self.item(&kpi.item),
            text: kpi.item.text().to_owned(),
            section: self.section_line(kpi.section),
            attributes: self.attributes(&kpi.item),
        })
    }

    /// The line on which the item's own text begins.
    fn item(&self, item: &Item) -> usize {
        line(self.text, item.text_range().start)
    }

    fn objective_line(&self, id: Option<ObjectiveId>) -> Option<usize> {
        let objective = self.document.objective(id?)?;
        Some(self.item(&objective.item))
    }

    fn parent_line(&self, parent: Option<Parent>) -> Option<usize> {
        match parent? {
            Parent::Objective(id) => self.objective_line(Some(id)),
            Parent::KeyResult(id) => {
                let key_result = self.document.key_result(id)?;
                Some(self.item(&key_result.item))
            }
        }
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

    /// The item's id, and its attributes except `supports`.
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
