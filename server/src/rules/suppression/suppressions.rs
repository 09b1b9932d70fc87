//! The comments of a document that silence rules, and what they silence.

use std::collections::HashMap;
use std::ops::Range;

use super::areas::Areas;
use super::directive::{self, Directive, SuppressionScope, WORD};
use super::place::{Anchors, CommentPlace};
use crate::rules::finding::Finding;
use crate::text::Text;
use crate::workspace::Snapshot;

/// At most this many comments of a document are applied.
const MOST_COMMENTS: usize = 10_000;

/// At most this many comments about sections and documents are applied, because each is compared with each finding.
const MOST_AREAS: usize = 1000;

/// The name of the rule that reports comments which silence nothing. A comment without names silences all other rules,
/// but not this one: it would silence the report about itself.
pub(in crate::rules) const UNUSED_SUPPRESSION: &str = "unused-suppression";

/// The comments of a document that silence rules, in order.
#[derive(Debug, Default)]
pub(in crate::rules) struct Suppressions {
    /// The comments.
    pub(in crate::rules) comments: Vec<Suppression>,
    anchors: Anchors,
    /// Those about lines, by the 0-based first line of the item there.
    lines: HashMap<usize, Vec<usize>>,
    /// Those about parts of the document.
    areas: Areas,
}

/// A comment that silences rules. Ranges are in bytes of the document.
#[derive(Debug)]
pub(in crate::rules) struct Suppression {
    /// The whole comment.
    pub(in crate::rules) range: Range<usize>,
    /// The word that it begins with.
    pub(in crate::rules) word: NamedRule,
    /// Whether the word is one that says where it is in force.
    pub(in crate::rules) is_known: bool,
    /// The rules it names. A comment without names silences all but `unused-suppression`.
    pub(in crate::rules) names: Vec<NamedRule>,
    /// Of a comment without names.
    used: Usage,
}

/// A name in a comment.
#[derive(Debug)]
pub(in crate::rules) struct NamedRule {
    /// As it is written.
    pub(in crate::rules) name: String,
    /// Where it stands, in bytes of the document.
    pub(in crate::rules) range: Range<usize>,
    used: Usage,
}

/// Whether a comment was needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Usage {
    /// Nobody can tell: the rule is not checked, or there is none.
    #[default]
    Unknown,
    Unused,
    Used,
}

impl Suppressions {
    /// Those of the document.
    pub(in crate::rules) fn of(snapshot: &Snapshot) -> Self {
        let text = snapshot.text();
        let mut found = Self::default();
        let mut behind = 0;
        let mut before = None;
        let mut abouts = Vec::new();
        for at in text.occurrences(WORD) {
            // A comment may hold the word more than once.
            let range = Some(at).filter(|at| *at >= behind);
            let Some(range) = range.and_then(|at| snapshot.analysis().comment_at(at)) else {
                continue;
            };
            behind = range.end;
            let comment = text.slice(range.clone());
            if let Some(directive) = directive::read(&comment) {
                if found.comments.is_empty() {
                    found.anchors = Anchors::of(snapshot);
                }
                if found.comments.len() == MOST_COMMENTS {
                    break;
                }
                if abouts.len() == MOST_AREAS && directive.is_about_area() {
                    continue;
                }
                let place = CommentPlace::of(&range, text, before);
                before = Some(place);
                let number = found.comments.len();
                let part = found.add(&directive, range, place, snapshot);
                abouts.extend(part.map(|part| (part, number)));
            }
        }
        found.areas = Areas::of(abouts);
        found
    }

