//! The traditions of writing OKRs, and how they differ in what they ask for.

use super::level::{Level, Severity};
use super::limits::{Limits, ObjectiveLimits};

/// A tradition of writing OKRs. All have the same rules, but weigh some of them differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// The training material of Weekdone.
    #[default]
    Weekdone,
    /// The handbook of Sourcegraph: a key result may be a milestone.
    Sourcegraph,
    /// The handbook of amazee.io: an objective may hold a number.
    Amazee,
    /// Objectives that are specific and measurable themselves.
    Smart,
    /// Google's guides.
    Google,
}

impl Profile {
    /// All of them with their names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("weekdone", Self::Weekdone),
        ("sourcegraph", Self::Sourcegraph),
        ("amazee", Self::Amazee),
        ("smart", Self::Smart),
        ("google", Self::Google),
    ];

    /// The profile called `name`.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name)?;
        Some(found.1)
    }

    /// The rules to which it gives another severity than their own.
    pub fn levels(self) -> &'static [(&'static str, Level)] {
        const INFORMATION: Level = Level::At(Severity::Information);
        match self {
            Self::Weekdone | Self::Google => &[],
            Self::Sourcegraph => &[("key-result-not-measurable", INFORMATION)],
            Self::Amazee | Self::Smart => &[("objective-has-target", INFORMATION)],
        }
    }

    /// The limits of its rules that count. All profiles agree on five key results (G37, G89).
    pub fn limits(self) -> Limits {
        let weekdone = Limits {
            // G37, G78, G89: three to five.
            fewest_key_results: 3,
            most_key_results: 5,
            company_key_results: false,
            // G99.
            objectives: Some(ObjectiveLimits { few: 3, most: 5 }),
            // G13: the company's goals and the teams'.
            most_layers: Some(2),
        };
        let others = Limits {
            company_key_results: true,
            objectives: None,
            ..weekdone
        };
        match self {
            Self::Weekdone => weekdone,
            Self::Sourcegraph => Limits {
                fewest_key_results: 1,
                ..others
            },
            Self::Amazee => others,
            Self::Smart => Limits {
                most_layers: Some(3),
                ..others
            },
            Self::Google => Limits {
                objectives: Some(ObjectiveLimits::exactly(5)),
                most_layers: None,
                ..others
            },
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Profile::default().limits()
    }
}
