//! What is asked of a document: which rules are checked, how bad their findings are, and their limits.
//!
//! What a user of an editor prefers, a profile and a configuration say is put together here once for each
//! document, so that the editor and the command line say the same.

mod limits;
mod profile;

use std::collections::BTreeMap;

pub use limits::{Limits, ObjectiveLimits};
pub use profile::Profile;

/// How bad a finding is, worst first.
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

/// What the user of an editor asks for, where the configuration of a document says nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The profile.
    pub profile: Option<Profile>,
    /// Single rules.
    pub rules: Levels,
}

/// What is asked of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enforcement {
    rules: Levels,
    /// Where rules that count draw the line.
    pub limits: Limits,
}

impl Enforcement {
    /// What `profile` asks for.
    pub fn of(profile: Profile) -> Self {
        let rules = profile.levels().iter();
        Self {
            rules: rules
                .map(|(rule, level)| ((*rule).into(), *level))
                .collect(),
            limits: profile.limits(),
        }
    }

    /// Asks for `rules` too; what they say holds over what was asked before.
    pub fn ask(&mut self, rules: &Levels) {
        let rules = rules.iter().map(|(rule, level)| (rule.clone(), *level));
        self.rules.extend(rules);
    }

    /// What is asked of the rule named `rule`; `None` where nothing is, and it is as it says itself.
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.rules.get(rule).copied()
    }
}
