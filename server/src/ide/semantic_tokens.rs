//! Semantic tokens: what the words of a document are, for the editor to colour.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::measure::quantities;
use crate::model::{AttributeName, Document, Item, PlainText, Source};
use crate::syntax::Kind;
use crate::text::Text;
use crate::workspace::Snapshot;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// An item's label.
    Label,
    /// Words of an objective.
    Objective,
    /// Words of a key result.
    KeyResult,
    /// Words of an initiative.
    Initiative,
    /// Words of a KPI.
    Kpi,
    /// A number with its unit.
    Quantity,
    /// A period or a date.
    Period,
    /// A redacted value, or one still to be found.
    Placeholder,
    /// Who answers for an item.
    Owner,
}

impl TokenKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Label,
        Self::Objective,
        Self::KeyResult,
        Self::Initiative,
        Self::Kpi,
        Self::Quantity,
        Self::Period,
        Self::Placeholder,
        Self::Owner,
    ];
}

/// Some characters of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What they are.
    pub kind: TokenKind,
    /// Their place, in bytes.
    pub range: Range<usize>,
}

/// The tokens of the items and lines that lie at least partly in `within`, in order. No two overlap.
pub fn semantic_tokens(snapshot: &Snapshot, within: Range<usize>) -> Vec<Token> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let document = snapshot.document();
    let mut tokens = TokenCollector {
        text: snapshot.text(),
        within,
        found: BTreeMap::new(),
    };
    // The first token at a place stays, so special things come before general ones.
    tokens.placeholders(snapshot);
    let items = || items(document);
    for (_, item) in items() {
        if tokens.is_wanted(&item.range()) {
            tokens.attributes(item);
        }
    }
    tokens.periods(snapshot);
    for (kind, item) in items() {
        if tokens.is_wanted(&item.own_range()) {
            tokens.words(kind, item);
        }
    }
    let found = tokens.found.into_iter();
    found
        .map(|(start, (end, kind))| Token {
            kind,
            range: start..end,
        })
        .collect()
}

fn items(document: &Document) -> impl Iterator<Item = (TokenKind, &Item)> {
    let objectives = document.objectives.iter().map(|one| &one.item);
    let key_results = document.key_results.iter().map(|one| &one.item);
    let initiatives = document.initiatives.iter().map(|one| &one.item);
    let kpis = document.kpis.iter().map(|one| &one.item);
    let objectives = objectives.map(|item| (TokenKind::Objective, item));
    let key_results = key_results.map(|item| (TokenKind::KeyResult, item));
    let initiatives = initiatives.map(|item| (TokenKind::Initiative, item));
    let kpis = kpis.map(|item| (TokenKind::Kpi, item));
    objectives.chain(key_results).chain(initiatives).chain(kpis)
}

/// The tokens that have been found, by their start.
struct TokenCollector<'a> {
    text: &'a Text,
    within: Range<usize>,
    found: BTreeMap<usize, (usize, TokenKind)>,
}

