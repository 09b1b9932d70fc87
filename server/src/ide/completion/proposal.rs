//! What completion is asked, and what it proposes.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use crate::guidelines::{self, Topic};
use crate::rules::{self, Rule};
use crate::text::Template;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// Where and when it is asked what can be inserted.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The document.
    pub snapshot: &'a Snapshot,
    /// The rest of the workspace.
    pub around: Surroundings<'a>,
    /// The day, for periods and dates.
    pub today: Date,
    /// The cursor, in bytes.
    pub offset: usize,
    /// Whether the editor asks because the user has typed a blank. Then only what the user surely wants is offered.
    pub by_blank: bool,
}

/// What a completion is, for the editor's icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A label.
    Label,
    /// A word to begin or to go on with.
    Word,
    /// A sentence or several lines with places to fill in.
    Template,
    /// A goal in its own words, or its number.
    Objective,
    /// A value, such as a status.
    Value,
    /// A person or a team.
    Name,
    /// A reference to something defined elsewhere.
    Reference,
    /// The name of a rule.
    Rule,
}

/// The page that explains what is inserted.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// A topic of the guidelines.
    Topic(&'static Topic),
    /// A rule.
    Rule(&'static Rule),
}

impl Page {
    /// The page of the topic or rule named `name`.
    pub fn named(name: &str) -> Option<Self> {
        let topic = guidelines::find(name).map(Self::Topic);
        topic.or_else(|| rules::find(name).map(Self::Rule))
    }

    /// The name of the topic or rule.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.name,
            Self::Rule(rule) => rule.name,
        }
    }

    /// Its text, Markdown.
    pub fn text(self) -> Cow<'static, str> {
        match self {
            Self::Topic(topic) => topic.page.into(),
            Self::Rule(rule) => rule.page().into(),
        }
    }
}

/// One thing to insert.
#[derive(Clone, Debug)]
pub struct Completion {
    /// What it is called in the list, and what typed letters are compared with.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside the label.
    pub detail: String,
    /// What explains it.
    pub page: Page,
    /// What has been typed of it, in bytes.
    pub range: Range<usize>,
    /// The same with the rest of the word behind the cursor, which a client may replace as well.
    pub replaced: Range<usize>,
    /// What it is replaced by.
    pub text: Template,
    /// What is inserted elsewhere besides, in bytes.
    pub addition: Option<(usize, String)>,
}

impl Completion {
    /// What is called `label`, and replaces the bytes `typed` by `text`.
    pub(super) fn new(
        label: impl Into<String>,
        kind: CompletionKind,
        page: Page,
        typed: &Range<usize>,
        text: Template,
    ) -> Self {
        Self {
            label: label.into(),
            kind,
            detail: String::new(),
            page,
            range: typed.clone(),
            replaced: typed.clone(),
            text,
            addition: None,
        }
    }

    /// The same with a few words beside the label.
    pub(super) fn detailed(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}
