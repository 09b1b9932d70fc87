//! The writing guidelines as pages: shown by hovers and completions, printed by `okr-lsp explain`.

/// A topic of the guidelines.
#[derive(PartialEq, Eq)]
pub struct Topic {
    /// Its name, also its file's.
    pub name: &'static str,
    /// Its page, Markdown: a title, then at most fifteen lines.
    pub page: &'static str,
}

impl std::fmt::Debug for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! topics {
    ($($(#[$doc:meta])* $constant:ident = $name:literal,)+) => {
        $($(#[$doc])*
        pub static $constant: Topic = Topic {
            name: $name,
            page: include_str!(concat!($name, ".md")),
        };)+

        /// Every topic.
        pub static TOPICS: &[&Topic] = &[$(&$constant),+];
    };
}

topics! {
    /// What OKRs are.
    OKR = "okr",
    /// What makes an objective.
    OBJECTIVE = "objective",
    /// What makes a key result.
    KEY_RESULT = "key-result",
    /// Work that is done for a key result.
    INITIATIVE = "initiative",
    /// Figures that are watched and not pursued.
    KPI = "kpi",
    /// Results and not work.
    OUTCOME_VS_OUTPUT = "outcome-vs-output",
    /// The objectives that teams serve.
    COMPANY_OBJECTIVE = "company-objective",
    /// What a team changes in a quarter.
    TEAM_OKR = "team-okr",
    /// How teams serve company objectives.
    ALIGNMENT = "alignment",
    /// Quarters and years.
    PERIOD = "period",
    /// Three to five.
    NUMBER_OF_KEY_RESULTS = "number-of-key-results",
    /// From which value to which.
    BASELINE_AND_TARGET = "baseline-and-target",
    /// Confidential values.
    PLACEHOLDER = "placeholder",
    /// Values to be kept.
    GUARDRAIL = "guardrail",
}

/// The topic named `name`.
pub fn find(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().copied().find(|topic| topic.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_short_and_name_their_source() {
        for topic in TOPICS {
            let lines: Vec<&str> = topic.page.lines().collect();
            assert!(
                lines.first().is_some_and(|title| title.starts_with("# ")),
                "{}",
                topic.name
            );
            assert!(
                lines.len() <= 20,
                "{} has {} lines",
                topic.name,
                lines.len()
            );
            assert!(
                lines.last().is_some_and(|last| last.contains("Source:")),
                "{}",
                topic.name
            );
        }
    }
}
