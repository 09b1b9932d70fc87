//! Items in the rows of tables. Columns are told by their headings, in whatever order they stand.

use super::attribute::AttributeName;
use super::block::{BlockKind, Placed};
use super::conventions::LabelKind;
use super::group::Group;
use super::label::is_id;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Objective,
    KeyResult,
    Initiative,
    /// The numbers of the items.
    Number,
    Attribute(AttributeName),
    /// Words that may be those of an item.
    Words,
}

impl Column {
    fn of(heading: &str) -> Self {
        let lower = heading.trim().trim_end_matches(':').to_lowercase();
        if lower.contains("(kr)") || lower.contains("(krs)") {
            return Self::KeyResult;
        }
        match Group::named(&lower) {
            Some(Group::Objectives) => return Self::Objective,
            Some(Group::KeyResults) => return Self::KeyResult,
            Some(Group::Initiatives) => return Self::Initiative,
            Some(Group::Kpis) | None => {}
        }
        if NUMBER.contains(&lower.as_str()) {
            return Self::Number;
        }
        AttributeName::named(&lower).map_or(Self::Words, Self::Attribute)
    }
}

const NUMBER: [&str; 10] = [
    "#", "id", "no", "no.", "nr", "nr.", "number", "ref", "kr #", "编号",
];

/// Where a table stands, as far as it tells what is in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The group around it.
    pub(super) group: Option<Group>,
    /// Whether it stands directly below an objective that has no key results elsewhere.
    pub(super) bare_objective: bool,
    /// Whether the document's title says that it holds OKRs.
    pub(super) titled: bool,
}

/// An item in a row.
pub(super) struct Entry {
    pub(super) kind: LabelKind,
    /// The row.
    pub(super) row: Placed,
    /// The cell with its words.
    pub(super) words: Placed,
    /// The cell with its number, where another one holds its words.
    pub(super) number: Option<Placed>,
    /// The cells that tell more about it.
    pub(super) attributes: Vec<(AttributeName, Placed)>,
}

impl Entry {
    /// The cell with its number, if it has one.
    pub(super) fn reference(&self) -> &Placed {
        self.number.as_ref().unwrap_or(&self.words)
    }
}

/// Whether the table's headings name a column of key results and none of objectives, so that the heading
/// above it may be the objective.
pub(super) fn lists_key_results(table: &Placed) -> bool {
    let columns = columns(table);
    columns.contains(&Column::KeyResult) && !columns.contains(&Column::Objective)
}

/// The items in the rows of `table`, in order.
pub(super) fn entries(table: &Placed, place: Place) -> Vec<Entry> {
    let columns = columns(table);
    let Some(layout) = Layout::of(&columns, table, place) else {
        return Vec::new();
    };
    let rows: Vec<Row> = table.children().filter_map(Row::of).collect();
    let mut entries = Vec::new();
    let mut reader = Reader {
        columns,
        layout,
        objective: String::new(),
        steps: false,
    };
    for (at, row) in rows.iter().enumerate() {
        reader.row(row, rows.get(at + 1), &mut entries);
    }
    entries
}

fn columns(table: &Placed) -> Vec<Column> {
    let header = table
        .children()
        .find(|row| row.block.kind == BlockKind::HeaderRow);
    let cells = header.iter().flat_map(Placed::children);
    let mut columns: Vec<Column> = cells.map(|cell| Column::of(text(&cell))).collect();
    // `目标` is an objective before the key result, its target behind it.
    if let Some(key_result) = columns
        .iter()
        .position(|column| *column == Column::KeyResult)
    {
        for column in columns.iter_mut().skip(key_result) {
            if *column == Column::Objective {
                *column = Column::Attribute(AttributeName::Target);
            }
        }
    }
    // Tables of experiments end in a column `Key result`.
    if !columns.contains(&Column::Objective) {
        let leading = |column: &Column| matches!(column, Column::KeyResult | Column::Number);
        let first = columns.iter().position(|column| !leading(column));
        for column in columns.iter_mut().skip(first.unwrap_or_default()) {
            if *column == Column::KeyResult {
                *column = Column::Words;
            }
        }
    }
    columns
}

