//! Which company objective a team's objective or key result serves, and how that is known.
//!
//! Evidence, best first: an explicit link, the same text, near text, a shared redaction, the same key
//! result. An item answers with its own evidence, and a key result without any with its objective's.

use std::collections::HashMap;

use super::similarity::{Wordings, Words};
use crate::model::{AttributeName, Document, Item, KeyResult, Level, Objective, ObjectiveId};
use crate::text::Text;

/// How an alignment is known, best first.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// A line such as `Supports:` names the company objective.
    Explicit,
    /// The company objective in the same words.
    SameText,
    /// The company objective in other words; the similarity.
    NearText(f64),
    /// The same confidential value or name occurs in a company key result; the reference's id.
    SharedReference(String),
    /// The company has the same key result; the similarity.
    SameKeyResult(f64),
}

impl Evidence {
    /// The word used in the command line's JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::SameText => "same-text",
            Self::NearText(_) => "near-text",
            Self::SharedReference(_) => "shared-reference",
            Self::SameKeyResult(_) => "same-key-result",
        }
    }

    /// The evidence in a sentence's middle, for people.
    pub fn sentence(&self) -> String {
        match self {
            Self::Explicit => "it says so".to_owned(),
            Self::SameText => "it repeats the objective's text".to_owned(),
            Self::NearText(share) => format!("its text is {:.0} % the same", share * 100.0),
            Self::SharedReference(id) => format!("both refer to `{id}`"),
            Self::SameKeyResult(share) if *share >= 1.0 => {
                "the company has the same key result".to_owned()
            }
            Self::SameKeyResult(share) => {
                format!(
                    "a key result of the company is {:.0} % the same",
                    share * 100.0
                )
            }
        }
    }
}

/// An item's company objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The company objective.
    pub to: ObjectiveId,
    /// How it is known.
    pub evidence: Evidence,
    /// Whether the evidence is the item's objective's and not its own.
    pub inherited: bool,
}

/// Looks alignments up in one version of a document.
pub struct Resolver<'a> {
    document: &'a Document,
    text: &'a Text,
    company: Vec<(ObjectiveId, &'a Objective)>,
    /// The wordings of `company`, in its order.
    objectives: Wordings,
    key_results: CompanyKeyResults<'a>,
}

/// What the company's key results are known by.
#[derive(Default)]
struct CompanyKeyResults<'a> {
    wordings: Wordings,
    /// For each wording, the objective it is a result of.
    objectives: Vec<ObjectiveId>,
    /// For each redaction in them or their objectives, the first objective.
    redactions: HashMap<&'a str, ObjectiveId>,
}

impl<'a> Resolver<'a> {
    /// Prepares for `document`, whose text is `text`.
    pub fn new(document: &'a Document, text: &'a Text) -> Self {
        let mut resolver = Self {
            document,
            text,
            company: Vec::new(),
            objectives: Wordings::default(),
            key_results: CompanyKeyResults::default(),
        };
        for (id, objective) in document.objective_ids() {
            if level(document, objective) == Some(Level::Company) {
                resolver.company.push((id, objective));
                resolver.objectives.add(Words::of(objective.item.text()));
                resolver.key_results.add(document, id, objective);
            }
        }
        resolver
    }

    /// The company objective that a team's objective serves; `None` for the company's own.
    pub fn objective(&self, objective: &Objective) -> Option<Edge> {
        if level(self.document, objective) == Some(Level::Company) {
            return None;
        }
        let (to, evidence) = self
            .explicit(&objective.item)
            .or_else(|| self.near(objective.item.text()))
            .or_else(|| self.shared_reference(&objective.item))?;
        Some(Edge {
            to,
            evidence,
            inherited: false,
        })
    }

    /// The company objective that a team's key result serves.
    pub fn key_result(&self, key_result: &KeyResult) -> Option<Edge> {
        let objective = key_result
            .objective
            .and_then(|id| self.document.objective(id));
        if objective
            .is_some_and(|objective| level(self.document, objective) == Some(Level::Company))
        {
            return None;
        }
        let own = self
            .explicit(&key_result.item)
            .or_else(|| self.shared_reference(&key_result.item))
            .or_else(|| self.same_key_result(&key_result.item));
        match own {
            Some((to, evidence)) => Some(Edge {
                to,
                evidence,
                inherited: false,
            }),
            None => objective
                .and_then(|objective| self.objective(objective))
                .map(|edge| Edge {
                    inherited: true,
                    ..edge
                }),
        }
    }

