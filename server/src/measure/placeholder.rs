//! Redacted and undecided quantities: linked placeholders, "$X", "N%", "TBD", "???".

use super::lexer::{LexemeKind, Tokens};
use crate::lexicon::{Sense, placeholder};

/// Whether a placeholder begins at token `at`.
pub(super) fn is_placeholder(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Some(LexemeKind::Placeholder) => true,
        Some(LexemeKind::Word) => {
            is_letter(tokens, at) || is_undecided(tokens, at) || is_named_blank(tokens, at)
        }
        Some(LexemeKind::Sign('?')) => is_question(tokens, at),
        Some(LexemeKind::Sign('_')) => tokens.is_sign(at + 1, '_') && tokens.glued(at + 1),
        Some(LexemeKind::Sign('█' | '■')) => true,
        _ => false,
    }
}

/// The index after the placeholder that begins at `at`, with its "%", "+" or "k".
pub(super) fn end(tokens: &Tokens, at: usize) -> usize {
    let mut next = at + 1;
    while tokens.glued(next)
        && matches!(
            tokens.kind(next),
            Some(LexemeKind::Sign('%' | '+' | '?' | '_' | '█' | '■'))
        )
    {
        next += 1;
    }
    next
}

/// "X%", "$X", "N users", "from X to Y", "XX".
fn is_letter(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let money = tokens.glued(at) && at > 0 && tokens.is_sign(at - 1, '$');
    if money {
        return word.len() <= 4
            && word
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    }
    let percent = tokens.is_sign(at + 1, '%') && tokens.glued(at + 1);
    let free = is_free(tokens, at);
    match word.as_bytes() {
        [b'x' | b'n' | b'y'] if percent => true,
        [b'n'] => free && at > 0 && !tokens.is_sign(at - 1, '\'') && is_noun(tokens, at + 1),
        [b'X' | b'Y' | b'Z' | b'N'] => percent || (free && is_amount(tokens, at)),
        [b'M' | b'K'] => free && tokens.is_sign(at + 1, '+') && tokens.glued(at + 1),
        [first @ (b'X' | b'Y' | b'Z' | b'N'), rest @ ..] => {
            let same = *first != b'N' && rest.iter().all(|b| b == first);
            let numbered = *first == b'N' && rest.len() <= 2 && rest.iter().all(u8::is_ascii_digit);
            free && (same || numbered || rest == b"x")
        }
        [b'x', rest @ ..] => percent && rest.iter().all(|b| *b == b'x'),
        _ => false,
    }
}

/// Whether no sign ties the word to another: "N/A", "Q&A", "X-ray" are no placeholders.
fn is_free(tokens: &Tokens, at: usize) -> bool {
    let tie = |i: usize| {
        matches!(
            tokens.kind(i),
            Some(LexemeKind::Sign(
                '/' | '&' | '-' | '\'' | '.' | '_' | '@' | '='
            ))
        )
    };
    let before = at > 0 && tokens.glued(at) && tie(at - 1);
    let after = tokens.glued(at + 1)
        && tie(at + 1)
        && tokens.glued(at + 2)
        && tokens.kind(at + 2).is_some();
    !before && !after
}

/// Whether a single capital letter stands where an amount does.
fn is_amount(tokens: &Tokens, at: usize) -> bool {
    let Some(p) = at.checked_sub(1) else {
        return is_noun(tokens, at + 1);
    };
    let amount =
        Sense::FROM | Sense::TO | Sense::BY | Sense::APPROXIMATE | Sense::BOUND | Sense::REACH;
    if matches!(
        tokens.kind(p),
        Some(LexemeKind::Sign(
            '<' | '>' | '≥' | '≤' | '~' | '=' | '[' | '+'
        ))
    ) {
        return true;
    }
    if tokens.senses(p).intersects(amount) && !tokens.is_word(p, "on") {
        return true;
    }
    let capital = tokens
        .word(p)
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    is_noun(tokens, at + 1) && (p == 0 || !capital) && !tokens.is_word(p, "on")
}

/// A word in lower case that can be counted.
fn is_noun(tokens: &Tokens, at: usize) -> bool {
    let function = Sense::CONJUNCTION | Sense::SCOPE | Sense::AUXILIARY | Sense::SUBJECT;
    tokens.kind(at) == Some(LexemeKind::Word)
        && tokens
            .word(at)
            .chars()
            .next()
            .is_some_and(char::is_lowercase)
        && !tokens.senses(at).intersects(function)
}

