//! The rules that a comment names, for editors: the one at a place, and the one being written.

use std::ops::Range;

use super::directive::{self, SCOPES, is_separator};
use crate::rules::{self, Rule};
use crate::text::Text;
use crate::workspace::Snapshot;

/// The rule whose name stands at the byte `offset` in a comment about rules, and where, in bytes.
pub fn rule_at(snapshot: &Snapshot, offset: usize) -> Option<(&'static Rule, Range<usize>)> {
    let comment = snapshot.analysis().comment_at(offset)?;
    let text = snapshot.text().slice(comment.clone());
    let directive = directive::read(&text)?;
    let mut names = directive.names.into_iter();
    let at = offset - comment.start;
    let (name, place) = names.find(|(_, place)| place.start <= at && at <= place.end)?;
    let place = comment.start + place.start..comment.start + place.end;
    Some((rules::find(name)?, place))
}

/// The name of a rule that is being written in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// What has been written of it, in bytes; perhaps nothing.
    pub range: Range<usize>,
    /// The names before it.
    pub others: Vec<String>,
}

/// The name of a rule that may be written at the byte `offset`. The comment need not be closed yet, but begins on the
/// same line.
pub fn begun_at(text: &Text, offset: usize) -> Option<Begun> {
    let line = text.line_range(text.line_of(offset));
    let before = text.slice(line.start..offset);
    let (_, inner) = before.rsplit_once("<!--")?;
    // Behind a colon stands the reason.
    if inner.contains("-->") || inner.contains(':') {
        return None;
    }
    let mut words: Vec<&str> = inner.split(is_separator).collect();
    let begun = words.pop()?;
    words.retain(|word| !word.is_empty());
    let (scope, others) = words.split_first()?;
    SCOPES.contains(scope).then(|| Begun {
        range: offset - begun.len()..offset,
        others: others.iter().map(|name| (*name).to_owned()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_begun_behind_the_first_word() {
        for (line, begun, others) in [
            ("<!-- okr-ignore ", "", &[][..]),
            ("- KR: größer <!-- okr-ignore-file lab", "lab", &[]),
            ("x --> <!--okr-ignore a,b, c", "c", &["a", "b"]),
        ] {
            let before = "O: Joy\n".to_owned() + line;
            let text = Text::new(&format!("{before} -->\nmore"));
            let found = begun_at(&text, before.len()).unwrap();
            assert_eq!(text.slice(found.range), begun, "{line}");
            assert_eq!(found.others, others, "{line}");
        }
        for line in [
            "",
            "<!-- okr-ignore",
            "<!-- okr-ignores a",
            "<!-- okr-ignore a: the reason",
            "<!-- okr-ignore a --> b",
            "okr-ignore a",
            "<!-- please okr-ignore a",
        ] {
            assert_eq!(begun_at(&Text::new(line), line.len()), None, "{line}");
        }
    }
}
