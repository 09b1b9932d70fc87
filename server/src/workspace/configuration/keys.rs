//! Every key of `.okr.toml`. The comment of a key is its documentation in the JSON schema.

use std::ops::Range;

use super::choice::Chosen;
use super::glob::Globs;
use super::limit::Limit;
use super::list::{Each, List};
use super::month::Month;
use super::problem::Problems;
use super::rules::{KnownRule, Rules};
use super::table::table;
use super::word::{LabelWord, Name};
use crate::model::ItemKind;
use crate::workspace::rule_levels::{self, Levels, ObjectiveLimits, Profile};

table! {
    /// How okr-lsp reads the OKR documents below the folder of this file.
    OkrToml {
        /// The way of writing OKRs to follow. It changes some severities and limits; `[rules]` and `[limits]` take
        /// precedence.
        "profile" => profile: Chosen<Profile>,
        /// Which files are OKR documents. In a glob, `*` matches any part of a name and `**` any folders. A glob
        /// matches at any depth or, with a leading slash, only from the folder of this file. A folder means
        /// everything below it.
        "documents" => documents: DocumentsTable,
        /// Your own label words, in addition to those okr-lsp knows. Upper and lower case are the same.
        "labels" => labels: LabelsTable,
        /// The organisation as a whole, whose objectives the teams' objectives support.
        "company" => company: CompanyTable,
        /// How years and quarters are counted.
        "period" => period: PeriodTable,
        /// The severity of each rule, or `"off"`. `okr-lsp rules` lists them.
        "rules" => rules: Rules,
        /// The limits of rules that count.
        "limits" => limits: LimitsTable,
        /// Other severities for some documents. If several tables match a document, the later one takes
        /// precedence.
        "paths" => paths: Each<PathsTable>,
    }
}

table! {
    /// Which files are OKR documents.
    DocumentsTable {
        /// Globs of files that are OKR documents whatever they contain, such as `okrs/`. Other Markdown files are
        /// OKR documents if an objective in them has a key result.
        "okr" => okr: Globs,
        /// Globs of OKR documents without labels: headings or bold lines are objectives, and the items below
        /// them are key results.
        "unlabelled" => unlabelled: Globs,
        /// Globs of files that are never OKR documents, such as `archive/`, even if another key names them.
        "ignore" => ignore: Globs,
    }
}

table! {
    /// Your own label words.
    LabelsTable {
        /// Words that label an objective, such as `Ambition`.
        "objective" => objective: List<LabelWord>,
        /// Words that label a key result, such as `Signal`.
        "key-result" => key_result: List<LabelWord>,
        /// Words that label an initiative, such as `Bet`.
        "initiative" => initiative: List<LabelWord>,
        /// Words that label a KPI, such as `Vital sign`.
        "kpi" => kpi: List<LabelWord>,
    }
}

table! {
    /// The organisation as a whole.
    CompanyTable {
        /// Headings of the section with the company's objectives, in addition to `Company` and similar words:
        /// usually the organisation's name.
        "names" => names: List<Name>,
    }
}

table! {
    /// How years and quarters are counted.
    PeriodTable {
        /// The month in which a fiscal year begins: a number from 1 to 12, or an English name such as `April`. A
        /// fiscal year that does not begin in January has the number of the year in which it ends.
        "fiscal-year-start" => fiscal_year_start: Month,
    }
}

table! {
    /// The limits of rules that count.
    LimitsTable {
        /// The fewest key results an objective should have. Default: 3, or the limit of the profile.
        "fewest-key-results" => fewest_key_results: Limit,
        /// The most key results an objective may have. Default: 5.
        "most-key-results" => most_key_results: Limit,
        /// The most objectives a team may have for one period. Default: 5, with a hint from 4 on, or the limit of
        /// the profile.
        "most-objectives" => most_objectives: Limit,
        /// The most layers of goals. Default: 2 (company and teams), or the limit of the profile.
        "most-layers" => most_layers: Limit,
    }
}

table! {
    /// Other severities for some documents.
    PathsTable {
        /// Globs of the documents, such as `drafts/`.
        "files" => files: Globs,
        /// The severities of rules in these documents.
        "rules" => rules: Rules,
    }
}

impl LimitsTable {
    /// These limits, and for those that are missing the ones of `usual`.
    pub(super) fn or(&self, usual: rule_levels::Limits) -> rule_levels::Limits {
        let objectives = self.most_objectives.given().map(ObjectiveLimits::exactly);
        rule_levels::Limits {
            fewest_key_results: self.fewest_key_results.or(usual.fewest_key_results),
            most_key_results: self.most_key_results.or(usual.most_key_results),
            objectives: objectives.or(usual.objectives),
            most_layers: self.most_layers.given().or(usual.most_layers),
            ..usual
        }
    }
}

impl PathsTable {
    /// The documents that the table is about, and what it says about the rules `known` in them. `range` is the place of
    /// the table if nothing in it is wrong. A table about no documents is a problem.
    pub(super) fn levels(
        self,
        range: Option<Range<usize>>,
        known: &[KnownRule],
        problems: &mut Problems,
    ) -> (Globs, Levels) {
        if let Some(range) = range.filter(|_| self.files.is_empty()) {
            let message = "`files` is missing or empty: name the documents".to_owned();
            problems.add(range, message);
        }
        (self.files, self.rules.levels(known, problems))
    }
}

impl LabelsTable {
    /// The lists with their keys and kinds.
    pub(super) fn kinds(&self) -> [(&'static str, ItemKind, &List<LabelWord>); 4] {
        [
            ("objective", ItemKind::Objective, &self.objective),
            ("key-result", ItemKind::KeyResult, &self.key_result),
            ("initiative", ItemKind::Initiative, &self.initiative),
            ("kpi", ItemKind::Kpi, &self.kpi),
        ]
    }
}
