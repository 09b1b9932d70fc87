//! How serious findings are, and what is asked of a rule.

use std::collections::BTreeMap;

/// How serious a finding is, the most serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document contradicts itself or cannot be read.
    Error,
    /// A stated guideline is violated, and the pattern is precise.
    Warning,
    /// Likely a problem; needs judgement.
    Information,
    /// Coaching.
    Hint,
}

impl Severity {
    /// All of them, worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Information, Self::Hint];

    /// The word used in configurations and in the command line's output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
            Self::Hint => "hint",
        }
    }
}

/// What somebody asks of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not checked.
    Off,
    /// It is checked, and every finding of it is as bad as this.
    At(Severity),
}

impl Level {
    /// All of them with the words used in configurations.
    pub const ALL: [(&'static str, Self); 5] = [
        ("off", Self::Off),
        ("hint", Self::At(Severity::Hint)),
        ("information", Self::At(Severity::Information)),
        ("warning", Self::At(Severity::Warning)),
        ("error", Self::At(Severity::Error)),
    ];

    /// The level called `name`.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name)?;
        Some(found.1)
    }
}

/// What is asked of rules, by their names.
pub type Levels = BTreeMap<Box<str>, Level>;