impl TokenCollector<'_> {
    fn is_wanted(&self, range: &Range<usize>) -> bool {
        range.start < self.within.end && self.within.start < range.end
    }

    fn placeholders(&mut self, snapshot: &Snapshot) {
        let redacted = |used: &crate::model::Use| used.reference().is_some_and(|one| one.redaction);
        for used in &snapshot.document().uses {
            if redacted(used) {
                self.add(TokenKind::Placeholder, used.range());
            }
        }
        self.nodes(snapshot, &[Kind::Placeholder], TokenKind::Placeholder);
    }

    fn periods(&mut self, snapshot: &Snapshot) {
        self.nodes(snapshot, &[Kind::Period, Kind::Date], TokenKind::Period);
    }

    fn nodes(&mut self, snapshot: &Snapshot, nodes: &[Kind], kind: TokenKind) {
        let within = self.within.clone();
        for (_, range) in snapshot.analysis().spans(&within, nodes) {
            self.add(kind, range);
        }
    }

    fn attributes(&mut self, item: &Item) {
        for attribute in item.attributes() {
            let kind = match (attribute.name, attribute.source) {
                // It is part of the label.
                (_, Source::Label | Source::Checkbox) => continue,
                (AttributeName::Owner, _) => TokenKind::Owner,
                (AttributeName::Due, _) => TokenKind::Period,
                (
                    AttributeName::Baseline
                    | AttributeName::Target
                    | AttributeName::Current
                    | AttributeName::Progress
                    | AttributeName::Score
                    | AttributeName::Confidence,
                    Source::Line | Source::Column | Source::Words,
                ) => TokenKind::Quantity,
                _ => continue,
            };
            self.add(kind, attribute.value_range());
        }
    }

    /// The label, the quantities, and the words around them.
    fn words(&mut self, kind: TokenKind, item: &Item) {
        if let Some(label) = item.label_range() {
            self.add(TokenKind::Label, label);
        }
        let plain = item.plain();
        for quantity in quantities(&plain.phrase()) {
            self.pieces(TokenKind::Quantity, item, plain, quantity.range);
        }
        self.pieces(kind, item, plain, 0..plain.as_str().len());
    }

    /// The parts of the source that are `range` of the words, without the markup between them.
    fn pieces(&mut self, kind: TokenKind, item: &Item, plain: &PlainText, range: Range<usize>) {
        for piece in plain.pieces(range) {
            self.add(kind, item.words().absolute(&piece));
        }
    }

    /// Adds those parts of `range` that are no token yet, line by line.
    fn add(&mut self, kind: TokenKind, range: Range<usize>) {
        let mut start = range.start.max(self.within.start);
        let end = range.end.min(self.within.end).min(self.text.len());
        while start < end {
            let line = self.text.line_range(self.text.line_of(start));
            let next = self.text.line_start(self.text.line_of(start) + 1);
            self.add_on_line(kind, start..end.min(line.end));
            start = next.max(line.end + 1);
        }
    }

    fn add_on_line(&mut self, kind: TokenKind, range: Range<usize>) {
        let before = self.found.range(..range.start).next_back();
        let mut start = before.map_or(range.start, |(_, (end, _))| range.start.max(*end));
        let inside: Vec<(usize, usize)> = self
            .found
            .range(range.clone())
            .map(|(start, (end, _))| (*start, *end))
            .collect();
        for (taken, end) in inside {
            self.put(kind, start..taken);
            start = start.max(end);
        }
        self.put(kind, start..range.end);
    }

    /// Adds `range` without the blanks around it.
    fn put(&mut self, kind: TokenKind, range: Range<usize>) {
        if range.start >= range.end {
            return;
        }
        let words = self.text.slice(range.clone());
        let start = range.start + (words.len() - words.trim_start().len());
        let end = range.end - (words.len() - words.trim_end().len());
        if start < end {
            self.found.insert(start, (end, kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "\
# FY27-Q1 OKRs

## Bücherei 📚

- **Objective 1: Be *the* place that reads**
  - Owner: Kim Ø
  - KR 1: Raise loans from 30% to 45% by 2027-03-31
  - KR: Win [_N<sub>1</sub>_][n1] of
    40 [schools](a.md)
  - Initiative: Paint

[n1]: https://example.org/n1
";

    fn tokens(within: Range<usize>) -> Vec<(TokenKind, &'static str)> {
        let snapshot = Snapshot::new("plan.okr", 0, PLAN);
        let tokens = semantic_tokens(&snapshot, within).into_iter();
        tokens
            .map(|token| (token.kind, &PLAN[token.range]))
            .collect()
    }

    #[test]
    fn each_word_is_one_thing() {
        use TokenKind::*;
        assert_eq!(
            tokens(0..PLAN.len()),
            [
                (Period, "FY27-Q1"),
                (Label, "Objective 1"),
                (Objective, "Be"),
                (Objective, "the"),
                (Objective, "place that reads"),
                (Owner, "Kim Ø"),
                (Label, "KR 1"),
                (KeyResult, "Raise loans from"),
                (Quantity, "30%"),
                (KeyResult, "to"),
                (Quantity, "45%"),
                (KeyResult, "by"),
                (Period, "2027-03-31"),
                (Label, "KR"),
                (KeyResult, "Win"),
                (Placeholder, "[_N<sub>1</sub>_][n1]"),
                (KeyResult, "of"),
                (Quantity, "40"),
                (KeyResult, "schools"),
                (Label, "Initiative"),
                (Initiative, "Paint"),
            ]
        );
    }

    #[test]
    fn a_range_has_the_tokens_of_the_whole_in_it() {
        let snapshot = Snapshot::new("plan.okr", 0, PLAN);
        let all = semantic_tokens(&snapshot, 0..PLAN.len());
        for line in 0..snapshot.text().line_count() {
            let range = snapshot.text().line_range(line);
            let inside = all
                .iter()
                .filter(|token| range.start <= token.range.start && token.range.end <= range.end);
            let inside: Vec<Token> = inside.cloned().collect();
            assert_eq!(semantic_tokens(&snapshot, range), inside, "line {line}");
        }
    }
}
