//! What the index keeps of one document: its headings, goals and links, without its text and tree.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use super::anchor::{self, anchor};
use super::link::{self, Destination};
use super::place::Place;
use super::same;
use crate::measure::period::Period;
use crate::model::{Document, Item, KeyResult, KeyResultId, Level, ObjectiveId, Parent, Placed};
use crate::text::{Encoding, Lines, Position};
use crate::workspace::Snapshot;
use crate::workspace::alignment::{CompanyGoal, Support, redactions};

/// What kind of goal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
}

/// A stretch of a record's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: u32,
    length: u32,
}

/// An objective or a key result. Goals are many: what few of them have is kept beside them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// What it is.
    pub kind: GoalKind,
    words: Span,
    /// Where its words stand.
    pub place: Place,
    /// Where it ends with everything below it.
    pub end: Position,
    /// Of a key result its objective, of an objective the one it is nested below, by its place among the
    /// record's objectives, or [`NONE`].
    objective: u32,
    /// The heading it stands below, by its place among the record's headings, or [`NONE`].
    heading: u32,
    /// Whose goal it is.
    pub level: Option<Level>,
    period: u8,
}

/// Stands for no number: an `Option` would take twice the room.
const NONE: u32 = u32::MAX;

impl Goal {
    /// Of a key result its objective, of an objective the one it is nested below, by its place among the
    /// record's objectives.
    pub fn objective(&self) -> Option<u32> {
        (self.objective != NONE).then_some(self.objective)
    }

    /// The heading it stands below, by its place among the record's headings.
    pub fn heading(&self) -> Option<u32> {
        (self.heading != NONE).then_some(self.heading)
    }
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading {
    words: Span,
    /// Where the heading stands.
    pub place: Place,
    /// Where it ends with everything below it.
    pub end: Position,
    anchor: u64,
    /// Whether goals stand directly below it.
    pub owns_goals: bool,
    /// Whether it is a goal itself, which is listed as such.
    pub is_goal: bool,
}

/// A link to a file of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub(super) path: u64,
    pub(super) fragment: Option<u64>,
    /// Where it stands.
    pub place: Place,
}

/// A metric that a key result changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    /// Stands for its words.
    pub(super) number: u32,
    /// The goal's number.
    pub(super) goal: u32,
    /// Stands for the values between which it changes.
    pub(super) change: u32,
}

