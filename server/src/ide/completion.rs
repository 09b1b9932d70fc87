//! Completion: labels where an item begins, wording where its label has been written.

use std::ops::Range;

use super::layout::Layout;
use super::suppression;
use super::wording::{KEY_RESULTS, OBJECTIVES, STARTERS};
use crate::guidelines::{self, Topic};
use crate::model::{BlockKind, Level, Marker, Placed};
use crate::rules::{self, Rule};
use crate::text::Template;
use crate::workspace::Snapshot;

/// What a completion is, for the editor's icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A label.
    Label,
    /// A word to begin with.
    Word,
    /// A sentence with places to fill in.
    Template,
    /// A company objective in its own words.
    Objective,
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
    pub fn text(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.page,
            Self::Rule(rule) => rule.page,
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
    pub detail: &'static str,
    /// What explains it.
    pub page: Page,
    /// What is replaced, in bytes: what has been typed of it.
    pub range: Range<usize>,
    /// What it is replaced by.
    pub text: Template,
}

/// What can be inserted at the byte `offset`: nothing outside OKR documents, in prose and in code.
pub fn complete(snapshot: &Snapshot, offset: usize) -> Vec<Completion> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let cursor = Cursor::new(snapshot, offset);
    if let Some(rules) = suppression::complete(snapshot, cursor.offset) {
        return rules;
    }
    match cursor.place() {
        Some(Place::ObjectiveText(typed)) => cursor.objective_wording(&typed),
        Some(Place::KeyResultText(typed)) => cursor.key_result_wording(&typed),
        Some(Place::ItemStart(typed)) => cursor.labels(&typed),
        None => Vec::new(),
    }
}

/// Where the cursor is, with the byte range of what has been typed there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    ObjectiveText(Range<usize>),
    KeyResultText(Range<usize>),
    ItemStart(Range<usize>),
}

struct Cursor<'a> {
    snapshot: &'a Snapshot,
    offset: usize,
}

impl<'a> Cursor<'a> {
    fn new(snapshot: &'a Snapshot, offset: usize) -> Self {
        let offset = snapshot.text().floor(offset);
        Self { snapshot, offset }
    }

    fn place(&self) -> Option<Place> {
        let text = self.snapshot.text();
        let line = text.line_range(text.line_of(self.offset));
        let block = block_on_line(&self.snapshot.document().placed_root(), &line)?;
        let head = &block.block.head;
        let label_end = head
            .label
            .as_ref()
            .map(|label| block.absolute(&label.range).end);
        match (block.block.kind, label_end) {
            (BlockKind::Objective, Some(end)) => self.typed_behind(end).map(Place::ObjectiveText),
            (BlockKind::KeyResult, Some(end)) => self.typed_behind(end).map(Place::KeyResultText),
            (BlockKind::KeyResult, None) => {
                self.typed_behind_marker(&block).map(Place::KeyResultText)
            }
            (BlockKind::ListItem, _) => self.typed_behind_marker(&block).map(Place::ItemStart),
            _ => None,
        }
    }

    /// What has been typed behind a label that ends at `end`: at most a few words, all of them before the
    /// cursor, and only behind the label's separator.
    fn typed_behind(&self, end: usize) -> Option<Range<usize>> {
        if self.offset <= end {
            return None;
        }
        let text = self.snapshot.text();
        let behind = text.slice(end..self.offset);
        let separator = behind.find([':', '：', '.', ')', '-', '–', '—', '·', '|'])?;
        let words = behind.get(separator..)?.trim_start_matches(|char: char| {
            char.is_whitespace()
                || matches!(
                    char,
                    '*' | '_' | ':' | '：' | '.' | ')' | '-' | '–' | '—' | '·' | '|'
                )
        });
        self.typed(words)
    }

    fn typed_behind_marker(&self, block: &Placed) -> Option<Range<usize>> {
        let Some(Marker::List { range: marker, .. }) = &block.block.head.marker else {
            return None;
        };
        let end = block.absolute(marker).end;
        if self.offset <= end {
            return None;
        }
        let behind = self.snapshot.text().slice(end..self.offset);
        self.typed(
            behind
                .trim_start_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_')),
        )
    }

