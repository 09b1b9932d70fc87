//! What a line tells by its label, `CTO KR: …`, by what stands beside the label, `🟢 KR 1 (@kim): …`, and by its words
//! themselves, `Support O2: …`. Most lines tell nothing in these ways.

use std::ops::Range;

use super::list;
use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::separator::SetOff;
use super::source::Source;
use super::{status, support};
use crate::lexicon::label_part;
use crate::model::head::Head;
use crate::model::plain::PlainText;

/// What the line `head` tells in these ways, each with its source: the words, what stands beside the label, or the
/// label's word. The values are places among these.
pub(in crate::model) fn asides(head: &Head) -> Box<[(Source, Notation)]> {
    let mut told = Vec::new();
    if let Some(served) = support::in_words(Stretch::all(&head.inline.plain)) {
        told.push((
            Source::Change,
            Notation::new(AttributeName::Supports, served),
        ));
    }
    if let Some(beside) = head.beside_label.as_deref() {
        told.extend(
            notations(beside)
                .into_iter()
                .map(|one| (Source::BesideLabel, one)),
        );
    }
    if let Some(value) = head.label.as_ref().and_then(|label| role(&label.word)) {
        let name = AttributeName::Owner;
        told.push((Source::Label, Notation { name, value }));
    }
    told.into()
}

/// The notations in `beside`, what stands before a label's word and in parentheses behind it. A figure there is
/// as often the weight of the item as its progress, and tells nothing.
fn notations(beside: &PlainText) -> Vec<Notation> {
    let mut found = Vec::new();
    for piece in Stretch::all(beside).lines() {
        let text = piece.text();
        let bare = |char: char| !(status::is_sign(char) || char.is_alphanumeric() || char == '@');
        let start = text.len() - text.trim_start_matches(bare).len();
        let end = text.trim_end_matches(|char| char != '\u{fe0f}' && bare(char));
        let piece = piece.to(end.len().max(start)).from(start);
        found.extend(list::read(piece, SetOff::Round, &|| false).unwrap_or_default());
    }
    found
}

/// The place of the role in `label`, the words of a label without its colon.
fn role(label: &str) -> Option<Range<usize>> {
    let number = |char: char| char.is_ascii_digit() || matches!(char, '.' | '#' | '-' | ' ');
    let words = label.trim_end_matches(number);
    let mut names = ["key result", "objective", "okr", "kr"].iter();
    let role = names.find_map(|name| {
        let (role, last) = words.split_at_checked(words.len().checked_sub(name.len())?)?;
        (role.ends_with(' ') && last.eq_ignore_ascii_case(name)).then_some(role)
    })?;
    let role = role.trim_end_matches([' ', ',', '-', '–', ':', '/']);
    let start = role.find(char::is_alphanumeric)?;
    let lower = role.to_lowercase();
    let mut words = lower.split_whitespace();
    let names = words.clone().any(|word| !is_kind(word));
    let sentence = words.any(|word| label_part::SENTENCE.contains(&word));
    (names && !sentence).then_some(start..role.len())
}

fn is_kind(word: &str) -> bool {
    label_part::KIND.contains(&word.trim_end_matches("'s"))
        || word.contains(|char: char| char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn notations_stand_beside_a_label() {
        let told = |text: &str| {
            let plain = PlainText::of_words(text);
            let found = notations(&plain);
            let value = |one: &Notation| plain.as_str()[one.value.clone()].to_owned();
            found.iter().map(value).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(told(" 🟢 **"), "🟢");
        for [text, expected] in cases(
            r"
            ⚠️ | ⚠️
            🎯 |
            🎯 ✅ | ✅
            (@kim) | @kim
            (owner: Kim, Lee, P1) | Kim, Lee; P1
            [P0] | P0
            (in progress) | in progress
            (50 %) |
            (Growth) |
        ",
        ) {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_role_stands_before_the_label_s_word() {
        for [label, expected] in cases(
            r"
            CTO KR | CTO
            ✅ CTO KR | CTO
            VP, Field Ops KR 2 | VP, Field Ops
            Customer success team key result | Customer success team
            Marketing objective | Marketing
            Company objective | -
            Team key result | -
            Our big objective | -
            Q3 KR | -
            This is one KR | -
            KR | -
            KR 1.2 | -
            Key result | -
            Objective | -
        ",
        ) {
            assert_eq!(
                role(label).map_or("-", |range| &label[range]),
                expected,
                "{label}"
            );
        }
    }
}