    /// The teams' objectives that serve the company objective `company`, by their own evidence.
    pub fn supporters(&self, company: ObjectiveId) -> Vec<(ObjectiveId, Edge)> {
        let edges = self.document.objective_ids().filter_map(|(id, objective)| {
            let edge = self.objective(objective)?;
            (edge.to == company).then_some((id, edge))
        });
        edges.collect()
    }

    fn explicit(&self, item: &Item) -> Option<(ObjectiveId, Evidence)> {
        item.attributes()
            .filter(|attribute| attribute.name == AttributeName::Supports)
            .find_map(|attribute| self.named(attribute.value()))
            .map(|to| (to, Evidence::Explicit))
    }

    /// The company objective named by its id (`O2`, `Objective 2`, `#2`) or its title.
    fn named(&self, value: &str) -> Option<ObjectiveId> {
        let value = value.trim_matches(|char: char| {
            !(char.is_alphanumeric() || matches!(char, '#' | '(' | ')'))
        });
        let digits = value.trim_start_matches(|char: char| !char.is_ascii_digit());
        let prefix = value
            .get(..value.len() - digits.len())?
            .trim()
            .to_lowercase();
        let number = digits
            .split(|char: char| !char.is_ascii_digit())
            .next()
            .unwrap_or_default();
        if ["o", "objective", "#", "objective #", "o-"].contains(&prefix.as_str()) {
            return self.numbered(number);
        }
        self.near(value).map(|(id, _)| id)
    }

    /// The company objective with the number `number` in its label; without such numbers, the one in that
    /// place of its list.
    fn numbered(&self, number: &str) -> Option<ObjectiveId> {
        let labelled = self.company.iter().find(|(_, objective)| {
            let label = objective.item.block.block.head.label.as_ref();
            let id = label.and_then(|label| label.id.clone());
            id.is_some_and(|id| {
                let id = self.text.slice(objective.item.block.absolute(&id));
                id.trim_matches(|char: char| !char.is_ascii_digit()) == number
            })
        });
        let place = || {
            self.company
                .get(number.parse::<usize>().ok()?.checked_sub(1)?)
        };
        labelled.or_else(place).map(|(id, _)| *id)
    }

    fn near(&self, words: &str) -> Option<(ObjectiveId, Evidence)> {
        let (number, share) = self.objectives.nearest(&Words::of(words))?;
        let (id, _) = self.company.get(number)?;
        let evidence = if share >= 1.0 {
            Evidence::SameText
        } else {
            Evidence::NearText(share)
        };
        Some((*id, evidence))
    }

    fn shared_reference(&self, item: &Item) -> Option<(ObjectiveId, Evidence)> {
        redactions(item).find_map(|label| {
            let id = self.key_results.redactions.get(label)?;
            Some((*id, Evidence::SharedReference(label.to_owned())))
        })
    }

    fn same_key_result(&self, item: &Item) -> Option<(ObjectiveId, Evidence)> {
        let (number, share) = self.key_results.wordings.nearest(&Words::of(item.text()))?;
        let id = self.key_results.objectives.get(number)?;
        Some((*id, Evidence::SameKeyResult(share)))
    }
}

impl<'a> CompanyKeyResults<'a> {
    fn add(&mut self, document: &'a Document, id: ObjectiveId, objective: &'a Objective) {
        for label in redactions(&objective.item) {
            self.redactions.entry(label).or_insert(id);
        }
        for key_result in document.key_results_of(objective) {
            self.wordings.add(Words::of(key_result.item.text()));
            self.objectives.push(id);
            for label in redactions(&key_result.item) {
                self.redactions.entry(label).or_insert(id);
            }
        }
    }
}

/// The ids of the redactions in the item's words.
fn redactions(item: &Item) -> impl Iterator<Item = &str> {
    let references = &item.words().block.head.inline.references;
    let redactions = references.iter().filter(|reference| reference.redaction);
    redactions.map(|reference| &*reference.id)
}

/// Whose goal an objective is; `None` without a heading.
pub fn level(document: &Document, objective: &Objective) -> Option<Level> {
    Some(document.section(objective.section?)?.level)
}
