//! The writing guidelines as pages. Hovers and completions show them, and `okr-lsp explain` prints them.

mod guideline;
mod words;

pub use guideline::Guideline;
pub use words::spoken_of;

/// A topic of the guidelines.
#[derive(PartialEq, Eq)]
pub struct Topic {
    /// Its name, which is also the name of its file.
    pub name: &'static str,
    /// Its page, Markdown: a title, what it is, what to know, a bad and a good example, questions, sources.
    pub page: &'static str,
}

impl Topic {
    /// Its title, as people read it.
    pub fn title(&self) -> &'static str {
        let title = self.page.lines().next().unwrap_or_default();
        title.trim_start_matches(['#', ' '])
    }

    /// What it is, in one sentence: the first of its page.
    pub fn summary(&self) -> &'static str {
        let text = self.page.split_once('\n').unwrap_or_default().1;
        let ends = [". ", ".\n", "? ", "?\n"];
        let end = ends.iter().filter_map(|end| text.find(end)).min();
        end.and_then(|end| text.get(..=end)).unwrap_or_default()
    }
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
    /// How a document of OKRs is laid out.
    DOCUMENT = "document",
    /// The objectives that teams support.
    COMPANY_OBJECTIVE = "company-objective",
    /// What a team changes in a quarter.
    TEAM_OKR = "team-okr",
    /// What makes an objective.
    OBJECTIVE = "objective",
    /// What makes a key result.
    KEY_RESULT = "key-result",
    /// Three to five.
    NUMBER_OF_KEY_RESULTS = "number-of-key-results",
    /// Work that is done for a key result.
    INITIATIVE = "initiative",
    /// Figures that are watched.
    KPI = "kpi",
    /// How teams support company objectives.
    ALIGNMENT = "alignment",
    /// The plans of single people.
    PERSONAL_PLANS = "personal-plans",
    /// From what is wrong to what should change.
    PROBLEM_QUESTIONS = "problem-questions",
    /// Results, not work.
    OUTCOME_VS_OUTPUT = "outcome-vs-output",
    /// From which value to which.
    BASELINE_AND_TARGET = "baseline-and-target",
    /// Five questions to a key result.
    SMART = "smart",
    /// Values that must not get worse.
    GUARDRAIL = "guardrail",
    /// Whether the key results are enough.
    SUFFICIENCY = "sufficiency",
    /// Few goals, the most important first.
    FOCUS = "focus",
    /// Quarters and years.
    PERIOD = "period",
    /// Who is accountable.
    OWNERSHIP = "ownership",
    /// Confidential values.
    PLACEHOLDER = "placeholder",
    /// Who can read it.
    TRANSPARENCY = "transparency",
    /// How much has been reached.
    PROGRESS = "progress",
    /// The state of a goal, in a word.
    STATUS = "status",
    /// How sure the team is.
    CONFIDENCE = "confidence",
    /// How much was reached at the end.
    SCORING = "scoring",
    /// Promises and ambitious goals.
    COMMITTED_VS_ASPIRATIONAL = "committed-vs-aspirational",
    /// The weekly check-in.
    CHECK_IN = "check-in",
    /// The monthly review.
    MONTHLY_REVIEW = "monthly-review",
    /// The retrospective at the end.
    RETROSPECTIVE = "retrospective",
    /// The rhythm of a quarter.
    QUARTERLY_WORKFLOW = "quarterly-workflow",
}

/// The topic named `name`.
pub fn find(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().copied().find(|topic| topic.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page and what is computed about an item fit on a screen of forty lines.
    const MOST_LINES: usize = 18;

    #[test]
    fn pages_are_short() {
        for topic in TOPICS {
            let lines = topic.page.lines().count();
            assert!(lines <= MOST_LINES, "{topic:?} has {lines} lines");
            let longest = topic.page.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(122), "{topic:?}: {longest:?} characters");
        }
    }

    #[test]
    fn pages_have_the_same_parts() {
        for topic in TOPICS {
            let mut rest = topic.page;
            for part in [
                "# ",
                "\n\n- ",
                "\n\n**Instead of** ",
                " **write** ",
                "\n\n**Ask yourself:** ",
                "?\n\n_Source: ",
                "._\n",
            ] {
                let behind = rest.replace(" **write**\n", " **write** ").find(part);
                let behind =
                    behind.unwrap_or_else(|| panic!("{topic:?} lacks {part:?} in {rest:?}"));
                rest = rest.get(behind..).unwrap_or_default();
            }
            assert_eq!(rest, "._\n", "{topic:?} goes on behind its source");
        }
    }

    #[test]
    fn pages_begin_with_what_they_are_about() {
        for topic in TOPICS {
            let title = topic.title();
            assert!(title.starts_with(char::is_uppercase), "{title}");
            let length = topic.summary().chars().count();
            assert!((20..=122).contains(&length), "{}", topic.summary());
        }
        assert_eq!(OUTCOME_VS_OUTPUT.title(), "Outcome and output");
        assert_eq!(
            KPI.summary(),
            "A figure that shows how healthy the business is."
        );
    }
}
