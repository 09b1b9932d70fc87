//! The rules: one file each, beside it the rule's page, which is its documentation, its hover and its test.
//!
//! To add a rule, write `name.rs` and `name.md` and add one line to [`RULES`].

mod activity_verb;
mod alignment_cycle;
mod all_top_scores;
mod annual_target_in_quarter;
mod around;
mod business_as_usual_key_result;
mod cascaded_deliverable;
mod check;
mod compound_key_result;
mod conflicting_target;
mod counted_output;
mod definitions;
mod direction_contradicts_range;
mod due_outside_period;
mod duplicate_key_result;
mod duplicate_objective;
mod duplicate_reference_definition;
mod empty_key_result;
mod empty_objective;
pub mod fix;
mod grade;
mod id_mismatch;
mod incomplete_range;
mod inconsistent_label;
mod introduction;
mod invalid_date;
mod key_result;
mod key_result_not_measurable;
mod key_result_outside_objective;
mod key_result_repeats_objective;
mod key_result_too_long;
mod kpi_as_key_result;
mod label_typo;
mod links;
mod milestone_without_stages;
mod missing_baseline;
mod missing_period;
mod multiple_owners;
mod near_match_parent;
mod nested_key_result;
mod nesting;
mod objective_compound;
mod objective_has_target;
mod objective_is_kpi;
mod objective_is_task;
mod objective_missing_why;
mod objective_status_quo;
mod objective_too_cautious;
mod objective_too_long;
mod objective_too_vague;
mod objective_without_key_results;
mod output_as_key_result;
mod page;
mod percent_without_base;
mod period_inconsistent;
mod personal_okr;
mod phrasing;
mod placeholder_label_mismatch;
mod progress_inconsistent;
mod range_unit_mismatch;
mod range_without_change;
mod relative_change_without_base;
mod share_over_100;
mod shared_key_result;
pub mod suppression;
mod team;
mod template_text;
mod timeframe;
mod too_few_key_results;
mod too_many_key_results;
mod too_many_layers;
mod too_many_objectives;
mod unaligned_objective;
mod undefined_reference;
mod unknown_parent;
mod unknown_rule;
mod unknown_status;
mod unlinked_placeholder;
mod unsupported_company_objective;
mod unused_reference;
mod unused_suppression;
mod vague_deadline;
mod vague_wording;
mod value_out_of_range;
mod wordless;

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::measure;
use crate::model::{Definition, Document, Item, KeyResult, Objective};
use crate::syntax::Plainness;
use crate::text::Text;
pub use crate::workspace::Severity;
use crate::workspace::Snapshot;
use crate::workspace::alignment::Alignments;
use crate::workspace::configuration::KnownRule;
use crate::workspace::enforcement::{Enforcement, Level};
use crate::workspace::index::{Location, Place, Surroundings};
use around::Around;
pub use around::Look;
pub use check::{check, check_safely_fixable, check_while};
use definitions::Definitions;
use fix::Remedy;
use key_result::Put;
use nesting::Nesting;
use suppression::Suppressions;
use team::Team;
use wordless::Outline;

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &key_result_outside_objective::RULE,
    &objective_without_key_results::RULE,
    &too_few_key_results::RULE,
    &too_many_key_results::RULE,
    &too_many_objectives::RULE,
    &empty_objective::RULE,
    &empty_key_result::RULE,
    &template_text::RULE,
    &duplicate_objective::RULE,
    &duplicate_key_result::RULE,
    &label_typo::RULE,
    &inconsistent_label::RULE,
    &id_mismatch::RULE,
    &nested_key_result::RULE,
    &missing_period::RULE,
    &invalid_date::RULE,
    &period_inconsistent::RULE,
    &objective_has_target::RULE,
    &objective_is_kpi::RULE,
    &objective_too_vague::RULE,
    &objective_missing_why::RULE,
    &objective_is_task::RULE,
    &objective_status_quo::RULE,
    &objective_too_long::RULE,
    &objective_compound::RULE,
    &objective_too_cautious::RULE,
    &key_result_not_measurable::RULE,
    &incomplete_range::RULE,
    &direction_contradicts_range::RULE,
    &range_without_change::RULE,
    &range_unit_mismatch::RULE,
    &missing_baseline::RULE,
    &relative_change_without_base::RULE,
    &percent_without_base::RULE,
    &share_over_100::RULE,
    &output_as_key_result::RULE,
    &counted_output::RULE,
    &activity_verb::RULE,
    &vague_wording::RULE,
    &kpi_as_key_result::RULE,
    &business_as_usual_key_result::RULE,
    &compound_key_result::RULE,
    &milestone_without_stages::RULE,
    &key_result_repeats_objective::RULE,
    &key_result_too_long::RULE,
    &due_outside_period::RULE,
    &annual_target_in_quarter::RULE,
    &vague_deadline::RULE,
    &value_out_of_range::RULE,
    &progress_inconsistent::RULE,
    &unknown_status::RULE,
    &all_top_scores::RULE,
    &too_many_layers::RULE,
    &personal_okr::RULE,
    &multiple_owners::RULE,
    &cascaded_deliverable::RULE,
    &unaligned_objective::RULE,
    &shared_key_result::RULE,
    &conflicting_target::RULE,
    &unsupported_company_objective::RULE,
    &near_match_parent::RULE,
    &unknown_parent::RULE,
    &alignment_cycle::RULE,
    &undefined_reference::RULE,
    &unused_reference::RULE,
    &duplicate_reference_definition::RULE,
    &placeholder_label_mismatch::RULE,
    &unlinked_placeholder::RULE,
    &unknown_rule::RULE,
    // It tells what all others left unused.
    &unused_suppression::RULE,
];