/// How the items are laid out in the columns.
#[derive(Clone, Copy, Debug)]
enum Layout {
    /// A column of key results, perhaps one of objectives, and one of initiatives.
    Named,
    /// Every row is a key result; this column has its words.
    KeyResults(usize),
    /// Bold rows without anything else are objectives, the rows below them key results, as a spreadsheet has
    /// them.
    Grouped,
}

impl Layout {
    fn of(columns: &[Column], table: &Placed, place: Place) -> Option<Self> {
        if columns.contains(&Column::KeyResult) {
            return Some(Self::Named);
        }
        let attributes = columns
            .iter()
            .filter(|column| matches!(column, Column::Attribute(_)))
            .count();
        let words = columns
            .iter()
            .position(|column| matches!(column, Column::Words | Column::Objective));
        let target = columns.contains(&Column::Attribute(AttributeName::Target));
        if place.group == Some(Group::KeyResults) || (place.bare_objective && target) {
            return words.map(Self::KeyResults);
        }
        let labelled = (0..columns.len().min(2)).find(|column| is_labelled(table, *column));
        if let Some(column) = labelled {
            return Some(Self::KeyResults(column));
        }
        let first = columns.first() == Some(&Column::Words);
        (place.titled && first && attributes >= 2 && has_groups(table)).then_some(Self::Grouped)
    }
}

/// Whether the cells of a column are labelled as objectives and key results.
fn is_labelled(table: &Placed, column: usize) -> bool {
    let mut key_results = 0;
    let mut others = 0;
    for row in table.children().filter_map(Row::of) {
        match row.cell(column).and_then(label) {
            Some(LabelKind::KeyResult) => key_results += 1,
            Some(LabelKind::Objective) => {}
            _ => others += 1,
        }
    }
    key_results > others
}

fn has_groups(table: &Placed) -> bool {
    let rows = || table.children().filter_map(Row::of);
    rows().any(|row| row.is_group()) && rows().any(|row| !row.is_group())
}

/// A row's cells.
struct Row {
    row: Placed,
    cells: Vec<Placed>,
}

impl Row {
    fn of(row: Placed) -> Option<Self> {
        (row.block.kind == BlockKind::Row).then(|| Self {
            cells: row.children().collect(),
            row,
        })
    }

    fn cell(&self, column: usize) -> Option<&Placed> {
        self.cells.get(column)
    }

    /// Whether nothing stands behind its first cell.
    fn is_alone(&self) -> bool {
        self.cells.iter().skip(1).all(|cell| text(cell).is_empty())
    }

    fn is_group(&self) -> bool {
        let strong = |cell: &Placed| cell.block.head.inline.strong && !text(cell).is_empty();
        self.is_alone() && self.cell(0).is_some_and(strong)
    }
}

struct Reader {
    columns: Vec<Column>,
    layout: Layout,
    /// The words of the last objective: blank cells and repeated ones below it mean the same.
    objective: String,
    /// Whether the rows are the steps of a key result that ended in a colon.
    steps: bool,
}

impl Reader {
    fn row(&mut self, row: &Row, next: Option<&Row>, entries: &mut Vec<Entry>) {
        match self.layout {
            Layout::Named => self.named(row, entries),
            Layout::KeyResults(column) => {
                let kind = row.cell(column).and_then(label);
                let kind = kind.unwrap_or(LabelKind::KeyResult);
                entries.extend(self.entry(kind, row, column));
            }
            Layout::Grouped => entries.extend(self.grouped(row, next)),
        }
    }

    fn named(&mut self, row: &Row, entries: &mut Vec<Entry>) {
        for (at, column) in self.columns.iter().enumerate() {
            let Some(cell) = row.cell(at) else { break };
            let kind = match column {
                Column::Objective if is_words(cell) && text(cell) != self.objective => {
                    text(cell).clone_into(&mut self.objective);
                    LabelKind::Objective
                }
                Column::KeyResult => label(cell).unwrap_or(LabelKind::KeyResult),
                Column::Initiative if is_words(cell) => LabelKind::Initiative,
                _ => continue,
            };
            entries.extend(self.entry(kind, row, at));
        }
    }

