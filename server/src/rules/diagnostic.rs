//! A finding together with the rule that found it.

use std::ops::{Deref, DerefMut};

use super::finding::Finding;
use super::rule::Rule;

/// A finding and its rule, as editors and reports show it. It also has the fields of its [`Finding`].
///
/// A rule makes findings and does not know this type. So findings, rules and diagnostics depend on each other in one
/// direction only.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What was found.
    pub finding: Finding,
}

impl Deref for Diagnostic {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

impl DerefMut for Diagnostic {
    fn deref_mut(&mut self) -> &mut Finding {
        &mut self.finding
    }
}