/// What the index keeps of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    words: Box<str>,
    periods: Box<[Option<Period>]>,
    /// The headings, in order.
    pub headings: Box<[Heading]>,
    /// The objectives, in order, and then the key results.
    pub goals: Box<[Goal]>,
    objectives: usize,
    /// The links to files of the workspace.
    pub links: Box<[Link]>,
    /// What is said about what goals serve.
    supports: Box<[(u32, Support<'static>)]>,
    redactions: Box<[(u32, Box<str>)]>,
    /// A number for the words of each key result, in order.
    pub(super) wordings: Box<[u32]>,
    /// The metrics of those key results that change from one value to another.
    pub(super) metrics: Box<[Metric]>,
    /// The goals of the company.
    pub company: Box<[CompanyGoal]>,
}

impl Record {
    /// What there is to keep of `snapshot`, which lies at `path`; nothing of what is no OKR document.
    pub fn of(snapshot: &Snapshot, path: &Path, encoding: Encoding) -> Self {
        if !snapshot.is_okr() {
            return Self::default();
        }
        let document = snapshot.document();
        let mut writer = Writer {
            document,
            lines: Lines::of(snapshot.text()),
            encoding,
            path,
            words: String::new(),
            periods: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            starts: Vec::new(),
            anchors: HashMap::new(),
        };
        writer.blocks(&document.placed_root());
        writer.definitions();
        writer.finish()
    }

    /// Whether it keeps nothing.
    pub fn is_empty(&self) -> bool {
        self.headings.is_empty() && self.goals.is_empty() && self.links.is_empty()
    }

    /// The words of a goal.
    pub fn words(&self, goal: &Goal) -> &str {
        self.span(goal.words)
    }

    /// The words of a heading.
    pub fn heading_words(&self, heading: &Heading) -> &str {
        self.span(heading.words)
    }

    /// All words that it keeps, one piece after the other.
    pub fn all_words(&self) -> &str {
        &self.words
    }

    /// The time a goal is for.
    pub fn period(&self, goal: &Goal) -> Option<Period> {
        self.periods
            .get(usize::from(goal.period))
            .copied()
            .flatten()
    }

    /// The times its goals are for.
    pub fn periods(&self) -> &[Option<Period>] {
        &self.periods
    }

    /// The times for which it has goals of a team.
    pub fn team_periods(&self) -> BTreeSet<Option<Period>> {
        let goals = self.goals.iter().take(self.objectives);
        let teams = goals.filter(|goal| goal.level != Some(Level::Company));
        teams.map(|goal| self.period(goal)).collect()
    }

    /// The goal that is the objective `id`.
    pub fn objective(&self, id: ObjectiveId) -> Option<&Goal> {
        self.goals
            .get(id.index())
            .filter(|goal| goal.kind == GoalKind::Objective)
    }

    /// The goal that is the key result `id`.
    pub fn key_result(&self, id: KeyResultId) -> Option<&Goal> {
        self.goals.get(self.objectives + id.index())
    }

    /// Whose goal `goal` is: the nearest heading above it, or else the name of the file at `path`.
    pub fn team_of(&self, goal: &Goal, path: &Path) -> String {
        let heading = goal.heading().and_then(|at| self.headings.get(at as usize));
        let heading = heading.map(|heading| self.heading_words(heading).trim());
        let name = || path.file_stem().map(|name| name.to_string_lossy());
        match heading {
            Some(words) if !words.is_empty() => words.to_owned(),
            _ => name().unwrap_or_default().into_owned(),
        }
    }

    /// The objectives, with their names.
    pub fn objectives(&self) -> impl Iterator<Item = (ObjectiveId, &Goal)> {
        let objectives = self.goals.iter().take(self.objectives).enumerate();
        objectives.map(|(at, goal)| (ObjectiveId::at(at), goal))
    }

    /// Whether anything is said about what a goal serves.
    pub(super) fn says_supports(&self) -> bool {
        !self.supports.is_empty()
    }

    /// What is said about what the goal number `goal` serves.
    pub fn supports(&self, goal: usize) -> impl Iterator<Item = &Support<'static>> {
        beside(&self.supports, goal)
            .iter()
            .map(|(_, support)| support)
    }

    /// The ids of the redactions in the goal number `goal`.
    pub fn redactions(&self, goal: usize) -> impl Iterator<Item = &str> {
        beside(&self.redactions, goal).iter().map(|(_, id)| &**id)
    }

    /// The key results whose words have the number `number`.
    pub(super) fn worded(&self, number: u32) -> impl Iterator<Item = &Goal> {
        let key_results = self.goals.iter().skip(self.objectives);
        let all = self.wordings.iter().zip(key_results);
        all.filter(move |(other, _)| **other == number)
            .map(|(_, goal)| goal)
    }

    /// The heading that a link with the fragment `fragment` means.
    pub fn anchored(&self, fragment: &str) -> Option<&Heading> {
        let key = anchor::key(fragment);
        self.headings.iter().find(|heading| heading.anchor == key)
    }

    fn span(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.words
            .get(start..start + span.length as usize)
            .unwrap_or_default()
    }
}

impl Link {
    /// Whether what stands behind `#` is `fragment`; empty where nothing does.
    pub fn names(&self, fragment: &str) -> bool {
        self.fragment == (!fragment.is_empty()).then(|| anchor::key(fragment))
    }
}

