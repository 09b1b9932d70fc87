//! The ways to fix what a rule finds.

use super::changes::Fix;
use crate::rules::{Finding, Subject};

/// One way to fix the findings of a rule.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Remedy {
    /// Whether `--fix` may apply it: it loses nothing and guesses nothing about what the author meant.
    pub(in crate::rules) safe: bool,
    /// The fix of a finding; `None` where there is none.
    pub(super) make: fn(&Subject<'_>, &Finding) -> Option<Fix>,
}

impl Remedy {
    /// A remedy that `--fix` applies. It leaves nothing to fill in, and a second application changes nothing. It looks
    /// at its own document only, so that the order in which files are fixed does not matter.
    pub(in crate::rules) const fn safe(make: fn(&Subject<'_>, &Finding) -> Option<Fix>) -> Self {
        Self { safe: true, make }
    }

    /// One that the author chooses in an editor.
    pub(in crate::rules) const fn offered(make: fn(&Subject<'_>, &Finding) -> Option<Fix>) -> Self {
        Self { safe: false, make }
    }
}