    /// `words` stand directly before the cursor; more than three of them are a sentence of the writer's own,
    /// and no template begins with an address or with code.
    fn typed(&self, words: &str) -> Option<Range<usize>> {
        let text = self.snapshot.text();
        let line_end = text.line_range(text.line_of(self.offset)).end;
        let rest = text.slice(self.offset..line_end);
        let at_end = rest
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_'))
            .is_empty();
        let plain = |char: char| char.is_alphanumeric() || " -'’%$€£".contains(char);
        let begun = words.split_whitespace().count() <= 3 && words.chars().all(plain);
        (at_end && begun).then(|| self.offset - words.len()..self.offset)
    }

    fn objective_wording(&self, typed: &Range<usize>) -> Vec<Completion> {
        let company = self.company_objectives(typed);
        let words = STARTERS.iter().map(|word| Completion {
            label: (*word).to_owned(),
            kind: CompletionKind::Word,
            detail: "begins an objective",
            page: Page::Topic(&guidelines::OBJECTIVE),
            range: typed.clone(),
            text: Template::verbatim(&format!("{word} ")),
        });
        let templates = templates(&OBJECTIVES, &guidelines::OBJECTIVE, typed);
        company.into_iter().chain(templates).chain(words).collect()
    }

    /// For a team: the company's objectives, to be repeated word for word (G65).
    fn company_objectives(&self, typed: &Range<usize>) -> Vec<Completion> {
        let document = self.snapshot.document();
        let here = document.objectives.iter().find(|objective| {
            objective
                .item
                .range()
                .contains(&typed.start.saturating_sub(1))
        });
        if here.is_none_or(|objective| document.level(objective) == Some(Level::Company)) {
            return Vec::new();
        }
        let company = document.objectives.iter().filter(|objective| {
            document.level(objective) == Some(Level::Company) && !objective.item.is_empty()
        });
        let completions = company.map(|objective| Completion {
            label: objective.item.text().to_owned(),
            kind: CompletionKind::Objective,
            detail: "objective of the company",
            page: Page::Topic(&guidelines::ALIGNMENT),
            range: typed.clone(),
            text: Template::verbatim(&self.snapshot.text().slice(objective.item.text_range())),
        });
        completions.collect()
    }

    fn key_result_wording(&self, typed: &Range<usize>) -> Vec<Completion> {
        templates(&KEY_RESULTS, &guidelines::KEY_RESULT, typed).collect()
    }

    /// Labels in the document's own layout; a whole objective with its key results among them.
    fn labels(&self, typed: &Range<usize>) -> Vec<Completion> {
        let layout = Layout::of(self.snapshot, typed.start);
        let label = |name: &str, detail, topic, text| Completion {
            label: name.to_owned(),
            kind: CompletionKind::Label,
            detail,
            page: Page::Topic(topic),
            range: typed.clone(),
            text,
        };
        let key_result = label(
            layout.key_result_label(),
            "a measurable result",
            &guidelines::KEY_RESULT,
            layout.key_result(Template::new("{}")),
        );
        let objective = label(
            layout.objective_label(),
            "what is to change",
            &guidelines::OBJECTIVE,
            layout.objective(Template::new("{}")),
        );
        let initiative = label(
            "Initiative:",
            "work done for a key result",
            &guidelines::INITIATIVE,
            Template::new("Initiative: {}"),
        );
        if layout.is_nested() {
            vec![key_result, initiative, objective]
        } else {
            vec![objective, key_result, initiative]
        }
    }
}

fn templates<'a>(
    all: &'a [(&str, &'static str)],
    topic: &'static Topic,
    typed: &'a Range<usize>,
) -> impl Iterator<Item = Completion> + 'a {
    all.iter().map(move |(notation, detail)| {
        let text = Template::new(notation);
        Completion {
            label: text.plain(),
            kind: CompletionKind::Template,
            detail,
            page: Page::Topic(topic),
            range: typed.clone(),
            text,
        }
    })
}

/// The innermost block that begins on `line`.
fn block_on_line(parent: &Placed, line: &Range<usize>) -> Option<Placed> {
    let children = &parent.block.children;
    let behind = children.partition_point(|child| parent.start + child.offset <= line.end);
    let child = children.get(behind.checked_sub(1)?)?;
    let child = Placed {
        block: std::sync::Arc::clone(&child.block),
        start: parent.start + child.offset,
    };
    let inner = block_on_line(&child, line);
    inner.or_else(|| (child.start >= line.start).then_some(child))
}
