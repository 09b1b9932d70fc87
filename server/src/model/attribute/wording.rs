//! The words of an item apart from the notations before and behind them.

use std::ops::Range;

use super::list;
use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::separator::{SetOff, separators};
use super::{complete, note, owner, priority, status};
use crate::model::head::BlockKind;
use crate::model::inline::Inline;
use crate::model::is_blank;
use crate::model::plain::PlainText;
use crate::model::split;

/// At most this many notations, or lists of notations, are taken off each end.
const MOST: usize = 8;

/// What the line of an item says, and what it tells besides.
#[derive(Debug)]
pub(in crate::model) struct Wording {
    /// The words, where something else stands before or behind them.
    plain: Option<Box<PlainText>>,
    /// Where the words begin among all of the line.
    start: usize,
    /// What is told, in order; the values are among all words of the line.
    notations: Vec<Notation>,
}

impl Wording {
    /// Reads the line `inline` of a block of `kind`.
    pub(in crate::model) fn of(kind: BlockKind, inline: &Inline) -> Self {
        let mut peel = Peel {
            inline,
            objective: kind == BlockKind::Objective,
            words: 0..inline.plain.as_str().len(),
        };
        let note = peel.note();
        let mut notations = Vec::new();
        for found in (0..MOST).map_while(|_| peel.leading()) {
            notations.extend(found);
        }
        let mut behind = Vec::new();
        for found in (0..MOST).map_while(|_| peel.trailing()) {
            behind.splice(0..0, found);
        }
        notations.extend(behind);
        notations.extend(note);
        notations.shrink_to_fit();
        let whole = peel.words == (0..inline.plain.as_str().len());
        Self {
            start: peel.words.start,
            plain: (!whole).then(|| Box::new(inline.plain.slice(peel.words))),
            notations,
        }
    }

    /// The words; `inline` is the line that was read.
    pub(in crate::model) fn plain<'a>(&'a self, inline: &'a Inline) -> &'a PlainText {
        self.plain.as_deref().unwrap_or(&inline.plain)
    }

    /// Where the words begin among all of the line.
    pub(in crate::model) fn start(&self) -> usize {
        self.start
    }

    /// What is told besides the words.
    pub(in crate::model) fn notations(&self) -> &[Notation] {
        &self.notations
    }
}

/// Takes notations off the words of a line, always leaving some words.
struct Peel<'a> {
    inline: &'a Inline,
    objective: bool,
    /// What is left.
    words: Range<usize>,
}

