//! What is asked of a document: which rules are checked, with which severities and limits.
//!
//! The preferences of the user of an editor, a profile and a configuration are put together here, once for each
//! document. So the editor and the command line say the same.

mod level;
mod limits;
mod profile;

pub use level::{Level, Levels, Severity};
pub use limits::{Limits, ObjectiveLimits};
pub use profile::Profile;

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
pub struct RuleLevels {
    rules: Levels,
    /// Where rules that count draw the line.
    pub limits: Limits,
}

impl RuleLevels {
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

    /// Also asks for `rules`. They take precedence over what was asked before.
    pub fn ask(&mut self, rules: &Levels) {
        let rules = rules.iter().map(|(rule, level)| (rule.clone(), *level));
        self.rules.extend(rules);
    }

    /// What is asked of the rule named `rule`; `None` if nothing is, and the rule is as it says itself.
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.rules.get(rule).copied()
    }
}
