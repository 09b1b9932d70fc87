//! The lines of a text as they are read, piece by piece, so that an edit has no more read again than it touches.

use std::iter;
use std::ops::Range;
use std::sync::Arc;

use super::line::MARK;
use super::reader::PlainnessReader;
use super::state::LineKind;
use crate::syntax::follow::{self, follow};
use crate::text::{Splice, Text, each_line};

/// A piece ends with the line that holds this byte of it, or earlier where bytes were taken out.
const PIECE: usize = 4096;

/// Some lines of a text; all but the last end with a line break.
#[derive(Clone, Debug)]
struct LinesPiece {
    /// Its bytes.
    len: usize,
    lines: Arc<[LineKind]>,
    /// The first line that a CR alone ends.
    alone: Option<usize>,
    /// How the next line is read.
    behind: PlainnessReader,
}

impl follow::Piece for LinesPiece {
    type Behind = PlainnessReader;

    fn len(&self) -> usize {
        self.len
    }

    fn behind(&self) -> &PlainnessReader {
        &self.behind
    }
}

/// All lines of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct PlainPieces(Vec<LinesPiece>);

impl PlainPieces {
    /// Adds `lines` lines with `len` bytes that are metadata.
    pub(super) fn add_metadata(&mut self, lines: usize, len: usize) {
        self.0.push(LinesPiece {
            len,
            lines: iter::repeat_n(LineKind::Foreign, lines).collect(),
            alone: None,
            behind: PlainnessReader::default(),
        });
    }

    /// Reads `range` of `text`, which stands behind what was read and ends with a line.
    pub(super) fn read(&mut self, range: Range<usize>, text: &Text) {
        let mut start = range.start;
        while start < range.end {
            let line = text.line_of(start + PIECE);
            let end = text.line_start(line + 1).min(range.end);
            self.0.push(self.piece(start..end, text));
            start = end;
        }
    }

    fn piece(&self, range: Range<usize>, text: &Text) -> LinesPiece {
        let source = text.slice(range.clone());
        let mut words = &*source;
        if range.start == 0 {
            words = words.strip_prefix(MARK).unwrap_or(words);
        }
        let mut behind = self.behind();
        let mut alone = None;
        let lines = each_line(words).enumerate().map(|(at, line)| {
            if line.ends_with('\r') {
                alone = alone.or(Some(at));
            }
            behind.line(line.trim_end_matches(['\n', '\r']))
        });
        LinesPiece {
            len: range.len(),
            lines: lines.collect(),
            alone,
            behind,
        }
    }

    /// How what is behind all lines is read.
    pub(super) fn behind(&self) -> PlainnessReader {
        self.0
            .last()
            .map_or_else(PlainnessReader::default, |piece| piece.behind.clone())
    }

    /// Those of `text`, which `splice` made out of the text of these.
    pub(super) fn after(&self, splice: Splice, text: &Text) -> Self {
        Self(follow(&self.0, splice, |pieces, range| {
            let mut read = Self(std::mem::take(pieces));
            read.read(range, text);
            *pieces = read.0;
        }))
    }

    /// The first line of each piece.
    pub(super) fn starts(&self) -> Vec<usize> {
        let starts = self.0.iter().scan(0, |next, piece| {
            let start = *next;
            *next += piece.lines.len();
            Some(start)
        });
        starts.collect()
    }

    /// The first line that a CR alone ends.
    pub(super) fn first_alone(&self) -> Option<usize> {
        let mut before = 0;
        for piece in &self.0 {
            if let Some(alone) = piece.alone {
                return Some(before + alone);
            }
            before += piece.lines.len();
        }
        None
    }

    /// The line number `line` of the piece number `piece`.
    pub(super) fn line(&self, piece: usize, line: usize) -> Option<LineKind> {
        self.0.get(piece)?.lines.get(line).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Plainness;
    use super::*;
    use crate::syntax::{TreeEdit, cover_all};
    use crate::text::{Edit, Lines};

    /// How each line is read, and which are certain; where the pieces are parted does not matter.
    fn told(plainness: &Plainness, text: &Text) -> Vec<(LineKind, bool)> {
        let lines = 0..Lines::of(text).each().count();
        lines
            .map(|line| (plainness.line(line), plainness.is_plain(line)))
            .collect()
    }

    /// What begins and ends code and HTML, and now and then more lines than a piece has.
    fn lines() -> impl Strategy<Value = String> {
        let line = "(- |> |    |```|~~~|<pre>|</pre>|<div>|<!--|-->|\\+\\+\\+|a|1. |\u{feff}){0,3}(\n|\r|\r\n)?";
        let filler = (1..900usize).prop_map(|count| "- KR: 5%\n".repeat(count));
        prop_oneof![12 => line.prop_map(|line| line), 1 => filler]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn lines_are_read_after_edits_as_in_a_new_text(
            text in prop::collection::vec(lines(), 0..40),
            edits in prop::collection::vec((0.0..1.0f64, 0..6000usize, lines()), 1..8),
        ) {
            let mut text = Text::new(&text.concat());
            let mut plainness = Plainness::of(&text);
            for (place, removed, inserted) in edits {
                let start = text.floor((place * text.len() as f64) as usize);
                let removed = if removed < 4000 { removed % 7 } else { removed };
                let end = text.floor((start + removed).min(text.len()));
                let before = text.clone();
                let splice = text.apply(&Edit { range: start..end, text: inserted });
                let edit = TreeEdit::new(splice, &before, &text);
                plainness = plainness.after(cover_all(&[edit]).unwrap(), &text);
                prop_assert_eq!(told(&plainness, &text), told(&Plainness::of(&text), &text));
            }
        }
    }
}
