//! What rules look at.

use std::sync::OnceLock;

use super::around::LazySurroundings;
use super::definitions::Definitions;
use super::finding::Finding;
use super::key_result::{self, Put};
use super::nesting::Nesting;
use super::outline::Outline;
use super::suppression::Suppressions;
use super::team::{self, Team};
use crate::measure;
use crate::model::{Definition, Document, Item, KeyResult, Objective};
use crate::syntax::Plainness;
use crate::text::Text;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::lookup::Alignments;
use crate::workspace::rule_levels::RuleLevels;

/// What a rule looks at: one version of a document. What several rules ask about it is worked out once.
pub(super) struct Subject<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) document: &'a Document,
    pub(super) text: &'a Text,
    around: LazySurroundings<'a>,
    pub(super) rule_levels: &'a RuleLevels,
    /// The names of all rules. A rule cannot import the list of rules, because the list imports the rule.
    pub(super) rule_names: &'static [&'static str],
    suppressions: OnceLock<Suppressions>,
    outline: OnceLock<Outline>,
    alignments: OnceLock<Alignments<'a>>,
    english: OnceLock<bool>,
    key_results: OnceLock<Vec<Put<'a>>>,
    nesting: OnceLock<Nesting>,
    teams: OnceLock<Vec<Team<'a>>>,
    definitions: OnceLock<Definitions<'a>>,
}

impl<'a> Subject<'a> {
    /// The version `snapshot` of a document, among the other documents `around`. `rule_names` are the names of all
    /// rules.
    pub(super) fn of(
        snapshot: &'a Snapshot,
        around: impl Into<LazySurroundings<'a>>,
        rule_names: &'static [&'static str],
    ) -> Self {
        Self {
            snapshot,
            document: snapshot.document(),
            text: snapshot.text(),
            around: around.into(),
            rule_levels: snapshot.rule_levels(),
            rule_names,
            suppressions: OnceLock::new(),
            outline: OnceLock::new(),
            alignments: OnceLock::new(),
            english: OnceLock::new(),
            key_results: OnceLock::new(),
            nesting: OnceLock::new(),
            teams: OnceLock::new(),
            definitions: OnceLock::new(),
        }
    }

    /// The rest of the workspace.
    pub(super) fn around(&self) -> Surroundings<'a> {
        self.around.get()
    }

    /// Which items support which company objectives.
    pub(super) fn alignments(&self) -> &Alignments<'a> {
        self.alignments
            .get_or_init(|| Alignments::of(self.document, self.text, self.around()))
    }

    /// The key result whose lines contain the byte `at`.
    pub(super) fn key_result_at(&self, at: usize) -> Option<&'a KeyResult> {
        in_lines(&self.document.key_results, at, |key_result| {
            &key_result.item
        })
    }

    /// The objective whose lines contain the byte `at`.
    pub(super) fn objective_at(&self, at: usize) -> Option<&'a Objective> {
        in_lines(&self.document.objectives, at, |objective| &objective.item)
    }

    /// The definition whose label begins at the byte `start`.
    pub(super) fn definition_at(&self, start: usize) -> Option<&'a Definition> {
        let definitions = &self.document.definitions;
        let at = definitions.binary_search_by_key(&start, |definition| definition.label.start);
        definitions.get(at.ok()?)
    }

    /// The key results that have words and are not quoted, in any language.
    pub(super) fn put_key_results(&self) -> &[Put<'a>] {
        self.key_results
            .get_or_init(|| key_result::put(&self.document.key_results))
    }

    /// The same if the document is English; none in other languages.
    pub(super) fn english_key_results(&self) -> &[Put<'a>] {
        match self.is_english() {
            true => self.put_key_results(),
            false => &[],
        }
    }

    /// Which objectives lie below which items.
    pub(super) fn nesting(&self) -> &Nesting {
        self.nesting
            .get_or_init(|| Nesting::of(self.document, self.text))
    }

    /// The objectives by team.
    pub(super) fn teams(&self) -> &[Team<'a>] {
        self.teams
            .get_or_init(|| team::teams(self.document, self.nesting()))
    }

    /// The definitions of references.
    pub(super) fn definitions(&self) -> &Definitions<'a> {
        self.definitions
            .get_or_init(|| Definitions::of(self.document, self.text))
    }

    /// The blocks from the start of the document to its end.
    pub(super) fn outline(&self) -> &Outline {
        self.outline
            .get_or_init(|| Outline::of(&self.document.placed_root()))
    }

    /// The findings `found` of the rule `rule` that no comment silences. The comments note what they silence.
    pub(super) fn unsilenced(&mut self, rule: &str, found: Vec<Finding>) -> Vec<Finding> {
        self.suppressions();
        match self.suppressions.get_mut() {
            Some(suppressions) => suppressions.unsilenced(rule, found, self.text),
            None => found,
        }
    }

    /// The comments that silence rules.
    pub(super) fn suppressions(&self) -> &Suppressions {
        self.suppressions
            .get_or_init(|| Suppressions::of(self.snapshot))
    }

    /// Which lines are certainly neither code nor HTML.
    pub(super) fn plainness(&self) -> &'a Plainness {
        self.snapshot.plainness()
    }

    /// Whether the items are written in English. In other languages the rules about wording report nothing.
    pub(super) fn is_english(&self) -> bool {
        *self.english.get_or_init(|| {
            let objectives = self.document.objectives.iter();
            let key_results = self.document.key_results.iter();
            let objectives = objectives.map(|objective| objective.item.text());
            let key_results = key_results.map(|key_result| key_result.item.text());
            measure::is_english(objectives.chain(key_results))
        })
    }
}

/// The one of `all` that has the byte `at` in its lines; the first one if several share a line.
fn in_lines<T>(all: &[T], at: usize, item: impl Fn(&T) -> &Item) -> Option<&T> {
    let begun = all.partition_point(|one| item(one).block.start <= at);
    let begun = all.get(..begun)?;
    let holds = |one: &&T| item(one).own_range().contains(&at);
    let start = item(begun.iter().rev().find(holds)?).block.start;
    let before = begun.partition_point(|one| item(one).block.start < start);
    begun.get(before..)?.iter().find(holds)
}
