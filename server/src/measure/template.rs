//! What a template left to be filled in: "TBD", "XXX", "Key result 1", "[solve this problem]".

use std::ops::Range;

use super::lexer::Tokens;
use super::matcher::patterns;
use super::placeholder;
use super::reading::Reading;
use crate::lexicon::{self, Sense};

patterns!("template");

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
    if placeholder::is_label_only(tokens) || BRACKETED.first(tokens).is_some() {
        return found(tokens, 0, tokens.len(), false);
    }
    let mut aside = None;
    for (at, token) in tokens.iter() {
        let left = LEFT.at(tokens, at).or_else(|| BLANK.at(tokens, at));
        let Some(left) = left.filter(|left| left.verdict) else {
            continue;
        };
        let word = left.end - left.first == 1;
        let text = found(tokens, left.first, left.end, word && token.depth > 0)?;
        if !text.aside {
            return Some(text);
        }
        aside = aside.or(Some(text));
    }
    aside
}

fn found(tokens: &Tokens, first: usize, end: usize, aside: bool) -> Option<TemplateText> {
    let range = tokens.get(first)?.start..tokens.get(end.checked_sub(1)?)?.end;
    Some(TemplateText { range, aside })
}

/// "TBD", linked or not; what is redacted was decided.
fn is_undecided(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    lexicon::senses(word).intersects(Sense::UNDECIDED) && !word.eq_ignore_ascii_case("redacted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::{finds, shows};

    #[test]
    fn what_is_left_of_a_template() {
        let table = "
            TBD                                         | TBD
            Name of the partner: TBD                    | TBD
            TBC project                                 |
            [Internal only] [Sales goals]               |
            REPLACEME by May                            | REPLACEME
            [High-level goal]                           | [High-level goal]
            We want [driving this change] to [solve it] | [driving this change]
            [Specific, measurable outcome]              | [Specific, measurable outcome]
            Open the shop (place TBD)                   | TBD
            [P0] Open the shop                          |
            Open the shop [in progress]                 |
            Open the shop [target date moved to May]    |
            Really???                                   |
            Objective and fair reviews                  |
            Key results are known to all                |
            Key result pages are read                   |
            Rank #1                                     |
        ";
        finds(table, |reading| Some(template_text(reading)?.range));
    }

    #[test]
    fn what_is_left_in_brackets_is_an_aside() {
        let table = "
            Open the shop (place TBD)  | true
            Open (TBD) the shop at TBD | false
        ";
        shows(table, |reading| Some(template_text(reading)?.aside));
    }
}