    fn grouped(&mut self, row: &Row, next: Option<&Row>) -> Option<Entry> {
        let first = row.cell(0).filter(|cell| is_words(cell))?;
        if row.is_group() {
            self.steps = false;
            return self.entry(LabelKind::Objective, row, 0);
        }
        let numbered = |row: &Row| row.cell(0).is_some_and(|cell| is_step(text(cell)));
        if self.steps && numbered(row) {
            return self.entry(LabelKind::Initiative, row, 0);
        }
        self.steps = text(first).ends_with(':') && next.is_some_and(numbered);
        // A line such as `Dropped in May:` is no item.
        let remark = row.is_alone() && text(first).ends_with(':') && !self.steps;
        if remark {
            return None;
        }
        self.entry(LabelKind::KeyResult, row, 0)
    }

    fn entry(&self, kind: LabelKind, row: &Row, column: usize) -> Option<Entry> {
        let own = row.cell(column)?;
        let words = self.words(row, column, own)?;
        let number = if words.start == own.start {
            let mut columns = self.columns.iter();
            let number = columns.position(|column| *column == Column::Number);
            number
                .and_then(|at| row.cell(at))
                .filter(|cell| !text(cell).is_empty())
        } else {
            Some(own)
        };
        Some(Entry {
            kind,
            number: number.cloned(),
            attributes: self.attributes(kind, row, words),
            words: words.clone(),
            row: row.row.clone(),
        })
    }

    /// The cell with the words of the item that stands in `column`: its `own`, or, where that holds only its
    /// number, the first other one of words or targets.
    fn words<'a>(&self, row: &'a Row, column: usize, own: &'a Placed) -> Option<&'a Placed> {
        if is_words(own) {
            return Some(own);
        }
        if text(own).is_empty() && label(own).is_none() {
            return None;
        }
        let target = Column::Attribute(AttributeName::Target);
        let mut cells = self.columns.iter().zip(&row.cells).enumerate();
        let (_, (_, cell)) = cells.find(|(at, (other, cell))| {
            *at != column && (**other == Column::Words || **other == target) && is_words(cell)
        })?;
        Some(cell)
    }

    /// A row's columns tell about its key result; about an objective only where it has a row of its own.
    fn attributes(
        &self,
        kind: LabelKind,
        row: &Row,
        words: &Placed,
    ) -> Vec<(AttributeName, Placed)> {
        let shared = matches!(self.layout, Layout::Named)
            && self.columns.contains(&Column::Objective)
            && kind != LabelKind::KeyResult;
        if shared {
            return Vec::new();
        }
        let cells = self.columns.iter().zip(&row.cells);
        cells
            .filter_map(|(column, cell)| match column {
                Column::Attribute(name) if cell.start != words.start && says_something(cell) => {
                    Some((*name, cell.clone()))
                }
                _ => None,
            })
            .collect()
    }
}

fn text(cell: &Placed) -> &str {
    cell.block.head.inline.plain.as_str()
}

/// Whether a cell holds more than a number and dashes.
fn is_words(cell: &Placed) -> bool {
    says_something(cell) && !(is_id(text(cell)) && label(cell).is_none())
}

fn says_something(cell: &Placed) -> bool {
    let inline = &cell.block.head.inline;
    !super::is_blank(text(cell)) || !inline.plain.placeholders().is_empty() || is_mark(text(cell))
}

/// An emoji alone tells a status.
fn is_mark(text: &str) -> bool {
    text.chars()
        .any(|char| char > '\u{2fff}' || ('\u{2600}'..'\u{2c00}').contains(&char))
}

/// What the cell's own label says that its words are.
fn label(cell: &Placed) -> Option<LabelKind> {
    cell.block.head.label_kind
}

/// Whether a row is numbered as the steps of the row above it are: `1. Draft`.
fn is_step(words: &str) -> bool {
    let number = words.split(['.', ')']).next().unwrap_or_default();
    number.len() < words.len()
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}
