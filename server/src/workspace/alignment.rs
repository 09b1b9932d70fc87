//! Which company objective a team's objective or key result serves, and how that is known.
//!
//! Evidence, best first: an explicit link, the same text, near text, a shared redaction, the same key
//! result. An item answers with its own evidence, and a key result without any with its objective's.

use std::collections::HashMap;

use super::similarity::Wordings;
use crate::measure::period::Period;
use crate::model::{
    Attribute, Document, Item, KeyResult, KeyResultId, Level, Objective, ObjectiveId, Words,
};

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
    /// It contains all words of a key result of the company.
    ContainedKeyResult,
}

impl Evidence {
    /// The word used in the command line's JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::SameText => "same-text",
            Self::NearText(_) => "near-text",
            Self::SharedReference(_) => "shared-reference",
            Self::SameKeyResult(_) | Self::ContainedKeyResult => "same-key-result",
        }
    }

    /// The evidence in a sentence's middle, for people.
    pub fn sentence(&self) -> String {
        match self {
            Self::Explicit => "it says so".to_owned(),
            Self::SameText => "it repeats the objective's text".to_owned(),
            Self::NearText(share) => format!("its text is {:.0} % the same", share * 100.0),
            Self::SharedReference(id) => format!("both refer to `{id}`"),
            Self::ContainedKeyResult => "it contains a key result of the company".to_owned(),
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
    /// The company's goals by their period: matching stays within one.
    company: HashMap<Option<Period>, Company<'a>>,
}

/// All alignments of a document, by the items' own evidence.
pub struct Alignments<'a> {
    /// For what is asked about single items.
    pub resolver: Resolver<'a>,
    /// The edges of the objectives, in their order.
    pub objectives: Vec<Option<Edge>>,
    /// The edges of the key results, in their order.
    pub key_results: Vec<Option<Edge>>,
}

impl<'a> Alignments<'a> {
    /// Resolves everything in `document`.
    pub fn of(document: &'a Document) -> Self {
        let resolver = Resolver::new(document);
        let objectives = document.objectives.iter();
        let key_results = document.key_results.iter();
        Self {
            objectives: objectives
                .map(|objective| resolver.objective(objective))
                .collect(),
            key_results: key_results
                .map(|key_result| resolver.own_key_result(key_result))
                .collect(),
            resolver,
        }
    }
}

/// The company's goals of one period.
#[derive(Default)]
struct Company<'a> {
    objectives: Vec<(ObjectiveId, &'a Objective)>,
    /// The wordings of `objectives`, in its order.
    wordings: Wordings,
    key_results: CompanyKeyResults<'a>,
}

/// What the company's key results are known by.
#[derive(Default)]
struct CompanyKeyResults<'a> {
    wordings: Wordings,
    /// For each wording, the key result and the objective it is a result of.
    ids: Vec<KeyResultId>,
    objectives: Vec<ObjectiveId>,
    /// For each redaction in them or their objectives, the first objective.
    redactions: HashMap<&'a str, ObjectiveId>,
}

impl<'a> Resolver<'a> {
    /// Prepares for `document`.
    pub fn new(document: &'a Document) -> Self {
        let mut company: HashMap<Option<Period>, Company<'a>> = HashMap::new();
        for (id, objective) in document.objective_ids() {
            if level(document, objective) == Some(Level::Company) {
                let company = company.entry(objective.period).or_default();
                company.objectives.push((id, objective));
                company.wordings.add(objective.item.word_set());
                company.key_results.add(document, id, objective);
            }
        }
        Self { document, company }
    }

    /// Whether the company has objectives in the period of `objective`.
    pub fn knows_company_of(&self, objective: &Objective) -> bool {
        self.company.contains_key(&objective.period)
    }

    /// The company objective that a team's objective serves; `None` for the company's own.
    pub fn objective(&self, objective: &Objective) -> Option<Edge> {
        let company = self.company_of(objective)?;
        let (to, evidence) = company
            .explicit(&objective.item)
            .or_else(|| company.near(objective.item.word_set()))
            .or_else(|| company.shared_reference(&objective.item))?;
        Some(Edge {
            to,
            evidence,
            inherited: false,
        })
    }

    /// The company objective that a team's key result serves.
    pub fn key_result(&self, key_result: &KeyResult) -> Option<Edge> {
        self.own_key_result(key_result).or_else(|| {
            let objective = self.document.objective(key_result.objective?)?;
            self.objective(objective).map(|edge| Edge {
                inherited: true,
                ..edge
            })
        })
    }

