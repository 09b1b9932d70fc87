//! Turning a key result that is work to be done into an initiative.

use std::ops::Range;

use super::{Fix, Growth, Listed, WholeLines};
use crate::model::{BlockKind, Document, Item, KeyResult, Objective, Parent, Placed, RecognisedBy};
use crate::rules::{Finding, Subject};
use crate::text::{Template, Text};

/// Moves the key result that was found to the initiatives of its objective, with everything below it.
pub(in crate::rules) fn to_initiative(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let work = WorkItem::of(subject, found)?;
    let text = subject.text;
    let whole = WholeLines::of(text, work.item().range());
    let line = Template::verbatim(&work.initiative(&work.everything(whole.end))?);
    let fix = Fix::new("Convert to an initiative").adding(Growth {
        key_results: -1,
        initiatives: 1,
        ..Growth::default()
    });
    let place = work.place()?;
    if WholeLines::of(text, place.clone()).end == whole.end {
        let ended = text.slice(whole.clone()).ends_with(['\n', '\r']);
        let end = if ended { text.line_break() } else { "" };
        return Some(fix.fill_in(whole, line.words(end)));
    }
    let lines = WholeLines::below(text, place, vec![line]);
    Some(fix.remove(whole).fill_in(lines.at..lines.at, lines.text))
}

/// Keeps the work as an initiative, and puts a place to fill in for its result where it stood (G39).
pub(in crate::rules) fn to_outcome(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let work = WorkItem::of(subject, found)?;
    let text = subject.text;
    let words = work.listed.words.clone();
    let line = work.initiative(&text.slice(words.clone()))?;
    let lines = WholeLines::below(text, work.place()?, vec![Template::verbatim(&line)]);
    let outcome = Template::new("Increase {metric} from {baseline} to {target}");
    let fix = Fix::new("Measure its effect, and keep it as an initiative").adding(Growth {
        initiatives: 1,
        ..Growth::default()
    });
    let fix = fix.fill_in(words, outcome);
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}

/// Another initiative with `words` for `objective`, which has key results in a list.
pub(in crate::rules) fn initiative_of(
    subject: &Subject<'_>,
    objective: &Objective,
    words: &str,
) -> Option<WholeLines> {
    let document = subject.document;
    let key_result = document.key_results_of(objective).last()?;
    let work = WorkItem {
        document,
        text: subject.text,
        key_result,
        listed: Listed::of(subject.text, &key_result.item)?,
    };
    let line = Template::verbatim(&work.initiative(words)?);
    Some(WholeLines::below(subject.text, work.place()?, vec![line]))
}

/// A key result that is work to be done.
struct WorkItem<'a> {
    document: &'a Document,
    text: &'a Text,
    key_result: &'a KeyResult,
    listed: Listed,
}

impl<'a> WorkItem<'a> {
    fn of(subject: &'a Subject<'_>, found: &Finding) -> Option<Self> {
        let document = subject.document;
        let mut key_results = document.key_result_ids();
        let (id, key_result) =
            key_results.find(|(_, one)| one.item.own_range().contains(&found.range.start))?;
        let holds_others = document
            .key_results
            .iter()
            .any(|one| one.parent == Some(id));
        let listed = Listed::of(subject.text, &key_result.item)?;
        (!holds_others).then_some(Self {
            document,
            text: subject.text,
            key_result,
            listed,
        })
    }

    fn item(&self) -> &'a Item {
        &self.key_result.item
    }

    /// Its words and all that follows up to the byte `end`, without the marks that its label opened.
    fn everything(&self, end: usize) -> String {
        let words = self.listed.words.clone();
        let text = self.text;
        let behind = text.slice(self.listed.end()..end);
        format!("{}{}", text.slice(words), behind.trim_end())
    }

    /// The last initiative of its objective.
    fn sibling(&self) -> Option<&'a Item> {
        let objective = self.key_result.objective.map(Parent::Objective);
        let mut initiatives = self.document.initiatives.iter();
        let last = initiatives.rfind(|one| one.parent.is_some() && one.parent == objective);
        Some(&last?.item)
    }

    /// What the new line stands behind, in bytes.
    fn place(&self) -> Option<Range<usize>> {
        if let Some(sibling) = self.sibling() {
            return Some(sibling.range());
        }
        let document = self.document;
        let objective = document.objective(self.key_result.objective?)?;
        let last = document.key_results_of(objective).last()?;
        Some(last.item.range())
    }

    /// The lines of an initiative with `words`, perhaps with lines below them, as the document writes initiatives.
    fn initiative(&self, words: &str) -> Option<String> {
        let text = self.text;
        if let Some(sibling) = self.sibling() {
            let line = Listed::of(text, sibling)?;
            let words = self.shifted(words, &line.inside());
            return Some(line.next(1, Template::verbatim(&words)).plain());
        }
        let Listed { indent, .. } = &self.listed;
        let labelled = self.labelled().or_else(|| {
            let grouped = self.item().told != RecognisedBy::Label;
            grouped.then(|| format!("{} Initiative: ", self.listed.bullet()))
        });
        if let Some(before) = labelled {
            return Some(format!("{indent}{before}{words}"));
        }
        let bullet = self.listed.bullet();
        let words = self.shifted(words, &format!("{indent}    "));
        let (heading, end) = (self.heading(), text.line_break());
        Some(format!(
            "{indent}{bullet} {heading}{end}{indent}  {bullet} {words}"
        ))
    }

    /// `words` with all lines but the first one indented, because the item that they stand below begins at `inside`.
    fn shifted(&self, words: &str, inside: &str) -> String {
        let own = self.listed.inside();
        let Some(deeper) = inside.strip_prefix(&own) else {
            return words.to_owned();
        };
        let mut lines = words.split_inclusive('\n');
        let first = lines.next().unwrap_or_default().to_owned();
        lines.fold(first, |moved, line| match line.trim().is_empty() {
            true => moved + line,
            false => moved + deeper + line,
        })
    }

    /// What stands before the words of initiatives where the document labels them.
    fn labelled(&self) -> Option<String> {
        let initiatives = self.document.initiatives.iter();
        let mut labelled = initiatives.filter(|one| one.item.told == RecognisedBy::Label);
        let line = Listed::of(self.text, &labelled.next()?.item)?;
        let (before, after) = line.frame(str::to_owned);
        after.is_empty().then_some(before)
    }

    /// What the document writes above its initiatives.
    fn heading(&self) -> String {
        let root = self.document.placed_root();
        let written = group(&root).map(|block| {
            let text = self.text;
            let line = text.line_range(text.line_of(block.start));
            let line = text.slice(line);
            line.trim()
                .trim_start_matches(['-', '*', '+', ' '])
                .to_owned()
        });
        written.unwrap_or_else(|| "Initiatives:".to_owned())
    }
}

/// The first list item in `parent` that introduces initiatives, and says nothing else.
fn group(parent: &Placed) -> Option<Placed> {
    parent.children().find_map(|block| {
        let listed = block.block.head.marker.is_some() && !block.block.is_heading();
        let named = block.block.kind == BlockKind::Initiatives && listed;
        let bare = named && !block.block.head.inline.strong;
        if bare { Some(block) } else { group(&block) }
    })
}
