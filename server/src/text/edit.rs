//! Edits of a text: the replacement of a byte range.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::{Encoding, Position, Text};

/// What is left of a character of which an edit takes one half: one UTF-16 unit, as the half is.
const HALF: &str = "\u{fffd}";

/// The replacement of the bytes in `range` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the text before the edit.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// What an edit did, in bytes: `start..old_end` of the text before it became `start..new_end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Where both the old and the new piece begin.
    pub start: usize,
    /// The end of the replaced piece in the old text.
    pub old_end: usize,
    /// The end of the new piece in the new text.
    pub new_end: usize,
}

impl Text {
    /// The edit that puts `insert` between two places, in units of `encoding`. A place between the two UTF-16 units
    /// of a character splits it: the half that stays becomes U+FFFD, so that the units of the line stay countable.
    pub fn edit_between(
        &self,
        places: Range<Position>,
        insert: String,
        encoding: Encoding,
    ) -> Edit {
        let start = self.offset_at(places.start, encoding);
        let mut end = self.offset_at(places.end, encoding);
        let mut text = insert;
        if self.split_at(start, places.start, encoding).is_some() {
            text.insert_str(0, HALF);
        }
        if let Some(length) = self.split_at(end, places.end, encoding) {
            text.push_str(HALF);
            end += length;
        }
        Edit {
            range: start..end,
            text,
        }
    }

    /// The bytes of the character at the byte `offset` where `place`, which is found there, lies between its two halves.
    fn split_at(&self, offset: usize, place: Position, encoding: Encoding) -> Option<usize> {
        let character = self.chunk_from(offset).chars().next()?;
        let splits = encoding == Encoding::Utf16
            && character.len_utf16() > 1
            && self.position_at(offset, encoding) < place;
        splits.then(|| character.len_utf8())
    }

    /// Applies `edit`, its range clamped to the text and to character boundaries.
    pub fn apply(&mut self, edit: &Edit) -> Splice {
        let Range { start, end } = self.clamp(edit.range.clone());
        let from = self.rope.byte_to_char(start);
        let to = self.rope.byte_to_char(end);
        if from < to {
            self.rope.remove(from..to);
        }
        if !edit.text.is_empty() {
            self.rope.insert(from, &edit.text);
        }
        Splice {
            start,
            old_end: end,
            new_end: start + edit.text.len(),
        }
    }
}

/// The one edit that turns `old` into `new`, as small as their common beginning and end allow; `None` when
/// they are equal. It lets a client that sends whole texts be served as incrementally as the others.
pub fn difference(old: &Text, new: &str) -> Option<Edit> {
    let prefix = common_prefix(old, new);
    if prefix == new.len() && prefix == old.len() {
        return None;
    }
    let limit = old.len().min(new.len()) - prefix;
    let suffix = common_suffix(old, new, limit);
    Some(Edit {
        range: prefix..old.len() - suffix,
        text: new
            .get(prefix..new.len() - suffix)
            .unwrap_or_default()
            .to_owned(),
    })
}

/// The edits that turn `old` into `new`, each of whole lines and for `old` as it is, in order.
pub fn differences(old: &Text, new: &Text) -> Vec<Edit> {
    let (old, new) = (old.to_string(), new.to_string());
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
        let line = change.value();
        if change.tag() == ChangeTag::Equal {
            at += line.len();
            continue;
        }
        if edits.last().is_none_or(|last| last.range.end < at) {
            edits.push(Edit {
                range: at..at,
                text: String::new(),
            });
        }
        let Some(edit) = edits.last_mut() else { break };
        if change.tag() == ChangeTag::Delete {
            at += line.len();
            edit.range.end = at;
        } else {
            edit.text.push_str(line);
        }
    }
    edits
}

fn common_prefix(old: &Text, new: &str) -> usize {
    let mut equal = 0;
    let mut rest = new.as_bytes();
    for chunk in old.rope.chunks() {
        let chunk = chunk.as_bytes();
        let same = same_beginning(chunk, rest);
        equal += same;
        rest = rest.get(same..).unwrap_or_default();
        if same < chunk.len() {
            break;
        }
    }
    boundary_before(new, old.floor(equal))
}