/// A rule.
pub struct Rule {
    /// Its name, as it stands in diagnostics and configuration.
    pub name: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// Its page, Markdown, with the marks of [`page`].
    page: &'static str,
    /// Whether it is checked unless somebody says otherwise.
    pub enabled: bool,
    /// Whether the line being typed is spared: it will look unfinished until it is finished.
    spares_typing: bool,
    /// How its findings can be mended, the best way first.
    remedies: &'static [Remedy],
    check: fn(&Subject<'_>, &mut Findings<'_>),
}

impl Rule {
    /// What it reports, in one line: the first sentence of its page.
    pub fn summary(&self) -> Cow<'static, str> {
        let paragraphs = self.page.split("\n\n");
        let mut behind_severity = paragraphs.filter_map(|one| Some(one.split_once(".** ")?.1));
        let first = behind_severity.next().unwrap_or_default().trim_end();
        let end = [". ", ".\n"].map(|end| first.find(end).map(|at| at + 1));
        let end = end.into_iter().flatten().min();
        let sentence = end.and_then(|end| first.get(..end)).unwrap_or(first);
        if sentence.contains('\n') {
            sentence.replace('\n', " ").into()
        } else {
            sentence.into()
        }
    }

    /// Its page, Markdown, as people read it.
    pub fn page(&self) -> String {
        page::without_marks(self.page)
    }

    /// Its page, and what holds of the configuration of every rule.
    pub fn help(&self) -> String {
        self.page() + &include_str!("control.md").replace("RULE", self.name)
    }

    /// Whether editors offer fixes for what it finds.
    pub fn is_fixable(&self) -> bool {
        !self.remedies.is_empty()
    }

    /// Whether what it finds can be mended unasked, as `check --fix` does.
    pub fn has_safe_fix(&self) -> bool {
        self.remedies.iter().any(|remedy| remedy.safe)
    }

    /// How bad its findings are where `enforcement` holds; `None` where it is off.
    pub fn severity_in(&self, enforcement: &Enforcement) -> Option<Severity> {
        match enforcement.level(self.name) {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(severity),
            None => self.enabled.then_some(self.severity),
        }
    }

    /// The address of its page in the repository's documentation.
    pub fn address(&self) -> String {
        let file = self.name.replace('-', "_");
        format!(
            "{}/blob/main/server/src/rules/{file}.md",
            env!("CARGO_PKG_REPOSITORY")
        )
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What a rule looks at.
struct Subject<'a> {
    snapshot: &'a Snapshot,
    document: &'a Document,
    text: &'a Text,
    around: Around<'a>,
    enforcement: &'a Enforcement,
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
    fn of(snapshot: &'a Snapshot, around: impl Into<Around<'a>>) -> Self {
        Self {
            snapshot,
            document: snapshot.document(),
            text: snapshot.text(),
            around: around.into(),
            enforcement: snapshot.enforcement(),
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
    fn around(&self) -> Surroundings<'a> {
        self.around.get()
    }

    /// Who serves which company objective; worked out for the first rule that asks.
    fn alignments(&self) -> &Alignments<'a> {
        self.alignments
            .get_or_init(|| Alignments::of(self.document, self.text, self.around()))
    }

    /// The key result in whose lines the byte `at` stands.
    fn key_result_at(&self, at: usize) -> Option<&'a KeyResult> {
        in_lines(&self.document.key_results, at, |key_result| {
            &key_result.item
        })
    }

    /// The objective in whose lines the byte `at` stands.
    fn objective_at(&self, at: usize) -> Option<&'a Objective> {
        in_lines(&self.document.objectives, at, |objective| &objective.item)
    }

    /// The definition whose label begins at the byte `start`.
    fn definition_at(&self, start: usize) -> Option<&'a Definition> {
        let definitions = &self.document.definitions;
        let at = definitions.binary_search_by_key(&start, |definition| definition.label.start);
        definitions.get(at.ok()?)
    }

    /// The key results that are somebody's and have words, in any language.
    fn put_key_results(&self) -> &[Put<'a>] {
        self.key_results
            .get_or_init(|| key_result::put(&self.document.key_results))
    }

    /// The same where they are written in English; none in other languages.
    fn english_key_results(&self) -> &[Put<'a>] {
        match self.is_english() {
            true => self.put_key_results(),
            false => &[],
        }
    }

    /// Which objectives are nested below which items.
    fn nesting(&self) -> &Nesting {
        self.nesting
            .get_or_init(|| Nesting::of(self.document, self.text))
    }

    /// The objectives by whose they are.
    fn teams(&self) -> &[Team<'a>] {
        self.teams
            .get_or_init(|| team::teams(self.document, self.nesting()))
    }

    /// The definitions of references.
    fn definitions(&self) -> &Definitions<'a> {
        self.definitions
            .get_or_init(|| Definitions::of(self.document, self.text))
    }

    /// The blocks from the start of the document to its end.
    fn outline(&self) -> &Outline {
        self.outline
            .get_or_init(|| Outline::of(&self.document.placed_root()))
    }

    /// The comments about rules.
    fn suppressions(&self) -> &Suppressions {
        self.suppressions
            .get_or_init(|| Suppressions::of(self.snapshot))
    }

    /// Which lines are certainly neither code nor HTML.
    fn plainness(&self) -> &'a Plainness {
        self.snapshot.plainness()
    }

    /// Whether the items are written in English. Rules about wording are silent on all other languages.
    fn is_english(&self) -> bool {
        *self.english.get_or_init(|| {
            let objectives = self.document.objectives.iter();
            let key_results = self.document.key_results.iter();
            let objectives = objectives.map(|objective| objective.item.text());
            let key_results = key_results.map(|key_result| key_result.item.text());
            measure::is_english(objectives.chain(key_results))
        })
    }
}

