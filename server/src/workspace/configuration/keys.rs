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
use crate::model::LabelKind;
use crate::workspace::rule_levels::{self, Levels, ObjectiveLimits, Profile};

table! {
    /// How okr-lsp reads the OKR documents below the folder of this file.
    OkrToml {
        /// Whose way of writing OKRs is followed. It weighs some rules otherwise; what `[rules]` says holds
        /// over it.
        "profile" => profile: Chosen<Profile>,
        /// Which files are OKR documents. In a glob, `*` stands for any part of a name and `**` for any
        /// folders. A glob holds at any depth, or, with a leading slash, only from the folder of this file;
        /// a folder means everything below it.
        "documents" => documents: DocumentsTable,
        /// Label words of your own, besides those that okr-lsp knows. Upper and lower case are the same.
        "labels" => labels: LabelsTable,
        /// The organisation as a whole, whose objectives the teams' objectives serve.
        "company" => company: CompanyTable,
        /// How years and quarters are counted.
        "period" => period: PeriodTable,
        /// What is asked of each rule: `"off"`, or how bad its findings are. `okr-lsp rules` lists them.
        "rules" => rules: Rules,
        /// Where rules that count draw the line.
        "limits" => limits: LimitsTable,
        /// What is asked otherwise of some of the documents. Where several hold for a document, a later one
        /// holds over one before it.
        "paths" => paths: Each<PathsTable>,
    }
}

table! {
    /// Which files are OKR documents.
    DocumentsTable {
        /// Globs of files that are OKR documents whatever they hold, such as `okrs/`. Other Markdown files are
        /// OKR documents when an objective in them owns a key result.
        "okr" => okr: Globs,
        /// Globs of OKR documents that label nothing: headings or bold lines are objectives, and the items
        /// below them are key results.
        "unlabelled" => unlabelled: Globs,
        /// Globs of files that are never read as OKR documents, such as `archive/`, whatever else names them.
        "ignore" => ignore: Globs,
    }
}

table! {
    /// Label words of your own.
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
        /// Headings of the section with the company's objectives, besides `Company` and the like: usually the
        /// organisation's name.
        "names" => names: List<Name>,
    }
}

table! {
    /// How years and quarters are counted.
    PeriodTable {
        /// The month with which a fiscal year begins: a number from 1 to 12, or an English name such as
        /// `April`. A fiscal year that does not begin in January has the number of the year in which it ends.
        "fiscal-year-start" => fiscal_year_start: Month,
    }
}

table! {
    /// Where rules that count draw the line.
    LimitsTable {
        /// With fewer key results an objective is seldom covered: 3 unless the profile or this says something
        /// else.
        "fewest-key-results" => fewest_key_results: Limit,
        /// So many key results an objective may have: 5 unless something else is said here.
        "most-key-results" => most_key_results: Limit,
        /// So many objectives a team may have for one period: 5, and more than 3 give a hint, unless the profile
        /// or this says something else.
        "most-objectives" => most_objectives: Limit,
        /// So many layers of goals there may be: 2, the company's and the teams', unless the profile or this says
        /// something else.
        "most-layers" => most_layers: Limit,
    }
}

table! {
    /// What is asked otherwise of some of the documents.
    PathsTable {
        /// Globs of the documents that are meant, such as `drafts/`.
        "files" => files: Globs,
        /// What is asked of rules in these documents.
        "rules" => rules: Rules,
    }
}

impl LimitsTable {
    /// These limits, and those of `usual` where nothing is said.
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
    /// The documents that are meant, and what is asked of the rules `known` in them. The table stands at `range`,
    /// unless something in it is wrong; one that means no documents is told.
    pub(super) fn levels(
        self,
        range: Option<Range<usize>>,
        known: &[KnownRule],
        problems: &mut Problems,
    ) -> (Globs, Levels) {
        if let Some(range) = range.filter(|_| self.files.is_empty()) {
            let message = "which documents are meant? `files` is missing or empty".to_owned();
            problems.add(range, message);
        }
        (self.files, self.rules.levels(known, problems))
    }
}

impl LabelsTable {
    /// The lists with their keys and kinds.
    pub(super) fn kinds(&self) -> [(&'static str, LabelKind, &List<LabelWord>); 4] {
        [
            ("objective", LabelKind::Objective, &self.objective),
            ("key-result", LabelKind::KeyResult, &self.key_result),
            ("initiative", LabelKind::Initiative, &self.initiative),
            ("kpi", LabelKind::Kpi, &self.kpi),
        ]
    }
}