/// "[number]", "{metric}", "<target>": a blank with its name.
fn is_named_blank(tokens: &Tokens, at: usize) -> bool {
    let opens = at > 0 && matches!(tokens.kind(at - 1), Some(LexemeKind::Sign('[' | '{' | '<')));
    let closes = matches!(tokens.kind(at + 1), Some(LexemeKind::Sign(']' | '}' | '>')));
    opens && closes && tokens.is_one_of(at, placeholder::BLANK)
}

/// "TBD" as the amount; not "TBD: think about it" nor an aside such as "(names TBD)".
fn is_undecided(tokens: &Tokens, at: usize) -> bool {
    if !tokens.senses(at).intersects(Sense::UNDECIDED) {
        return false;
    }
    let head = at == 0 && tokens.is_sign(at + 1, ':');
    let aside = tokens.get(at).is_some_and(|t| t.depth > 0);
    let amount = at == 0 || tokens.is_one_of(at - 1, placeholder::AMOUNT);
    let bracket = (at > 0 && tokens.is_sign(at - 1, '[')) || tokens.is_sign(at + 1, ']');
    let percent = at == 0 || tokens.kind(at - 1) == Some(LexemeKind::Sign('%'));
    !head && (!aside || amount || bracket || percent)
}

/// "???", "??%".
fn is_question(tokens: &Tokens, at: usize) -> bool {
    let marks = (at..at + 8)
        .take_while(|&i| tokens.is_sign(i, '?') && (i == at || tokens.glued(i)))
        .count();
    let spaced = !tokens.glued(at)
        || tokens
            .before(at)
            .is_some_and(|t| matches!(t.kind, LexemeKind::Sign('$' | '(' | '[' | '<')));
    spaced && ((marks >= 3) || (marks >= 1 && tokens.is_sign(at + marks, '%')))
}

/// "Key result 1", "KR x", "[Internal only] …": a text that is a placeholder as a whole.
pub(super) fn is_stub(tokens: &Tokens) -> bool {
    is_numbered_stub(tokens) || is_withheld(tokens)
}

fn is_numbered_stub(tokens: &Tokens) -> bool {
    let start = (0..tokens.len())
        .find(|&i| !matches!(tokens.kind(i), Some(LexemeKind::Sign(_))))
        .unwrap_or(0);
    let start = if tokens.is_sign(start + 1, ']') {
        start + 2
    } else {
        start
    };
    let label = if tokens.are_words(start, &["key", "result"]) {
        2
    } else if tokens.is_word(start, "kr") {
        1
    } else {
        return false;
    };
    let id = tokens.kind(start + label) == Some(LexemeKind::Number)
        || tokens.word(start + label).len() <= 1;
    let end = start + label + usize::from(tokens.get(start + label).is_some());
    id && (end..tokens.len()).all(|i| matches!(tokens.kind(i), Some(LexemeKind::Sign(_))))
}

fn is_withheld(tokens: &Tokens) -> bool {
    let word = |i: usize| tokens.is_one_of(i, placeholder::WITHHELD);
    let opens = matches!(tokens.kind(0), Some(LexemeKind::Sign('[' | '(')));
    let closes = |i: usize| matches!(tokens.kind(i), Some(LexemeKind::Sign(']' | ')')));
    opens && word(1) && (closes(2) || (tokens.is_word(2, "only") && closes(3)))
}

#[cfg(test)]
mod tests {
    use super::super::{Phrase, lexer::Tokens};
    use super::*;

    #[test]
    fn placeholders_without_a_link() {
        for (text, expected) in [
            ("Raise usage by X%", true),
            ("Reach $X in sales", true),
            ("Book $N of new business", true),
            ("Grow usage by N%", true),
            ("Move the win rate from X to Y", true),
            ("Sign XX partners", true),
            ("XXX people on the podcast", true),
            ("Sign N partners", true),
            ("Keep cost < $X", true),
            ("Target to be set: TBD", true),
            ("Grow to ???", true),
            ("??% of interviews", true),
            ("Reach ___ users", true),
            ("Key result 1", true),
            ("[P0] Key result x", true),
            ("[Internal only] Sales goal", true),
            ("Sign {number} partners", true),
            ("Grow to [target] users", true),
            ("TBD: clean up the data", false),
            ("Pay a grant (school TBD)", false),
            ("The value is N/A", false),
            ("Hold a Q&A on X", false),
            ("Support Mac OS X releases", false),
            ("Really??? Yes", false),
            ("Improve x-ray quality", false),
            ("Train the NN on more data", false),
            ("Sell XX-large shirts", false),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            let found = is_stub(&tokens) || (0..tokens.len()).any(|i| is_placeholder(&tokens, i));
            assert_eq!(found, expected, "{text}");
        }
    }
}