/// The one of `all` in whose lines the byte `at` stands, the first where they share a line.
fn in_lines<T>(all: &[T], at: usize, item: impl Fn(&T) -> &Item) -> Option<&T> {
    let begun = all.partition_point(|one| item(one).block.start <= at);
    let begun = all.get(..begun)?;
    let holds = |one: &&T| item(one).own_range().contains(&at);
    let start = item(begun.iter().rev().find(holds)?).block.start;
    let before = begun.partition_point(|one| item(one).block.start < start);
    begun.get(before..)?.iter().find(holds)
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Where, in bytes of the document.
    pub range: Range<usize>,
    /// What is wrong and what would be right.
    pub message: Cow<'static, str>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Places in other files that belong to it.
    pub elsewhere: Vec<Elsewhere>,
    /// Whether the place has no effect and may be shown faded.
    pub unnecessary: bool,
}

/// A place in another file that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file.
    pub path: Arc<Path>,
    /// Where in it.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
}

/// So many of the other places of the same kind that belong to a finding are named: more than a reader looks at.
const MOST_RELATED: usize = 20;

impl Diagnostic {
    /// Adds the first of the places `ranges`, which have the same to do with the finding.
    fn relate(
        &mut self,
        ranges: impl IntoIterator<Item = Range<usize>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let message = message.into();
        let related = ranges.into_iter().take(MOST_RELATED).map(|range| Related {
            range,
            message: message.clone(),
        });
        self.related.extend(related);
    }

    /// Adds the place `location`, here or in another file.
    fn add_related(&mut self, location: Location, message: impl Into<Cow<'static, str>>) {
        match location {
            Location::Here(range) => self.relate([range], message),
            Location::Elsewhere(path, place) => self.elsewhere.push(Elsewhere {
                path,
                place,
                message: message.into().into_owned(),
            }),
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes of the document.
    pub range: Range<usize>,
    /// What it has to do with the finding.
    pub message: Cow<'static, str>,
}

/// Collects what one rule finds.
struct Findings<'a> {
    rule: &'static Rule,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Findings<'_> {
    /// Adds a finding with the rule's severity, of which the rule may then change what is special.
    fn add(
        &mut self,
        range: Range<usize>,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Diagnostic {
        self.diagnostics.push_mut(Diagnostic {
            rule: self.rule,
            severity: self.rule.severity,
            range,
            message: message.into(),
            related: Vec::new(),
            elsewhere: Vec::new(),
            unnecessary: false,
        })
    }
}

/// The rules as a configuration may name them.
pub fn known() -> Vec<KnownRule> {
    let known = RULES.iter().map(|rule| KnownRule {
        name: rule.name,
        summary: rule.summary(),
    });
    known.collect()
}

/// The rule named `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests;
