//! The words of an item without its markup, and the way back to the source.

use std::ops::Range;

use crate::measure::Phrase;

/// What a reader sees of an item: no label, list marker, emphasis marks, link destinations or HTML tags.
/// Rules and matching read it; every place in it maps back to the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    pub(super) text: Box<str>,
    /// Pieces that stand in the source byte for byte, in order.
    pub(super) runs: Box<[Run]>,
    /// Few words have any.
    pub(super) spans: Option<Box<Spans>>,
}

/// What recognisers treat specially, in bytes of the words; sorted and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans {
    pub(super) placeholders: Vec<Range<usize>>,
    pub(super) opaque: Vec<Range<usize>>,
}

impl Spans {
    pub(super) fn boxed(self) -> Option<Box<Self>> {
        let any = !self.placeholders.is_empty() || !self.opaque.is_empty();
        any.then(|| Box::new(self))
    }
}

/// `text[plain..plain + len]` is the source at `source..source + len`, counted from the block's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) plain: usize,
    pub(super) source: usize,
    pub(super) len: usize,
}

impl PlainText {
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words together with the spans that recognisers treat specially.
    pub fn phrase(&self) -> Phrase<'_> {
        Phrase {
            text: &self.text,
            placeholders: self.placeholders(),
            opaque: self.opaque(),
        }
    }

    /// The byte ranges of the words that stand for a redacted value or name.
    pub fn placeholders(&self) -> &[Range<usize>] {
        self.spans.as_ref().map_or(&[], |spans| &spans.placeholders)
    }

    fn opaque(&self) -> &[Range<usize>] {
        self.spans.as_ref().map_or(&[], |spans| &spans.opaque)
    }

    /// Whether `at` lies in words without meaning for numbers: code, an address, a mention, a tag.
    pub(in crate::model) fn is_opaque(&self, at: usize) -> bool {
        let opaque = self.opaque();
        let behind = opaque.partition_point(|span| span.start <= at);
        let last = behind.checked_sub(1).and_then(|last| opaque.get(last));
        last.is_some_and(|span| span.contains(&at))
    }

    /// The source range, relative to the block, of `plain`, a byte range of the words. Markup between its
    /// ends is included, markup around it is not.
    pub fn source_range(&self, plain: Range<usize>) -> Range<usize> {
        let first = self
            .runs
            .partition_point(|run| run.plain + run.len <= plain.start);
        let start = match self.runs.get(first) {
            Some(run) => run.source + plain.start.saturating_sub(run.plain),
            None => self.source_end(),
        };
        let last = self.runs.partition_point(|run| run.plain < plain.end);
        let end = match last.checked_sub(1).and_then(|last| self.runs.get(last)) {
            Some(run) => run.source + (plain.end - run.plain).min(run.len),
            None => start,
        };
        start..end.max(start)
    }

    /// The source ranges, relative to the block, of what stands there of `plain`, a byte range of the words: without
    /// the markup between. None goes over the end of a line.
    pub fn pieces(&self, plain: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let first = self
            .runs
            .partition_point(|run| run.plain + run.len <= plain.start);
        let runs = self.runs.get(first..).unwrap_or_default().iter();
        runs.take_while(move |run| run.plain < plain.end)
            .map(move |run| {
                let start = plain.start.max(run.plain) - run.plain;
                let end = plain.end.min(run.plain + run.len) - run.plain;
                run.source + start..run.source + end
            })
    }

    /// The source range, relative to the block, from the first word to the last.
    pub fn source(&self) -> Range<usize> {
        self.source_range(0..self.text.len())
    }

    /// The place in the words of the source offset `source`, relative to the block; the next word's start
    /// for a place in markup.
    pub fn plain_offset(&self, source: usize) -> usize {
        let at = self
            .runs
            .partition_point(|run| run.source + run.len <= source);
        self.runs.get(at).map_or(self.text.len(), |run| {
            run.plain + source.saturating_sub(run.source)
        })
    }

    /// The words behind the first `at` bytes and the blanks after them.
    pub(in crate::model) fn behind(&self, at: usize) -> Self {
        let rest = self.text.get(at..).unwrap_or_default().trim_start();
        self.slice(self.text.len() - rest.len()..self.text.len())
    }

    /// The words in `range`, which begins and ends between characters.
    pub(in crate::model) fn slice(&self, range: Range<usize>) -> Self {
        let clip = |start: usize, end: usize| start.max(range.start)..end.min(range.end);
        let spans = |spans: &[Range<usize>]| {
            let clipped = spans.iter().map(|span| clip(span.start, span.end));
            clipped
                .filter(|span| !span.is_empty())
                .map(|span| span.start - range.start..span.end - range.start)
                .collect()
        };
        let runs = self.runs.iter().filter_map(|run| {
            let kept = clip(run.plain, run.plain + run.len);
            (!kept.is_empty()).then(|| Run {
                plain: kept.start - range.start,
                source: run.source + (kept.start - run.plain),
                len: kept.len(),
            })
        });
        Self {
            text: self.text.get(range.clone()).unwrap_or_default().into(),
            runs: runs.collect(),
            spans: Spans {
                placeholders: spans(self.placeholders()),
                opaque: spans(self.opaque()),
            }
            .boxed(),
        }
    }

    /// Whether a line of the source ends at `at`: the blank there stands for a line end.
    pub(in crate::model) fn is_line_end(&self, at: usize) -> bool {
        let before = self.runs.partition_point(|run| run.plain <= at);
        let run = before.checked_sub(1).and_then(|run| self.runs.get(run));
        self.text.as_bytes().get(at) == Some(&b' ')
            && run.is_none_or(|run| run.plain + run.len <= at)
    }

    fn source_end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.source + run.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainTextBuilder;

    fn sample() -> PlainText {
        // Source: `**Land**  [_N_][n1] big\n   logos  `
        let mut builder = PlainTextBuilder::default();
        builder.push("Land", 2);
        builder.push("  ", 8);
        let start = builder.len();
        builder.push("N", 12);
        builder.mark_placeholder(start);
        builder.push(" big \n  logos  ", 19);
        builder.finish()
    }

    #[test]
    fn white_space_is_folded_and_markup_left_out() {
        assert_eq!(sample().as_str(), "Land N big logos");
        assert_eq!(sample().placeholders().first(), Some(&(5..6)));
        assert_eq!(sample().placeholders().len(), 1);
    }

    #[test]
    fn places_map_back_to_the_source() {
        for (plain, source) in [
            (0..4, 2..6),
            (5..6, 12..13),
            (0..6, 2..13),
            (7..16, 20..32),
            (16..16, 32..32),
        ] {
            assert_eq!(sample().source_range(plain.clone()), source, "{plain:?}");
        }
        assert_eq!(sample().plain_offset(3), 1);
        assert_eq!(sample().plain_offset(10), 5);
        assert_eq!(sample().plain_offset(99), 16);
    }

    #[test]
    fn a_slice_maps_to_the_same_places() {
        let slice = sample().slice(5..10);
        assert_eq!(slice.as_str(), "N big");
        assert_eq!(slice.placeholders(), [Range { start: 0, end: 1 }]);
        assert_eq!(slice.source(), 12..23);
        assert_eq!(sample().slice(4..4), PlainText::default());
    }

    #[test]
    fn line_ends_are_known() {
        let ends: Vec<usize> = (0..16).filter(|at| sample().is_line_end(*at)).collect();
        assert_eq!(ends, [10]);
    }

    #[test]
    fn truncating_keeps_the_spans_in_the_text() {
        let mut builder = PlainTextBuilder::default();
        builder.push("hire N", 0);
        builder.mark_placeholder(5);
        builder.mark_opaque(5);
        builder.truncate(5);
        let plain = builder.finish();
        assert_eq!(plain.as_str(), "hire");
        assert!(plain.placeholders().is_empty());
        assert_eq!(plain.source(), 0..4);
    }
}