    /// Adds the comment at `range`. Gives the part of the document that it is about, if it is about a part.
    fn add(
        &mut self,
        directive: &Directive<'_>,
        range: Range<usize>,
        place: CommentPlace<'_>,
        snapshot: &Snapshot,
    ) -> Option<Range<usize>> {
        let number = self.comments.len();
        let part = match directive.scope {
            Some(SuppressionScope::Line) => {
                for line in place.lines() {
                    let anchored = self.lines.entry(self.anchors.anchor(line)).or_default();
                    if anchored.last() != Some(&number) {
                        anchored.push(number);
                    }
                }
                None
            }
            Some(SuppressionScope::Section) => {
                let root = snapshot.document().placed_root();
                Some(place.section(&root))
            }
            Some(SuppressionScope::File) => Some(0..usize::MAX),
            None => None,
        };
        let named = |(name, place): &(&str, Range<usize>)| NamedRule {
            name: (*name).to_owned(),
            range: range.start + place.start..range.start + place.end,
            used: Usage::default(),
        };
        // Without the line break behind it.
        let length = snapshot.text().slice(range.clone()).trim_end().len();
        self.comments.push(Suppression {
            word: named(&directive.word),
            is_known: directive.scope.is_some(),
            names: directive.names.iter().map(named).collect(),
            used: Usage::Unused,
            range: range.start..range.start + length,
        });
        part
    }

    /// The findings `found` of the rule `rule` that no comment silences. The comments note what they silence.
    pub(in crate::rules) fn unsilenced(
        &mut self,
        rule: &str,
        found: Vec<Finding>,
        text: &Text,
    ) -> Vec<Finding> {
        if self.comments.is_empty() {
            return found;
        }
        let names = self
            .comments
            .iter_mut()
            .flat_map(|comment| &mut comment.names);
        for name in names.filter(|name| name.name == rule) {
            name.used = Usage::Unused;
        }
        let Self {
            comments,
            anchors,
            lines,
            areas,
            ..
        } = self;
        // Every comment is asked once for each rule, even if another one silences the finding: each notes what it
        // silences.
        let mut on_lines = HashMap::new();
        let mut in_areas = HashMap::new();
        let unsilenced = found.into_iter().filter(|found| {
            let at = found.range.start;
            let line = anchors.anchor(text.line_of(at));
            let mut silenced = *on_lines.entry(line).or_insert_with(|| {
                let numbers = lines.get(&line).into_iter().flatten();
                is_silenced(comments, rule, numbers)
            });
            for (number, area) in areas.around(at) {
                silenced |= *in_areas
                    .entry(number)
                    .or_insert_with(|| is_silenced(comments, rule, area.comments.iter()));
            }
            !silenced
        });
        unsilenced.collect()
    }
}

/// Whether one of the `comments` with these `numbers` silences `rule`. All that do note that they are used.
fn is_silenced<'a>(
    comments: &mut [Suppression],
    rule: &str,
    numbers: impl Iterator<Item = &'a usize>,
) -> bool {
    let mut silenced = false;
    for number in numbers {
        let comment = comments.get_mut(*number);
        silenced |= comment.is_some_and(|comment| comment.silences(rule));
    }
    silenced
}

impl Suppression {
    fn silences(&mut self, rule: &str) -> bool {
        if self.names.is_empty() {
            if rule == UNUSED_SUPPRESSION {
                return false;
            }
            self.used = Usage::Used;
            return true;
        }
        let mut names = self.names.iter_mut();
        let named = names.find(|name| name.name == rule);
        named.map(|name| name.used = Usage::Used).is_some()
    }

    /// What of it is not needed: nothing, some of its names, or all of it.
    pub(in crate::rules) fn unused(&self) -> Unused<'_> {
        let names = self.names.iter();
        let unused: Vec<&NamedRule> = names.filter(|name| name.used == Usage::Unused).collect();
        let whole = self.names.is_empty() && self.is_known && self.used == Usage::Unused;
        if whole || (!unused.is_empty() && unused.len() == self.names.len()) {
            Unused::Whole
        } else {
            Unused::Names(unused)
        }
    }
}

/// What of a comment was not needed.
#[derive(Debug)]
pub(in crate::rules) enum Unused<'a> {
    /// All of it.
    Whole,
    /// These names, perhaps none.
    Names(Vec<&'a NamedRule>),
}
