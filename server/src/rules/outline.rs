//! The blocks of a document in the order of its text: what follows an item without words.

use crate::model::{
    Attribute, AttributeName, BlockKind, Item, Marker, Placed, RecognisedBy, is_blank,
};
use crate::text::Text;

/// A text of more bytes than this is not blank, whatever it holds, and need not be read.
const LONG: usize = 4096;

/// Whether `source` has letters or numbers outside of comments.
pub(super) fn is_said(source: &str) -> bool {
    if source.len() > LONG {
        return true;
    }
    let mut pieces = source.split("<!--");
    let first = pieces.next().unwrap_or_default();
    let behind = pieces.filter_map(|piece| Some(piece.split_once("-->")?.1));
    std::iter::once(first)
        .chain(behind)
        .any(|piece| !is_blank(piece))
}

/// A block and its place in the outline.
struct OutlineEntry {
    block: Placed,
    /// In how many blocks.
    depth: usize,
    /// The level of the heading that it is or that it stands below.
    level: u8,
}

/// No list names more labels.
const LABELS: usize = 8;

/// The blocks of a document from its start to its end.
pub(super) struct Outline(Vec<OutlineEntry>);

/// What follows an item without words.
enum Following {
    /// What says that it has none.
    End,
    /// What may be between it and its words.
    Between,
    /// What may be its words.
    Words,
}

impl Outline {
    /// Of the document whose root block is `root`.
    pub(super) fn of(root: &Placed) -> Self {
        let mut lines = Vec::new();
        collect(root, 0, 0, &mut lines);
        Self(lines)
    }

    /// Whether nothing that may be its words follows `item`.
    pub(super) fn is_empty(&self, text: &Text, item: &Item) -> bool {
        let before = self
            .0
            .partition_point(|line| line.block.start < item.block.start);
        let behind = self.0.get(before..).unwrap_or_default().iter();
        let own = behind
            .take_while(|line| line.block.start == item.block.start)
            .position(|line| line.block.block.kind == item.block.block.kind);
        let Some(own) = own.filter(|_| item.told != RecognisedBy::Column) else {
            return true;
        };
        !self.is_legend(text, before + own) && self.ends(text, before + own)
    }

    fn ends(&self, text: &Text, at: usize) -> bool {
        let Some((own, behind)) = self.0.get(at..).and_then(<[OutlineEntry]>::split_first) else {
            return true;
        };
        let mut end = own.block.absolute(&own.block.block.head.range).end;
        for line in behind {
            let start = line.block.start.max(end);
            if is_said(&text.slice(end..start)) {
                return false;
            }
            match own.next(line, text) {
                Following::End => return true,
                Following::Words => return false,
                Following::Between => {
                    end = start.max(line.block.absolute(&line.block.block.head.range).end);
                }
            }
        }
        !is_said(&text.slice(end..text.len()))
    }

    /// Whether the line stands in a list that only shows which labels there are: labels one below the other, for
    /// objectives as well as key results.
    fn is_legend(&self, text: &Text, at: usize) -> bool {
        let Some(own) = self.0.get(at) else {
            return false;
        };
        // Most lists without words hold items of one kind. Then the column does not matter.
        self.is_mixed(at, OutlineEntry::is_bare) && {
            let column = own.column(text);
            self.is_mixed(at, |line| line.is_bare() && line.column(text) == column)
        }
    }

    /// Whether the lines next to this one that are `listed` include objectives and key results.
    fn is_mixed(&self, at: usize, listed: impl Fn(&OutlineEntry) -> bool) -> bool {
        let (before, behind) = self.0.split_at(at);
        let lines = || {
            let before = before.iter().rev().take(LABELS);
            let before = before.take_while(|line| listed(line));
            before.chain(behind.iter().take(LABELS).take_while(|line| listed(line)))
        };
        let has = |kind| lines().any(|line| line.kind() == kind);
        has(BlockKind::Objective) && has(BlockKind::KeyResult)
    }
}

fn collect(parent: &Placed, depth: usize, level: u8, lines: &mut Vec<OutlineEntry>) {
    for block in parent.children() {
        let level = match block.block.head.marker {
            Some(Marker::Heading(level)) => level,
            _ => level,
        };
        lines.push(OutlineEntry {
            block: block.clone(),
            depth,
            level,
        });
        collect(&block, depth + 1, level, lines);
    }
}

impl OutlineEntry {
    fn kind(&self) -> BlockKind {
        self.block.block.kind
    }

    /// Whether it is an item of a list without words.
    fn is_bare(&self) -> bool {
        self.is_listed().is_some() && is_blank(self.block.words())
    }

    /// How far it is from the start of its line.
    fn column(&self, text: &Text) -> usize {
        let start = text.line_start(text.line_of(self.block.start));
        self.block.start - start
    }

    /// Whether the list in which it stands is numbered; `None` if it stands in no list.
    fn is_listed(&self) -> Option<bool> {
        match self.block.block.head.marker {
            Some(Marker::List { ordered, .. }) => Some(ordered),
            _ => None,
        }
    }

    /// What `line` is that follows this one.
    fn next(&self, line: &OutlineEntry, text: &Text) -> Following {
        use BlockKind::*;
        match line.kind() {
            Objective | KeyResults | KeyResult | Initiatives | Initiative | Kpi => Following::End,
            Section if line.level <= self.level => Following::End,
            ListItem if self.is_beside(line) => Following::End,
            Quote | Definition => Following::Between,
            Attribute | ListItem | Paragraph if tells_about(&line.block) => Following::Between,
            _ if is_said(&text.slice(line.block.range())) => Following::Words,
            _ => Following::Between,
        }
    }

    /// Whether `line` is the next item of the same list.
    fn is_beside(&self, line: &OutlineEntry) -> bool {
        line.depth == self.depth
            && self
                .is_listed()
                .is_some_and(|one| line.is_listed() == Some(one))
    }
}

/// Whether a line says who answers for an item or how it stands, and not what is to be reached.
fn tells_about(block: &Placed) -> bool {
    use AttributeName::*;
    const VALUES: [AttributeName; 4] = [Baseline, Target, Current, Unit];
    let mut told = Attribute::on_line(block.clone()).peekable();
    told.peek().is_some() && told.all(|attribute| !VALUES.contains(&attribute.name))
}
