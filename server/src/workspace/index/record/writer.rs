//! Writing down what the index keeps of a document.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use super::super::anchor::{self, anchor};
use super::super::link::{self, Destination};
use super::super::same;
use super::Record;
use super::entry::{FileLink, Goal, GoalKind, Heading, Metric, NONE, WordSpan};
use super::names::CachedNames;
use crate::model::{Document, Item, KeyResult, ObjectiveId, Parent, Placed, SectionLevel};
use crate::period::Period;
use crate::text::{Encoding, Lines, Position};
use crate::workspace::Snapshot;
use crate::workspace::alignment::{CompanyGoal, Support, redactions};
use crate::workspace::place::Place;

impl Record {
    /// What the index keeps of `snapshot`, which lies at `path`. It keeps nothing of a file that is no OKR document.
    pub fn of(snapshot: &Snapshot, path: &Path, encoding: Encoding) -> Self {
        if !snapshot.is_okr() {
            return Self::default();
        }
        Writer::of(snapshot, path, encoding).write()
    }
}

/// Writes a record.
struct Writer<'a> {
    document: &'a Document,
    lines: Lines<'a>,
    encoding: Encoding,
    path: &'a Path,
    words: String,
    periods: Vec<Option<Period>>,
    headings: Vec<Heading>,
    links: Vec<FileLink>,
    /// Where each heading starts, in bytes.
    starts: Vec<usize>,
    /// How many headings have had each anchor, without the number behind it.
    anchors: HashMap<String, u32>,
}

impl<'a> Writer<'a> {
    /// Of the document `snapshot`, which lies at `path`.
    fn of(snapshot: &'a Snapshot, path: &'a Path, encoding: Encoding) -> Self {
        Self {
            document: snapshot.document(),
            lines: Lines::of(snapshot.text()),
            encoding,
            path,
            words: String::new(),
            periods: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            starts: Vec::new(),
            anchors: HashMap::new(),
        }
    }

    /// The record.
    fn write(mut self) -> Record {
        self.blocks(&self.document.placed_root());
        self.definitions();
        self.finish()
    }

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

    /// The anchor. It has a number if earlier headings have the same one.
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
            self.links.push(FileLink {
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
        Record {
            wordings: wordings(document),
            metrics: metrics(document),
            words: self.words.into(),
            periods: self.periods.into(),
            headings: self.headings.into(),
            objectives: document.objectives.len(),
            goals: goals.into(),
            links: self.links.into(),
            supports: supports.into(),
            redactions: known.into(),
            owners: owners(document),
            company: CompanyGoal::all(document).into(),
            names: CachedNames::default(),
        }
    }

    fn supports<'b>(&'b self, item: &'b Item) -> impl Iterator<Item = Support<'static>> + 'b {
        let slice = |range: Range<usize>| {
            let written = self.lines.text().get(range);
            Cow::Owned(written.unwrap_or_default().to_owned())
        };
        item.supports()
            .map(move |attribute| Support::of(&attribute, slice))
    }

    fn goal(
        &mut self,
        kind: GoalKind,
        item: &Item,
        period: Option<Period>,
        level: Option<SectionLevel>,
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

    /// The heading above `item`. Notes on the heading what it holds.
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
        let at = at.unwrap_or(self.periods.len());
        // People write no document with more periods than this.
        let number = u8::try_from(at).unwrap_or(u8::MAX);
        if at == self.periods.len() && usize::from(number) == at {
            self.periods.push(period);
        }
        number
    }

    fn span(&mut self, words: &str) -> WordSpan {
        let start = self.words.len() as u32;
        self.words.push_str(words);
        // A separator, so that two texts side by side are not found as one word.
        self.words.push('\n');
        WordSpan {
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

fn number(objective: Option<ObjectiveId>) -> u32 {
    objective.map_or(NONE, |id| id.index() as u32)
}

fn wordings(document: &Document) -> Box<[(u64, u32)]> {
    let numbers = document.objectives.len()..;
    let key_results = numbers.zip(&document.key_results);
    let wordings = key_results.filter_map(|(goal, key_result)| {
        let period = period_of(document, key_result);
        let number = same::number(key_result.item.text(), period);
        Some((number, u32::try_from(goal).ok()?))
    });
    let mut wordings: Vec<_> = wordings.collect();
    wordings.sort_unstable();
    wordings.into()
}

fn metrics(document: &Document) -> Box<[Metric]> {
    let numbers = document.objectives.len()..;
    let key_results = numbers.zip(&document.key_results);
    let metrics = key_results.filter_map(|(number, key_result)| {
        let item = &key_result.item;
        let change = item.change()?;
        Some(Metric {
            number: same::metric_number(item.metric(), period_of(document, key_result)),
            goal: u32::try_from(number).ok()?,
            change: same::change_number(change),
        })
    });
    let mut metrics: Vec<Metric> = metrics.collect();
    metrics.sort_by_key(|metric| metric.number);
    metrics.into()
}

fn period_of(document: &Document, key_result: &KeyResult) -> Option<Period> {
    let objective = key_result.objective.and_then(|id| document.objective(id));
    objective.and_then(|objective| objective.period)
}

/// The owners of the items of `document`, in alphabetical order.
fn owners(document: &Document) -> Box<[Box<str>]> {
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document.key_results.iter();
    let items = objectives.chain(key_results.map(|key_result| &key_result.item));
    let owners = items.flat_map(|item| {
        let owners = item.owners();
        owners.map(|owner| Box::from(owner.value()))
    });
    let owners: BTreeSet<Box<str>> = owners.collect();
    owners.into_iter().collect()
}