impl Heading {
    /// Whether `link` leads to it, in the file that the link names.
    pub fn is_meant_by(&self, link: &Link) -> bool {
        link.fragment == Some(self.anchor)
    }
}

/// Those of `all` that belong to the goal number `goal`.
fn beside<T>(all: &[(u32, T)], goal: usize) -> &[(u32, T)] {
    let first = all.partition_point(|(number, _)| (*number as usize) < goal);
    let rest = all.get(first..).unwrap_or_default();
    let count = rest.partition_point(|(number, _)| *number as usize == goal);
    rest.get(..count).unwrap_or_default()
}

fn number(objective: Option<ObjectiveId>) -> u32 {
    objective.map_or(NONE, |id| id.index() as u32)
}

fn metrics(document: &Document) -> Box<[Metric]> {
    let numbers = document.objectives.len()..;
    let key_results = numbers.zip(&document.key_results);
    let metrics = key_results.filter_map(|(number, key_result)| {
        let item = &key_result.item;
        let may_change = same::may_change(item.text());
        let change = may_change.then(|| item.facts().change.as_ref())??;
        Some(Metric {
            number: same::metric_number(item.metric(), period_of(document, key_result)),
            goal: u32::try_from(number).ok()?,
            change: same::change_number(change),
        })
    });
    metrics.collect()
}

fn period_of(document: &Document, key_result: &KeyResult) -> Option<Period> {
    let objective = key_result.objective.and_then(|id| document.objective(id));
    objective.and_then(|objective| objective.period)
}

struct Writer<'a> {
    document: &'a Document,
    lines: Lines<'a>,
    encoding: Encoding,
    path: &'a Path,
    words: String,
    periods: Vec<Option<Period>>,
    headings: Vec<Heading>,
    links: Vec<Link>,
    /// Where each heading starts, in bytes.
    starts: Vec<usize>,
    /// How many headings have had an anchor, without the numbers behind them.
    anchors: HashMap<String, u32>,
}