fn common_suffix(old: &Text, new: &str, limit: usize) -> usize {
    let mut equal = 0;
    let mut rest = new.as_bytes();
    let (chunks, ..) = old.rope.chunks_at_byte(old.len());
    for chunk in chunks.reversed() {
        let chunk = chunk.as_bytes();
        let same = same_end(chunk, rest);
        equal += same;
        rest = rest.get(..rest.len() - same).unwrap_or_default();
        if same < chunk.len() || equal >= limit {
            break;
        }
    }
    let mut suffix = equal.min(limit);
    while !new.is_char_boundary(new.len() - suffix) {
        suffix -= 1;
    }
    suffix
}

/// So many bytes at the beginning of both are the same. Equal pieces, which most are, are compared in one go.
fn same_beginning(one: &[u8], other: &[u8]) -> usize {
    if other.starts_with(one) {
        return one.len();
    }
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// So many bytes at the end of both are the same.
fn same_end(one: &[u8], other: &[u8]) -> usize {
    if other.ends_with(one) {
        return one.len();
    }
    let pairs = one.iter().rev().zip(other.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

fn boundary_before(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_edit_is_clamped_to_characters_and_text() {
        for (text, range, insert, result) in [
            ("über", 1..2, "", "ber"),
            ("über", 1..3, "U", "Uer"),
            ("ab", 5..9, "c", "abc"),
            ("ab", Range { start: 2, end: 1 }, "x", "abx"),
            ("a\r\nb", 2..2, "x", "a\rx\nb"),
        ] {
            let mut edited = Text::new(text);
            edited.apply(&Edit {
                range: range.clone(),
                text: insert.into(),
            });
            assert_eq!(edited.to_string(), result, "{text:?} {range:?}");
        }
    }

    /// The units of `text`; those of pairs are not told apart.
    fn units(text: impl Iterator<Item = u16>) -> Vec<u16> {
        let is_half = |unit: &u16| (0xd800..=0xdfff).contains(unit);
        text.map(|unit| if is_half(&unit) { 0xfffd } else { unit })
            .collect()
    }

    proptest! {
        #[test]
        fn halves_of_characters_are_counted_as_clients_count_them(
            start in "[a😀ü]{0,12}",
            edits in prop::collection::vec((0usize..16, 0usize..16, "[b😀]{0,3}"), 1..8),
        ) {
            let mut text = Text::new(&start);
            let mut client: Vec<u16> = start.encode_utf16().collect();
            for (a, b, insert) in edits {
                let [a, b] = [a.min(b), a.max(b)].map(|at| at.min(client.len()));
                let place = |at: usize| Position { line: 0, character: at as u32 };
                let edit = text.edit_between(place(a)..place(b), insert.clone(), Encoding::Utf16);
                text.apply(&edit);
                client.splice(a..b, insert.encode_utf16());
                let ours = text.to_string();
                prop_assert_eq!(units(ours.encode_utf16()), units(client.iter().copied()));
            }
        }

        #[test]
        fn edited_text_equals_the_string_edited(
            start in "[a😀\r\nü]{0,40}",
            edits in prop::collection::vec((0usize..60, 0usize..60, "[b\r\n😀]{0,5}"), 0..20),
        ) {
            let mut text = Text::new(&start);
            let mut string = start;
            for (a, b, insert) in edits {
                let splice = text.apply(&Edit { range: a..b, text: insert.clone() });
                string.replace_range(splice.start..splice.old_end, &insert);
                prop_assert_eq!(text.to_string(), string.as_str());
                prop_assert_eq!(text.line_count(), Text::new(&string).line_count());
            }
        }

        #[test]
        fn the_differences_lead_from_old_to_new(old in "([ab]{0,2}(\r\n|\n|\r)){0,8}ü?", new in "([ab]{0,2}(\r\n|\n|\r)){0,8}ü?") {
            let mut text = Text::new(&old);
            for edit in differences(&text.clone(), &Text::new(&new)).iter().rev() {
                text.apply(edit);
            }
            prop_assert_eq!(text.to_string(), new);
        }

        #[test]
        fn the_difference_leads_from_old_to_new(
            old in "[aü😀\n]{0,30}",
            new in "[aü😀\n]{0,30}",
            // What both begin and end with lies in several pieces of the rope.
            (before, behind) in (0usize..900, 0usize..900),
        ) {
            let [old, new] = [old, new].map(|own| "aü\n".repeat(before) + &own + &"😀aü".repeat(behind));
            let mut text = Text::new(&old);
            match difference(&text, &new) {
                Some(edit) => {
                    prop_assert!(edit.range.len().max(edit.text.len()) <= 120);
                    text.apply(&edit);
                }
                None => prop_assert_eq!(&old, &new),
            }
            prop_assert_eq!(text.to_string(), new);
        }
    }
}