impl<'a> Peel<'a> {
    fn stretch(&self) -> Stretch<'a> {
        Stretch::all(&self.inline.plain)
            .to(self.words.end)
            .from(self.words.start)
    }

    /// Takes the note behind an arrow off.
    fn note(&mut self) -> Option<Notation> {
        let (end, note) = note::split(self.inline)?;
        self.words.end = end;
        note::notation(note)
    }

    /// Takes what leads the words off: `✅ `, `[P0] `, `P0 – `, `DONE: `.
    fn leading(&mut self) -> Option<Vec<Notation>> {
        let (length, found) = self.lead()?;
        let rest = self.stretch().from(length).trim();
        if is_blank(rest.text()) {
            return None;
        }
        self.words.start = rest.range().start;
        Some(found)
    }

    /// What leads the words, and the length of all up to the rest of them.
    fn lead(&self) -> Option<(usize, Vec<Notation>)> {
        let stretch = self.stretch();
        let text = stretch.text();
        let one = |name, value| vec![Notation::new(name, stretch.to(value).trim())];
        let signs = status::leading_signs(text);
        if let Some((value, length)) = lead_status(text, signs) {
            return Some((length, one(AttributeName::Status, value)));
        }
        if signs > 0 {
            let length = signs + separator(text.get(signs..)?);
            return Some((length, one(AttributeName::Status, signs)));
        }
        if let Some((value, length)) = priority::leading(text) {
            return Some((length, one(AttributeName::Priority, value)));
        }
        let inside = text.strip_prefix(['(', '[', '（', '【'])?;
        let (inner, behind) = split::at_first(inside, &[')', ']', '）', '】'], usize::MAX)?;
        let inner = stretch.ending(inside).to(inner.len());
        let length = text.len() - behind.len() + separator(behind);
        let rest = text.len() - text.get(length..)?.trim_start().len();
        let complete = || self.is_complete(self.words.start + rest..self.words.end);
        // A tag alone names what the words are about, `[NPS] …`, more often than a team.
        let behind_tag = self.words.start > 0 && text.starts_with('[');
        let set_off = if behind_tag {
            SetOff::Square
        } else {
            SetOff::Round
        };
        let found = list::read(inner, set_off, &complete)?;
        (!self.inline.plain.is_opaque(self.words.start)).then_some((length, found))
    }

    /// Takes the last notations behind the words off.
    fn trailing(&mut self) -> Option<Vec<Notation>> {
        let last = self.segment().or_else(|| self.bracket());
        let (length, found) = last.or_else(|| self.signs()).or_else(|| self.mentions())?;
        let rest = self.stretch().to(length).trim();
        if is_blank(rest.text()) {
            return None;
        }
        self.words.end = rest.range().end;
        Some(found)
    }

    /// `… – 70%`, `… | Owner: Kim`, `…: done`: the first separator behind which nothing but notations stands.
    fn segment(&self) -> Option<(usize, Vec<Notation>)> {
        let stretch = self.stretch();
        let separators = separators(stretch, |at| self.inline.is_inside(self.words.start + at));
        separators.into_iter().find_map(|(at, behind, set_off)| {
            let complete = || self.is_complete(self.words.start..self.words.start + at);
            let found = list::read(stretch.from(behind), set_off, &complete)?;
            Some((at, found))
        })
    }

    /// `… (owner: Kim)`, `… [P0][OPS]`.
    fn bracket(&self) -> Option<(usize, Vec<Notation>)> {
        let stretch = self.stretch();
        let text = stretch.text();
        let inside = text.trim_end_matches('.');
        let close = inside.chars().next_back()?;
        let (opening, set_off) = match close {
            ')' => ('(', SetOff::Round),
            '）' => ('（', SetOff::Round),
            ']' => ('[', SetOff::Square),
            '】' => ('【', SetOff::Square),
            _ => return None,
        };
        let inside = inside.get(..inside.len() - close.len_utf8())?;
        let open = inside.rfind(opening)?;
        let before = inside.get(..open)?;
        let glued = before.ends_with(|char: char| char.is_ascii_alphanumeric());
        if glued || self.inline.plain.is_opaque(self.words.start + open) {
            return None;
        }
        let inner = stretch.to(inside.len()).from(open + opening.len_utf8());
        let complete = || self.is_complete(self.words.start..self.words.start + open);
        Some((open, list::read(inner, set_off, &complete)?))
    }

    /// `… ✅`, `… 🟢 on track`.
    fn signs(&self) -> Option<(usize, Vec<Notation>)> {
        let stretch = self.stretch();
        let text = stretch.text();
        let last = text.rfind(status::is_sign)?;
        let first = status::trailing_signs(text.get(..last)?);
        let value = stretch.from(first);
        let told = status::is_status(value).then(|| Notation::new(AttributeName::Status, value));
        Some((first, vec![told?]))
    }

    /// `… @kim @lee`.
    fn mentions(&self) -> Option<(usize, Vec<Notation>)> {
        let stretch = self.stretch();
        let (at, first) = owner::trailing(stretch.text())?;
        Some((at, owner::mentions(stretch.from(first))?))
    }

    /// Whether the words in `range` are complete without a figure behind them.
    fn is_complete(&self, range: Range<usize>) -> bool {
        complete::is_complete(&self.inline.plain.slice(range), self.objective)
    }
}

/// The status that leads `text` before a colon or a spaced dash: its length with the `signs` before it, and
/// the length of all up to the words.
fn lead_status(text: &str, signs: usize) -> Option<(usize, usize)> {
    let words = text.get(signs..)?;
    let (before, _) = split::at_first(words, &[':', '：', '–', '—', '-'], 40)?;
    let length = separator(words.get(before.len()..)?);
    let value = signs + before.trim_end().len();
    (length > 0 && status::is_word(before)).then_some((value, signs + before.len() + length))
}

/// The length of the sign and blank that set words off from what leads them, or 0.
fn separator(text: &str) -> usize {
    let sign = text.trim_start();
    let behind = sign.strip_prefix([':', '：', '–', '—', '-', '|', '·']);
    let set_off = behind.filter(|behind| behind.starts_with(' ') || sign.starts_with('：'));
    set_off.map_or(0, |behind| text.len() - behind.len())
}
