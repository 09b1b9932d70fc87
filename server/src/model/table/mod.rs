//! Items in the rows of tables. Columns are told by their headings, in whatever order they stand.

mod column;
mod layout;
mod row;

use super::attribute::AttributeName;
use super::conventions::ItemKind;
use super::placed::Placed;
use column::{Column, columns};
use layout::Layout;
pub(super) use layout::TablePlace;
use row::{Row, is_step, is_words, label, says_something, text};

/// An item in a row.
pub(super) struct Entry {
    pub(super) kind: ItemKind,
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
pub(super) fn entries(table: &Placed, place: TablePlace) -> Vec<Entry> {
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
                let kind = row
                    .cell(column)
                    .and_then(label)
                    .unwrap_or(ItemKind::KeyResult);
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
                    ItemKind::Objective
                }
                Column::KeyResult => label(cell).unwrap_or(ItemKind::KeyResult),
                Column::Initiative if is_words(cell) => ItemKind::Initiative,
                _ => continue,
            };
            entries.extend(self.entry(kind, row, at));
        }
    }

    fn grouped(&mut self, row: &Row, next: Option<&Row>) -> Option<Entry> {
        let first = row.cell(0).filter(|cell| is_words(cell))?;
        if row.is_group() {
            self.steps = false;
            return self.entry(ItemKind::Objective, row, 0);
        }
        let numbered = |row: &Row| row.cell(0).is_some_and(|cell| is_step(text(cell)));
        if self.steps && numbered(row) {
            return self.entry(ItemKind::Initiative, row, 0);
        }
        self.steps = text(first).ends_with(':') && next.is_some_and(numbered);
        // A line such as `Dropped in May:` is no item.
        let remark = row.is_alone() && text(first).ends_with(':') && !self.steps;
        self.entry(ItemKind::KeyResult, row, 0).filter(|_| !remark)
    }

    fn entry(&self, kind: ItemKind, row: &Row, column: usize) -> Option<Entry> {
        let own = row.cell(column)?;
        let words = self.words(row, column, own)?;
        let mut columns = self.columns.iter();
        let number = if words.start == own.start {
            let number = columns.position(|column| *column == Column::Number);
            let cell = number.and_then(|at| row.cell(at));
            cell.filter(|cell| !text(cell).is_empty())
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
        let worded = |other: &Column| *other == Column::Words || *other == target;
        let found =
            cells.find(|(at, (other, cell))| *at != column && worded(other) && is_words(cell));
        found.map(|(_, (_, cell))| cell)
    }

    /// A row's columns tell about its key result; about an objective only where it has a row of its own.
    fn attributes(
        &self,
        kind: ItemKind,
        row: &Row,
        words: &Placed,
    ) -> Vec<(AttributeName, Placed)> {
        let shared =
            matches!(self.layout, Layout::Named) && self.columns.contains(&Column::Objective);
        if shared && kind != ItemKind::KeyResult {
            return Vec::new();
        }
        let cells = self.columns.iter().zip(&row.cells);
        let told = cells.filter_map(|(column, cell)| match column {
            Column::Attribute(name) if cell.start != words.start => Some((*name, cell)),
            _ => None,
        });
        let told = told.filter(|(_, cell)| says_something(cell));
        told.map(|(name, cell)| (name, cell.clone())).collect()
    }
}
