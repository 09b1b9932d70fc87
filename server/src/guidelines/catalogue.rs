//! Every topic of the guidelines.

use super::topic::Topic;

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