impl Writer<'_> {
    fn blocks(&mut self, parent: &Placed) {
        for block in parent.children() {
            if block.block.is_heading() {
                self.heading(&block);
            }
            for link in &block.block.head.inline.links {
                let place = block.absolute(
                    &block
                        .block
                        .head
                        .inline
                        .plain
                        .source_range(link.plain.clone()),
                );
                self.link(block.absolute(&link.destination), place);
            }
            self.blocks(&block);
        }
    }

    fn heading(&mut self, block: &Placed) {
        let head = block.absolute(&block.block.head.range);
        let source = self.lines.text().get(head.clone());
        let anchor = anchor(source.unwrap_or_default());
        let words = block.words().to_owned();
        self.starts.push(block.start);
        let anchor = self.numbered(anchor);
        let heading = Heading {
            words: self.span(&words),
            place: self.place(head),
            end: self.position(block.range().end),
            anchor: anchor::key(&anchor),
            owns_goals: false,
            is_goal: false,
        };
        self.headings.push(heading);
    }

    /// The anchor, with a number where earlier headings have the same.
    fn numbered(&mut self, anchor: String) -> String {
        let earlier = self.anchors.entry(anchor.clone()).or_default();
        *earlier += 1;
        match *earlier - 1 {
            0 => anchor,
            number => format!("{anchor}-{number}"),
        }
    }

    fn definitions(&mut self) {
        for definition in &self.document.definitions {
            self.link(definition.destination.clone(), definition.block.range());
        }
    }

    fn link(&mut self, destination: Range<usize>, place: Range<usize>) {
        let written = self.lines.text().get(destination).unwrap_or_default();
        if let Some(to) = Destination::read(written, self.path) {
            let place = self.place(place);
            self.links.push(Link {
                path: link::key(to.path.as_deref().unwrap_or(self.path)),
                fragment: (!to.fragment.is_empty()).then(|| anchor::key(&to.fragment)),
                place,
            });
        }
    }

    fn finish(mut self) -> Record {
        let document = self.document;
        let mut goals = Vec::with_capacity(document.objectives.len() + document.key_results.len());
        let mut supports = Vec::new();
        let mut known = Vec::new();
        for objective in &document.objectives {
            let level = document.level(objective);
            let goal = self.goal(
                GoalKind::Objective,
                &objective.item,
                objective.period,
                level,
            );
            let around = objective.parent.and_then(|parent| match parent {
                Parent::Objective(id) => Some(id),
                Parent::KeyResult(id) => document.key_result(id)?.objective,
            });
            goals.push(Goal {
                objective: number(around),
                ..goal
            });
        }
        for key_result in &document.key_results {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let period = objective.and_then(|objective| objective.period);
            let level = objective.and_then(|objective| document.level(objective));
            let goal = self.goal(GoalKind::KeyResult, &key_result.item, period, level);
            goals.push(Goal {
                objective: number(key_result.objective),
                ..goal
            });
        }
        let objectives = document.objectives.iter().map(|objective| &objective.item);
        let key_results = document
            .key_results
            .iter()
            .map(|key_result| &key_result.item);
        for (number, item) in (0u32..).zip(objectives.chain(key_results)) {
            supports.extend(self.supports(item).map(|support| (number, support)));
            known.extend(redactions(item).map(|id| (number, id.into())));
        }
        let wordings = document.key_results.iter();
        let wordings = wordings.map(|key_result| {
            let period = period_of(document, key_result);
            same::number(key_result.item.text(), period)
        });
        Record {
            wordings: wordings.collect(),
            metrics: metrics(document),
            words: self.words.into(),
            periods: self.periods.into(),
            headings: self.headings.into(),
            objectives: document.objectives.len(),
            goals: goals.into(),
            links: self.links.into(),
            supports: supports.into(),
            redactions: known.into(),
            company: CompanyGoal::all(document).into(),
        }
    }

    fn supports<'b>(&'b self, item: &'b Item) -> impl Iterator<Item = Support<'static>> + 'b {
        item.supports().map(|attribute| Support {
            value: attribute.value().to_owned().into(),
            destination: attribute
                .destination()
                .and_then(|range| self.lines.text().get(range))
                .map(|written| written.to_owned().into()),
        })
    }

    fn goal(
        &mut self,
        kind: GoalKind,
        item: &Item,
        period: Option<Period>,
        level: Option<Level>,
    ) -> Goal {
        let heading = self.heading_before(item);
        let words = self.span(item.text());
        Goal {
            kind,
            words,
            place: self.place(item.text_range()),
            end: self.position(item.range().end),
            objective: NONE,
            heading: heading.unwrap_or(NONE),
            level,
            period: self.period(period),
        }
    }

    /// The heading below which `item` stands; notes on the heading what it holds.
    fn heading_before(&mut self, item: &Item) -> Option<u32> {
        let behind = self
            .starts
            .partition_point(|start| *start <= item.block.start);
        let mut at = behind.checked_sub(1)?;
        if self.starts.get(at) == Some(&item.block.start) {
            self.headings.get_mut(at)?.is_goal = true;
            at = at.checked_sub(1)?;
        }
        self.headings.get_mut(at)?.owns_goals = true;
        u32::try_from(at).ok()
    }

    fn period(&mut self, period: Option<Period>) -> u8 {
        let at = self.periods.iter().position(|known| *known == period);
        let at = at.unwrap_or_else(|| {
            self.periods.push(period);
            self.periods.len() - 1
        });
        // A document with more periods than that is none that people write.
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    fn span(&mut self, words: &str) -> Span {
        let start = self.words.len() as u32;
        self.words.push_str(words);
        // What stands side by side is not to be found as one word.
        self.words.push('\n');
        Span {
            start,
            length: words.len() as u32,
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::of(range, &self.lines, self.encoding)
    }

    fn position(&self, offset: usize) -> Position {
        self.lines.position_at(offset, self.encoding)
    }
}
