//! Labels that the grammar leaves to the model: those with a word for the level or role before them, and the
//! title of a document that looks like one.

use super::block::{BlockKind, Head, Label, Marker};

/// Words before `objective:` that make it another thing.
const OTHER_OBJECTIVES: [&str; 4] = ["level", "learning", "course", "career"];

/// A label may have so many words before it, as in `Customer success team key result:`.
const MOST_WORDS: usize = 5;

/// What the item really is, and its head without the label: `Company objective: …` is an objective,
/// `# OKR – Sales` is a title.
pub(super) fn relabel(kind: BlockKind, head: Head) -> (BlockKind, Head) {
    match kind {
        BlockKind::Objective if is_title(&head) => (BlockKind::Section, head),
        BlockKind::Section | BlockKind::ListItem | BlockKind::Paragraph => prefixed(kind, head),
        _ => (kind, head),
    }
}

fn is_title(head: &Head) -> bool {
    let Some(label) = &head.label else {
        return false;
    };
    let okr = label.word.eq_ignore_ascii_case("okr") || label.word.eq_ignore_ascii_case("okrs");
    okr && label.id.is_none() && matches!(head.marker, Some(Marker::Heading(_)))
}

fn prefixed(kind: BlockKind, head: Head) -> (BlockKind, Head) {
    let words = head.inline.plain.as_str();
    let Some((meant, end, separator)) = prefixed_label(words) else {
        return (kind, head);
    };
    let range = head.inline.plain.source_range(0..end);
    let label = Label {
        range: range.clone(),
        word: words.get(..end).unwrap_or_default().into(),
        name: range,
        id: None,
        separator: Some(':'),
    };
    let inline = head.inline.behind(end + separator);
    (
        meant,
        Head {
            label: Some(label),
            inline,
            ..head
        },
    )
}

/// The kind that `words` are labelled as, and the lengths of label and separator in bytes.
fn prefixed_label(words: &str) -> Option<(BlockKind, usize, usize)> {
    let (end, colon) = words
        .char_indices()
        .take(80)
        .find(|(_, char)| matches!(char, ':' | '：'))?;
    let label = words.get(..end)?.to_lowercase();
    let mut names = label.split_whitespace().rev();
    let last = names
        .next()?
        .trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | '#'));
    let before = names.next()?;
    if names.count() + 1 > MOST_WORDS {
        return None;
    }
    let kind = match (last, before) {
        ("result", "key") if label.split_whitespace().count() > 2 => BlockKind::KeyResult,
        ("kr", _) => BlockKind::KeyResult,
        ("objective", before) if !OTHER_OBJECTIVES.contains(&before) => BlockKind::Objective,
        _ => return None,
    };
    Some((kind, end, colon.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_name_a_level_or_role() {
        for (words, kind) in [
            (
                "Company objective: Be the place to go",
                Some(BlockKind::Objective),
            ),
            ("Team key result: 3 pilots", Some(BlockKind::KeyResult)),
            ("CTO KR: 99.9% uptime", Some(BlockKind::KeyResult)),
            ("Service level objective: 99.9%", None),
            ("Key result: is the grammar's", None),
            ("The objective was: to win", None),
            (
                "We agreed last week that this is our new objective: win",
                None,
            ),
        ] {
            assert_eq!(
                prefixed_label(words).map(|(kind, _, _)| kind),
                kind,
                "{words}"
            );
        }
    }
}
