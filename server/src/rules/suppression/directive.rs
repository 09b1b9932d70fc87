//! What a comment says about rules: `okr-ignore rule-a, rule-b: the reason`.

use std::ops::Range;

/// With what a comment about rules begins.
pub(super) const WORD: &str = "okr-ignore";

/// Names behind so many others are not read.
const MOST_NAMES: usize = 100;

/// Where a comment is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SuppressionScope {
    /// On its own line or, if nothing else is on that line, on the next one.
    Line,
    /// In the section that it stands in.
    Section,
    /// In the whole document.
    File,
}

impl SuppressionScope {
    /// All of them with their words.
    pub(super) const ALL: [(&'static str, Self); 3] = [
        (WORD, Self::Line),
        ("okr-ignore-section", Self::Section),
        ("okr-ignore-file", Self::File),
    ];
}

/// The words with which a comment about rules may begin.
pub(in crate::rules) const SCOPES: [&str; 3] = [
    SuppressionScope::ALL[0].0,
    SuppressionScope::ALL[1].0,
    SuppressionScope::ALL[2].0,
];

/// What a comment says. Ranges are in bytes of the comment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directive<'a> {
    /// The word that it begins with.
    pub(super) word: (&'a str, Range<usize>),
    /// Where it is in force; `None` if the word is unknown.
    pub(super) scope: Option<SuppressionScope>,
    /// The rules it names; none: it means all.
    pub(super) names: Vec<(&'a str, Range<usize>)>,
}

impl Directive<'_> {
    /// Whether it is in force in a part of the document.
    pub(super) fn is_about_area(&self) -> bool {
        matches!(
            self.scope,
            Some(SuppressionScope::Section | SuppressionScope::File)
        )
    }
}

/// What `comment`, with its marks, says about rules; `None` if it says nothing about them.
pub(super) fn read(comment: &str) -> Option<Directive<'_>> {
    let inner = comment.trim_end().strip_suffix("-->")?;
    let inner = inner.strip_prefix("<!--")?;
    let mut words = words(inner, "<!--".len());
    let word = words.next().filter(|(word, _)| {
        let rest = word.strip_prefix(WORD);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })?;
    let known = SuppressionScope::ALL
        .iter()
        .find(|(known, _)| *known == word.0);
    Some(Directive {
        scope: known.map(|(_, scope)| *scope),
        names: words.take(MOST_NAMES).collect(),
        word,
    })
}

/// The words of `inner` up to the first colon, behind which a reason may stand; `start` is where it begins.
fn words(inner: &str, start: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    let said = inner.split(':').next().unwrap_or_default();
    let mut at = start;
    // A separator ends the piece it stands in.
    said.split_inclusive(is_separator).filter_map(move |piece| {
        let word = piece.trim_end_matches(is_separator);
        let range = at..at + word.len();
        at += piece.len();
        (!word.is_empty()).then_some((word, range))
    })
}

/// Whether `char` stands between names.
pub(super) fn is_separator(char: char) -> bool {
    char.is_whitespace() || char == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read() {
        for (comment, scope, names) in [
            ("<!-- okr-ignore -->", Some(SuppressionScope::Line), &[][..]),
            (
                "<!--okr-ignore a-->\n",
                Some(SuppressionScope::Line),
                &["a"],
            ),
            (
                "<!-- okr-ignore a, b,c  d -->",
                Some(SuppressionScope::Line),
                &["a", "b", "c", "d"],
            ),
            (
                "<!--\n okr-ignore-section\u{a0}größe\n-->",
                Some(SuppressionScope::Section),
                &["größe"],
            ),
            (
                "<!-- okr-ignore-file a: agreed, with: b -->",
                Some(SuppressionScope::File),
                &["a"],
            ),
            (
                "<!-- okr-ignore: all of it -->",
                Some(SuppressionScope::Line),
                &[],
            ),
            ("<!-- okr-ignore-files a -->", None, &["a"]),
        ] {
            let read = read(comment).unwrap();
            assert_eq!(read.scope, scope, "{comment}");
            let found: Vec<&str> = read.names.iter().map(|(name, _)| *name).collect();
            assert_eq!(found, names, "{comment}");
            for (name, range) in read.names.into_iter().chain([read.word]) {
                assert_eq!(&comment[range], name, "{comment}");
            }
        }
        for other in [
            "<!-- okr-ignored -->",
            "<!-- please okr-ignore -->",
            "<!-- okr-ignore",
            "<!---->",
            "<!-->",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
