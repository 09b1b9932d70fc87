//! A rule: its name, its severity, its page, how it is checked and how its findings are fixed.

use std::borrow::Cow;

use super::finding::Findings;
use super::fix::Remedy;
use super::page;
use super::subject::Subject;
use crate::workspace::Severity;
use crate::workspace::rule_levels::{Level, RuleLevels};

/// A rule.
pub struct Rule {
    /// Its name in diagnostics and in the configuration, such as `empty-objective`.
    pub name: &'static str,
    /// The severity of its findings if the configuration and the profile set none.
    pub severity: Severity,
    /// Its page in Markdown: severity and summary, reason, examples, references. Its examples have the marks of
    /// [`page`].
    pub(super) page: &'static str,
    /// Whether it is checked if the configuration and the profile do not mention it.
    pub enabled: bool,
    /// Whether it reports nothing on the line being typed. Until that line is finished, it may look wrong.
    pub(super) spares_typing: bool,
    /// The ways to fix its findings, the best one first.
    pub(super) remedies: &'static [Remedy],
    /// Adds what it finds in the subject.
    pub(super) check: fn(&Subject<'_>, &mut Findings),
}

impl Rule {
    /// What it reports, in one line: the first sentence of its page after the severity.
    pub fn summary(&self) -> Cow<'static, str> {
        let paragraphs = self.page.split("\n\n");
        let mut after_severity = paragraphs.filter_map(|one| Some(one.split_once(".** ")?.1));
        let first = after_severity.next().unwrap_or_default().trim_end();
        let end = [". ", ".\n"].map(|end| first.find(end).map(|at| at + 1));
        let end = end.into_iter().flatten().min();
        let sentence = end.and_then(|end| first.get(..end)).unwrap_or(first);
        if sentence.contains('\n') {
            sentence.replace('\n', " ").into()
        } else {
            sentence.into()
        }
    }

    /// Its page in Markdown, without marks.
    pub fn page(&self) -> String {
        page::without_marks(self.page)
    }

    /// Its page, followed by how to configure and silence it.
    pub fn help(&self) -> String {
        self.page() + &include_str!("control.md").replace("RULE", self.name)
    }

    /// Whether editors offer fixes for what it finds.
    pub fn is_fixable(&self) -> bool {
        !self.remedies.is_empty()
    }

    /// Whether `check --fix` can fix what it finds.
    pub fn has_safe_fix(&self) -> bool {
        self.remedies.iter().any(|remedy| remedy.safe)
    }

    /// The severity of its findings under `rule_levels`; `None` where the rule is off.
    pub fn severity_in(&self, rule_levels: &RuleLevels) -> Option<Severity> {
        match rule_levels.level(self.name) {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(severity),
            None => self.enabled.then_some(self.severity),
        }
    }

    /// The URL of its page in the repository.
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
