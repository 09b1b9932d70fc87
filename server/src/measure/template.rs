//! What a template left to be filled in: "TBD", "XXX", "Key result 1", "[solve this problem]".

use std::ops::Range;

use super::lexer::{LexemeKind, Tokens};
use super::reading::Reading;
use crate::lexicon::{self, Sense, placeholder, template};

/// Words that are still those of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateText {
    /// Their place, in bytes of the phrase.
    pub range: Range<usize>,
    /// Whether they only stand in brackets, and the goal is complete without them.
    pub aside: bool,
}

/// The first words of a template in the phrase; those outside of brackets win.
pub(super) fn template_text(reading: &Reading) -> Option<TemplateText> {
    let tokens = &reading.tokens;
    if is_numbered_label(tokens) || is_bracketed(tokens) {
        return found(tokens, 0, tokens.len() - 1, false);
    }
    let mut aside = None;
    for (at, token) in tokens.iter() {
        let text = match token.kind {
            LexemeKind::Word | LexemeKind::Placeholder if is_undecided(tokens, at) => {
                found(tokens, at, at, token.depth > 0)
            }
            LexemeKind::Word if tokens.are_words(at, &["lorem", "ipsum"]) => {
                found(tokens, at, at + 1, false)
            }
            LexemeKind::Sign('?') => question(tokens, at),
            LexemeKind::Sign('[' | '{' | '<') => blank(tokens, at),
            _ => None,
        };
        match text {
            Some(text) if text.aside => aside = aside.or(Some(text)),
            Some(text) => return Some(text),
            None => {}
        }
    }
    aside
}

fn found(tokens: &Tokens, first: usize, last: usize, aside: bool) -> Option<TemplateText> {
    let range = tokens.get(first)?.start..tokens.get(last)?.end;
    Some(TemplateText { range, aside })
}

/// "TBD", "XXX", "REPLACEME".
fn is_undecided(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let tied = |at: usize| {
        tokens.glued(at)
            && tokens
                .kind(at)
                .is_some_and(|kind| matches!(kind, LexemeKind::Sign('-' | '_' | '/' | '.' | '@')))
    };
    let capitals = !word.chars().any(char::is_lowercase);
    let undecided = lexicon::senses(word).intersects(Sense::UNDECIDED)
        && !word.eq_ignore_ascii_case("redacted");
    let marked = capitals && tokens.is_one_of(at, template::MARKER);
    // "TBC" and "TBA" are also short for names.
    let name = matches!(word, "TBC" | "TBA") && tokens.kind(at + 1) == Some(LexemeKind::Word);
    let ends = !name && (!tied(at + 1) || tokens.kind(at + 2).is_none());
    let begins = at == 0 || !tokens.glued(at) || !tied(at - 1);
    (undecided && capitals || marked) && begins && ends
}

/// "???" as a value.
fn question(tokens: &Tokens, at: usize) -> Option<TemplateText> {
    let marks = (at..at + 8)
        .take_while(|&i| tokens.is_sign(i, '?') && (i == at || tokens.glued(i)))
        .count();
    let free = at == 0 || !tokens.glued(at);
    (marks >= 3 && free).then(|| found(tokens, at, at + marks - 1, false))?
}

/// "Key result 1", "Objective 2": a label and nothing else.
fn is_numbered_label(tokens: &Tokens) -> bool {
    let label = if tokens.are_words(0, &["key", "result"]) {
        2
    } else if tokens.is_one_of(0, template::LABEL) {
        1
    } else {
        return false;
    };
    let number = tokens.kind(label) == Some(LexemeKind::Number)
        || matches!(tokens.word(label), "x" | "X" | "n" | "N");
    let rest = label + usize::from(number);
    (number || label == 2)
        && (rest..tokens.len()).all(|at| matches!(tokens.kind(at), Some(LexemeKind::Sign(_))))
}

