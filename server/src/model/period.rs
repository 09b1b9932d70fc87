//! The period of a document.

use std::ops::Range;

use jiff::civil::Date;

use super::front_matter::front_matter_fields;
use super::head::BlockKind;
use super::placed::Placed;
use crate::period::{Period, explicit_dates};
use crate::text::Text;

/// The time a document's goals are for, as far as the document says.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentPeriod {
    /// The period by name, with its place in the document in bytes; the place is `None` where the file's
    /// name gives it.
    pub named: Option<(Period, Option<Range<usize>>)>,
    /// First and last day where the document states them, with their place; they win over the calendar's.
    pub dates: Option<(Date, Date, Range<usize>)>,
    /// The month with which the fiscal year begins, from 1 to 12.
    pub fiscal_year_start: u8,
}

impl DocumentPeriod {
    /// The period's name in its canonical form.
    pub fn name(&self) -> Option<String> {
        self.named.as_ref().map(|(period, _)| period.to_string())
    }

    /// First and last day; for a period without stated dates those of the workspace's fiscal year.
    pub fn days(&self) -> Option<(Date, Date)> {
        match (&self.dates, &self.named) {
            (Some((first, last, _)), _) => Some((*first, *last)),
            (None, Some((period, _))) => period.dates(self.fiscal_year_start),
            (None, None) => None,
        }
    }

    /// The same, or where nothing tells the period, `period`.
    pub(super) fn or(self, period: Option<Period>) -> Self {
        Self {
            named: self.named.or(period.map(|period| (period, None))),
            ..self
        }
    }

    /// Reads the front matter, the introduction before the second heading, and at last the file's `path`, the
    /// name before its folders.
    pub(super) fn read(root: &Placed, text: &Text, path: &str, fiscal_year_start: u8) -> Self {
        let mut period = Self {
            named: None,
            dates: None,
            fiscal_year_start,
        };
        let mut headings = 0;
        period.introduction(root, text, &mut headings);
        if period.named.is_none() {
            period.named = in_path(path).map(|named| (named, None));
        }
        period
    }

    fn introduction(&mut self, parent: &Placed, text: &Text, headings: &mut usize) {
        for block in parent.children() {
            match block.kind() {
                BlockKind::FrontMatter => self.front_matter(&block, text),
                BlockKind::Section if *headings == 0 => {
                    *headings += 1;
                    self.words(&block, true);
                    self.introduction(&block, text, headings);
                    return;
                }
                BlockKind::Paragraph => self.words(&block, false),
                BlockKind::Quote => self.introduction(&block, text, headings),
                _ if *headings > 0 => return,
                _ => {}
            }
        }
    }

    /// Takes the period of a title, or the dates of an introduction, and its period where the title has none.
    fn words(&mut self, block: &Placed, title: bool) {
        let plain = &block.block.head.inline.plain;
        let place = |range: Range<usize>| block.absolute(&plain.source_range(range));
        if self.named.is_none() && (title || is_statement(plain.as_str())) {
            let found = Period::find(plain.as_str());
            self.named = found.map(|(named, range)| (named, Some(place(range))));
        }
        if self.dates.is_none() {
            let found = explicit_dates(plain.as_str());
            self.dates = found.map(|(first, last, range)| (first, last, place(range)));
        }
    }

    fn front_matter(&mut self, block: &Placed, text: &Text) {
        let source = text.slice(block.range());
        for field in front_matter_fields(&source) {
            let key = field.key.to_lowercase();
            let tells = key.contains("period") || key.contains("quarter") || key == "title";
            let found = (tells && self.named.is_none()).then(|| Period::find(field.line));
            if let Some((named, range)) = found.flatten() {
                let start = block.start + field.start;
                self.named = Some((named, Some(start + range.start..start + range.end)));
            }
        }
    }
}

/// The period in the name of a file or of its folders, or in two names together: `2026/q2`.
fn in_path(path: &str) -> Option<Period> {
    let parts: Vec<&str> = path.rsplit('/').collect();
    let single = parts.iter().filter_map(|part| Period::find(part));
    let pairs = parts.windows(2).filter_map(|pair| match pair {
        [below, above] => Period::find(&format!("{above} {below}")),
        _ => None,
    });
    let narrow = |(period, _): &(Period, _)| period.year_around() != *period;
    let mut found: Vec<_> = single.chain(pairs).collect();
    let at = found.iter().position(narrow).unwrap_or_default();
    (at < found.len()).then(|| found.swap_remove(at).0)
}

/// Whether a paragraph of an introduction states the document's period. It may only mention one.
fn is_statement(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut marks = ["period", "quarter", "okrs are for", "okrs for"].into_iter();
    marks.any(|mark| lower.contains(mark))
}
