//! What a rule finds: the place, the message, and the other places that belong to it.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::workspace::Severity;
use crate::workspace::index::{Location, Place};

/// What a rule finds in one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// Where, in bytes of the document.
    pub range: Range<usize>,
    /// What is wrong and what would be right.
    pub message: Cow<'static, str>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Places in other files that belong to it.
    pub elsewhere: Vec<Elsewhere>,
    /// Whether the place has no effect and may be shown faded.
    pub unnecessary: bool,
}

/// A place in another file that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file.
    pub path: Arc<Path>,
    /// Where in it.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
}

/// At most this many places of the same kind are added to a finding: nobody looks at more.
pub(super) const MOST_RELATED: usize = 20;

impl Finding {
    /// Adds the places `ranges`, in bytes of the document, at most [`MOST_RELATED`] of them. `message` says what each
    /// has to do with the finding.
    pub(super) fn relate(
        &mut self,
        ranges: impl IntoIterator<Item = Range<usize>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let message = message.into();
        let related = ranges.into_iter().take(MOST_RELATED).map(|range| Related {
            range,
            message: message.clone(),
        });
        self.related.extend(related);
    }

    /// Adds the place `location`, in this document or in another file.
    pub(super) fn add_related(
        &mut self,
        location: Location,
        message: impl Into<Cow<'static, str>>,
    ) {
        match location {
            Location::Here(range) => self.relate([range], message),
            Location::Elsewhere(path, place) => self.elsewhere.push(Elsewhere {
                path,
                place,
                message: message.into().into_owned(),
            }),
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes of the document.
    pub range: Range<usize>,
    /// What it has to do with the finding.
    pub message: Cow<'static, str>,
}

/// Collects what one rule finds.
pub(super) struct Findings {
    severity: Severity,
    found: Vec<Finding>,
}

impl Findings {
    /// None yet, of a rule whose findings have `severity`.
    pub(super) fn new(severity: Severity) -> Self {
        Self {
            severity,
            found: Vec::new(),
        }
    }

    /// Adds a finding with the rule's severity at `range`, in bytes of the document. The rule may change the finding
    /// afterwards.
    pub(super) fn add(
        &mut self,
        range: Range<usize>,
        message: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.found.push_mut(Finding {
            severity: self.severity,
            range,
            message: message.into(),
            related: Vec::new(),
            elsewhere: Vec::new(),
            unnecessary: false,
        })
    }

    /// The findings in the order in which they were added.
    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}
