//! Lines below an item: `- **Owner:** Kim`, `Owner – Kim`, `Owner: Kim | Status: on track`.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::separator::{Separator, pieces};
use super::{named, status, support};
use crate::model::head::{BlockKind, Head};
use crate::model::plain::PlainText;

/// What a block of `kind` with the line `head` tells about the item above it.
pub(in crate::model) fn notations(kind: BlockKind, head: &Head) -> Vec<Notation> {
    let words = Stretch::all(&head.inline.plain);
    let begun = match (kind, &head.label) {
        (BlockKind::Attribute, Some(label)) => {
            AttributeName::named(&label.word).map(|name| (name, words))
        }
        _ => named::parted(words),
    };
    if let Some((name, value)) = begun {
        return values(name, value);
    }
    let support = support::in_prose(words).filter(|_| kind == BlockKind::Paragraph);
    let support = support.and_then(|title| Notation::telling(AttributeName::Supports, title));
    support.into_iter().collect()
}

/// What `plain`, the value of `name` in a table's cell, tells.
pub(super) fn value(name: AttributeName, plain: &PlainText) -> Vec<Notation> {
    let mut found = Vec::new();
    named::push(name, Stretch::all(plain), &mut found);
    found
}

/// The value of `name`, and what follows on the same line.
fn values(name: AttributeName, stretch: Stretch<'_>) -> Vec<Notation> {
    let mut found = Vec::new();
    let (mut name, mut value) = (name, stretch.to(0));
    for (before, piece) in pieces(stretch) {
        let next = match before {
            Separator::Bar => named::parted(piece),
            Separator::Comma => named::colon(piece),
        };
        if let Some((next_name, next_value)) = next {
            named::push(name, value, &mut found);
            (name, value) = (next_name, next_value);
        } else if before == Separator::Bar && !value.text().is_empty() && status::is_status(piece) {
            named::push(name, value, &mut found);
            (name, value) = (AttributeName::Status, piece);
        } else {
            value = value.through(piece);
        }
    }
    named::push(name, value, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::attribute::tests::shown;
    use crate::model::inline::Inline;
    use crate::test::cases;

    #[test]
    fn lines_tell_attributes() {
        for [text, found] in cases(
            r"
            Owner: Kim | owner=Kim
            Owner – Kim | owner=Kim
            Owner: @kim @lee | owner=@kim; owner=@lee
            Owner: Kim, Lee | owner=Kim, Lee
            Owner: @kim (and friends) | owner=@kim (and friends)
            Owner: Kim ¦ Status: 🟢 on track ¦ Due: 3 June | owner=Kim; status=🟢 on track; due=3 June
            Owner: Kim; confidence: 5/10 | owner=Kim; confidence=5/10
            Owner: Kim · 🟡 | owner=Kim; status=🟡
            Baseline: 10 · Target: 50 · Current: 30 | baseline=10; target=50; current=30
            Progress: 45% 🟢 | progress=45%; status=🟢
            Progress: on track | status=on track
            Status: Done, shipped in May | status=Done, shipped in May
            负责人：王 | owner=王
            Responsável: Ana | owner=Ana
            Owner: |
            Owner: — |
            Owner: ¦ Status: done | status=done
            We own this: fully |
        ",
        ) {
            let text = text.replace('¦', "|");
            let head = Head {
                inline: Inline {
                    plain: PlainText::of_words(&text),
                    ..Inline::default()
                },
                ..Head::default()
            };
            assert_eq!(
                shown(&notations(BlockKind::Paragraph, &head), &text),
                found,
                "{text}"
            );
        }
    }
}