    /// The same by the key result's own evidence.
    pub fn own_key_result(&self, key_result: &KeyResult) -> Option<Edge> {
        let objective = self.document.objective(key_result.objective?)?;
        let company = self.company_of(objective)?;
        let (to, evidence) = company
            .explicit(&key_result.item)
            .or_else(|| company.shared_reference(&key_result.item))
            .or_else(|| company.same_key_result(key_result.item.word_set()))?;
        Some(Edge {
            to,
            evidence,
            inherited: false,
        })
    }

    /// The company's key result, by its objective, that a team's objective repeats, and how alike they are.
    pub fn repeated_key_result(&self, objective: &Objective) -> Option<(ObjectiveId, f64)> {
        let company = self.company_of(objective)?;
        let (number, share) = company
            .key_results
            .wordings
            .nearest(objective.item.word_set())?;
        Some((*company.key_results.objectives.get(number)?, share))
    }

    /// The key result of the company that a team's key result repeats, nearly repeats or contains.
    pub fn same_key_result(&self, key_result: &KeyResult) -> Option<KeyResultId> {
        let objective = self.document.objective(key_result.objective?)?;
        let company = self.company_of(objective)?;
        let words = key_result.item.word_set();
        let wordings = &company.key_results.wordings;
        let nearest = wordings.nearest(words).map(|(number, _)| number);
        let number = nearest.or_else(|| wordings.contained(words))?;
        company.key_results.ids.get(number).copied()
    }

    /// The line below the item that names what it serves, where no company objective is meant by it.
    pub fn unknown_parent(&self, item: &Item, objective: &Objective) -> Option<Attribute> {
        let company = self.company_of(objective)?;
        item.supports().find(|attribute| {
            !leads_elsewhere(attribute) && company.named(attribute.value()).is_none()
        })
    }

    /// The goals of the company that a team's objective may serve; `None` for the company's own.
    fn company_of(&self, objective: &Objective) -> Option<&Company<'a>> {
        if level(self.document, objective) == Some(Level::Company) {
            return None;
        }
        self.company.get(&objective.period)
    }

    /// The teams' objectives that serve the company objective `company`, by their own evidence.
    pub fn supporters(&self, company: ObjectiveId) -> Vec<(ObjectiveId, Edge)> {
        let edges = self.document.objective_ids().filter_map(|(id, objective)| {
            let edge = self.objective(objective)?;
            (edge.to == company).then_some((id, edge))
        });
        edges.collect()
    }
}

impl Company<'_> {
    fn explicit(&self, item: &Item) -> Option<(ObjectiveId, Evidence)> {
        item.supports()
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
        self.near(&Words::of(value)).map(|(id, _)| id)
    }

    /// The company objective with the number `number` in its label; without such numbers, the one in that
    /// place of its list.
    fn numbered(&self, number: &str) -> Option<ObjectiveId> {
        let labelled = self.objectives.iter().find(|(_, objective)| {
            let own = objective.item.number();
            own.is_some_and(|own| own.trim_matches(|char: char| !char.is_ascii_digit()) == number)
        });
        let place = || {
            self.objectives
                .get(number.parse::<usize>().ok()?.checked_sub(1)?)
        };
        labelled.or_else(place).map(|(id, _)| *id)
    }

    fn near(&self, words: &Words) -> Option<(ObjectiveId, Evidence)> {
        let (number, share) = self.wordings.nearest(words)?;
        let (id, _) = self.objectives.get(number)?;
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

    fn same_key_result(&self, words: &Words) -> Option<(ObjectiveId, Evidence)> {
        let wordings = &self.key_results.wordings;
        let nearest = wordings.nearest(words);
        let (number, evidence) = match nearest {
            Some((number, share)) => (number, Evidence::SameKeyResult(share)),
            None => (wordings.contained(words)?, Evidence::ContainedKeyResult),
        };
        let id = self.key_results.objectives.get(number)?;
        Some((*id, evidence))
    }
}

impl<'a> CompanyKeyResults<'a> {
    fn add(&mut self, document: &'a Document, id: ObjectiveId, objective: &'a Objective) {
        for label in redactions(&objective.item) {
            self.redactions.entry(label).or_insert(id);
        }
        for key_result_id in &objective.key_results {
            let Some(key_result) = document.key_result(*key_result_id) else {
                continue;
            };
            self.wordings.add(key_result.item.word_set());
            self.ids.push(*key_result_id);
            self.objectives.push(id);
            for label in redactions(&key_result.item) {
                self.redactions.entry(label).or_insert(id);
            }
        }
    }
}

/// Whether the value is a link, which may lead to another document, or to the company's goals there.
fn leads_elsewhere(attribute: &Attribute) -> bool {
    let value = attribute.value();
    let linked = !attribute.block.block.head.inline.links.is_empty();
    linked || value.contains("://") || value.contains(".md")
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