/// "[High-level goal]": words in brackets and nothing else; "[Internal only]" says that more is kept elsewhere.
fn is_bracketed(tokens: &Tokens) -> bool {
    let words = || {
        tokens
            .iter()
            .filter(|(_, token)| token.kind == LexemeKind::Word)
    };
    let said = |at: usize| {
        tokens.is_one_of(at, placeholder::WITHHELD) || tokens.is_one_of(at, template::SHOWN)
    };
    tokens.is_sign(0, '[')
        && words().count() > 1
        && words().all(|(at, token)| token.depth > 0 && !said(at))
        && tokens
            .iter()
            .all(|(_, token)| !matches!(token.kind, LexemeKind::Placeholder | LexemeKind::Opaque))
}

/// How many tokens the longest blank holds.
const LONGEST: usize = 16;

/// "[driving this change]", "<name of customer>": brackets around words that say what should stand there.
fn blank(tokens: &Tokens, open: usize) -> Option<TemplateText> {
    let end = match tokens.kind(open)? {
        LexemeKind::Sign('[') => ']',
        LexemeKind::Sign('{') => '}',
        _ => '>',
    };
    let close = (open + 1..open + LONGEST).find(|&at| tokens.is_sign(at, end))?;
    let inside = open + 1..close;
    if end == '>' && !tokens.glued(open + 1)
        || inside
            .clone()
            .any(|at| matches!(tokens.kind(at), Some(LexemeKind::Placeholder)))
    {
        return None;
    }
    let word = |at: &usize| tokens.kind(*at) == Some(LexemeKind::Word);
    let words = || inside.clone().filter(word);
    let asks = words().count() > 1 && words().any(|at| tokens.is_one_of(at, template::ASKING));
    let named = words()
        .all(|at| tokens.is_one_of(at, template::BLANK) || tokens.is_one_of(at, template::JOINT))
        && words().any(|at| tokens.is_one_of(at, template::BLANK))
        && inside.clone().all(|at| {
            !matches!(
                tokens.kind(at),
                Some(LexemeKind::Number | LexemeKind::Period)
            )
        });
    (asks || named).then(|| found(tokens, open, close, false))?
}

#[cfg(test)]
mod tests {
    use super::super::Phrase;
    use super::*;

    #[test]
    fn what_is_left_of_a_template() {
        for (text, left) in [
            ("XXX influential users try it", Some("XXX")),
            ("Name of the partner: TBD", Some("TBD")),
            ("TBD", Some("TBD")),
            ("TBC project", None),
            ("Place: TBC", Some("TBC")),
            ("[High-level goal]", Some("[High-level goal]")),
            ("[Internal only] [Sales goals]", None),
            ("Key result 1", Some("Key result 1")),
            ("Key Result", Some("Key Result")),
            ("Objective 2:", Some("Objective 2:")),
            ("REPLACEME by May", Some("REPLACEME")),
            ("Lorem ipsum dolor", Some("Lorem ipsum")),
            ("Raise visits to ???", Some("???")),
            (
                "We will focus on [driving this change] to [solve this problem]",
                Some("[driving this change]"),
            ),
            ("Grow from [baseline] to [target]", Some("[baseline]")),
            ("Win {name of customer}", Some("{name of customer}")),
            (
                "[Specific, measurable outcome]",
                Some("[Specific, measurable outcome]"),
            ),
            ("Open the shop (place TBD)", Some("TBD")),
            ("[P0] Open the shop", None),
            ("Open the shop [in progress]", None),
            ("Open the shop [target date moved to May]", None),
            ("Really???", None),
            ("Sell XXX-large shirts", None),
            ("Load in < 2 s and > 1 s", None),
            ("Objective and fair reviews", None),
            ("Key results are known to all", None),
            ("Key result pages are read", None),
            ("Rank #1", None),
        ] {
            let reading = Reading::of(&Phrase::of_words(text));
            let found = template_text(&reading).map(|found| &text[found.range]);
            assert_eq!(found, left, "{text}");
        }
    }

    #[test]
    fn what_is_left_in_brackets_is_an_aside() {
        let aside = |text| {
            let reading = Reading::of(&Phrase::of_words(text));
            template_text(&reading).map(|found| found.aside)
        };
        assert_eq!(aside("Open the shop (place TBD)"), Some(true));
        assert_eq!(aside("Open (TBD) the shop at TBD"), Some(false));
    }
}
