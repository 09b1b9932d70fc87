//! Symbols: the outline of a document, and what can be found by name in the workspace.

use std::cmp::Reverse;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::model::{Item, Section};
use crate::workspace::Snapshot;
use crate::workspace::index::{GoalKind, Place, Query, Record};

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A heading.
    Heading,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An initiative.
    Initiative,
    /// A KPI.
    Kpi,
}

/// A symbol of a document and those inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its words, or its kind where it has none.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, in bytes.
    pub range: Range<usize>,
    /// Its words, in bytes.
    pub selection: Range<usize>,
    /// The symbols inside it, in order.
    pub children: Vec<Symbol>,
}

/// A symbol found in the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundSymbol {
    /// Its words.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// The heading above it; empty where there is none.
    pub container: String,
    /// Its file.
    pub path: Arc<Path>,
    /// Where in it.
    pub place: Place,
}

/// The outline of a document: headings and items, each inside what it stands below.
pub fn document_symbols(snapshot: &Snapshot) -> Vec<Symbol> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let document = snapshot.document();
    let of = |kind: SymbolKind| move |item: &Item| symbol(item, kind);
    let sections = document.sections.iter().map(heading);
    let objectives = document.objectives.iter().map(|one| &one.item);
    let key_results = document.key_results.iter().map(|one| &one.item);
    let initiatives = document.initiatives.iter().map(|one| &one.item);
    let kpis = document.kpis.iter().map(|one| &one.item);
    let mut all: Vec<Symbol> = sections
        .chain(objectives.map(of(SymbolKind::Objective)))
        .chain(key_results.map(of(SymbolKind::KeyResult)))
        .chain(initiatives.map(of(SymbolKind::Initiative)))
        .chain(kpis.map(of(SymbolKind::Kpi)))
        .collect();
    all.sort_by_key(|symbol| (symbol.range.start, Reverse(symbol.range.end)));
    nested(&mut all.into_iter().peekable(), usize::MAX)
}

/// The ones of `symbols` that begin before `end`. `symbols` are in order, and each takes up the later ones that are
/// inside it.
fn nested(
    symbols: &mut std::iter::Peekable<std::vec::IntoIter<Symbol>>,
    end: usize,
) -> Vec<Symbol> {
    let mut open: Vec<Symbol> = Vec::new();
    let mut done = Vec::new();
    while let Some(symbol) = symbols.next_if(|symbol| symbol.range.start < end) {
        while let Some(last) = open.pop_if(|last| last.range.end <= symbol.range.start) {
            close(last, &mut open, &mut done);
        }
        open.push(symbol);
    }
    while let Some(last) = open.pop() {
        close(last, &mut open, &mut done);
    }
    done
}

fn close(symbol: Symbol, open: &mut [Symbol], done: &mut Vec<Symbol>) {
    match open.last_mut() {
        Some(parent) => {
            // The range of a parent includes its children, even those outside of its own block.
            parent.range.end = parent.range.end.max(symbol.range.end);
            parent.children.push(symbol);
        }
        None => done.push(symbol),
    }
}

fn symbol(item: &Item, kind: SymbolKind) -> Symbol {
    let words = item.text().trim();
    let selection = item.text_range();
    let range = item.range();
    Symbol {
        name: if words.is_empty() { kind.name() } else { words }.to_owned(),
        kind,
        range: range.start.min(selection.start)..range.end.max(selection.end),
        selection,
        children: Vec::new(),
    }
}

fn heading(section: &Section) -> Symbol {
    let words = section.name().trim();
    let kind = SymbolKind::Heading;
    Symbol {
        name: if words.is_empty() { kind.name() } else { words }.to_owned(),
        kind,
        range: section.heading.range(),
        selection: section.heading.absolute(&section.heading.block.head.range),
        children: Vec::new(),
    }
}

impl SymbolKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Heading => "Heading",
            Self::Objective => "Objective",
            Self::KeyResult => "Key result",
            Self::Initiative => "Initiative",
            Self::Kpi => "KPI",
        }
    }
}

/// What the index has of a file.
type IndexedFile = (Arc<Path>, Arc<Record>);

/// Something that fits: how well, its rank, its file, and its number among the headings and then the goals.
type Fitting<'a> = (u32, u8, &'a IndexedFile, usize);

/// At most `most` headings, objectives and key results of `files` that fit what a user has typed. The best come first.
/// Among equals, objectives come before headings, headings before key results, and then the order of the files decides.
/// If nothing contains what was typed, a match may also be put together from the beginnings of words.
pub fn workspace_symbols(files: &[IndexedFile], typed: &str, most: usize) -> Vec<FoundSymbol> {
    let mut found = search_all(files, &Query::new(typed));
    if found.is_empty() {
        found = search_all(files, &Query::new(typed).scattered());
    }
    let key =
        |(fit, rank, (path, _), at): &Fitting<'_>| (Reverse(*fit), *rank, Arc::clone(path), *at);
    if found.len() > most {
        found.select_nth_unstable_by_key(most, key);
        found.truncate(most);
    }
    found.sort_by_cached_key(key);
    let symbols = found.into_iter();
    let symbols = symbols.filter_map(|(_, _, (path, record), at)| shown(path, record, at));
    symbols.collect()
}

fn search_all<'a>(files: &'a [IndexedFile], query: &Query) -> Vec<Fitting<'a>> {
    let mut found = Vec::new();
    for file in files {
        if query.may_fit(file.1.all_words()) {
            search(file, query, &mut found);
        }
    }
    found
}

fn search<'a>(file: &'a IndexedFile, query: &Query, found: &mut Vec<Fitting<'a>>) {
    let record = &file.1;
    for (at, heading) in record.headings.iter().enumerate() {
        if !heading.is_goal
            && let Some(fit) = query.fit(record.heading_words(heading))
        {
            found.push((fit, 1, file, at));
        }
    }
    for (at, goal) in (record.headings.len()..).zip(&record.goals) {
        if let Some(fit) = query.fit(record.words(goal)) {
            let rank = if goal.kind == GoalKind::Objective {
                0
            } else {
                2
            };
            found.push((fit, rank, file, at));
        }
    }
}

fn shown(path: &Arc<Path>, record: &Record, at: usize) -> Option<FoundSymbol> {
    if let Some(heading) = record.headings.get(at) {
        return Some(FoundSymbol {
            name: record.heading_words(heading).trim().to_owned(),
            kind: SymbolKind::Heading,
            container: String::new(),
            path: Arc::clone(path),
            place: heading.place,
        });
    }
    let goal = record.goals.get(at - record.headings.len())?;
    Some(FoundSymbol {
        name: record.words(goal).trim().to_owned(),
        kind: match goal.kind {
            GoalKind::Objective => SymbolKind::Objective,
            GoalKind::KeyResult => SymbolKind::KeyResult,
        },
        container: record.team_of(goal, path),
        path: Arc::clone(path),
        place: goal.place,
    })
}
