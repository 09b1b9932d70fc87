//! One pass over the plain text of an item into words, numerals and signs.

use std::ops::Range;

use super::numeral;
use super::phrase::Phrase;
use super::text_bit::text_bit;
use crate::lexicon::{self, Sense};
use crate::period;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// Letters, and digits after a letter: "Q2", "node.js", "we've".
    Word,
    /// A numeral as far as its digits and separators go.
    Number,
    /// A date or period that begins with a digit: "2021-05-01", "2018-1Q".
    Period,
    /// A linked or marked-up redaction.
    Placeholder,
    /// Code, an address, a mention: without meaning here.
    Opaque,
    /// Any other character.
    Sign(char),
}

impl LexemeKind {
    /// One bit for each kind, and of words one for a capital at the beginning and one for letters beyond ASCII. The build
    /// script knows their order.
    fn bits(self, word: &str) -> u8 {
        let capital = u8::from(word.starts_with(char::is_uppercase)) << 6;
        let wide = u8::from(!word.is_ascii()) << 7;
        let kind = match self {
            LexemeKind::Word => 1,
            LexemeKind::Number => 2,
            LexemeKind::Period => 4,
            LexemeKind::Placeholder => 8,
            LexemeKind::Opaque => 16,
            LexemeKind::Sign(_) => 32,
        };
        kind | capital | wide
    }
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub kind: LexemeKind,
    pub start: usize,
    pub end: usize,
    /// Whether white space comes before it (or nothing).
    pub spaced: bool,
    pub senses: Sense,
    /// Of its text, or its sign; see [`text_bit`].
    pub bit: u64,
    /// Its kind, and how it is written; see [`LexemeKind::bits`].
    pub kinds: u8,
    /// How many brackets are open around it.
    pub depth: u8,
}

impl Lexeme {
    /// The same as a token of this kind with this text.
    pub(super) fn read(self, kind: LexemeKind, word: &str) -> Self {
        let (bit, senses) = match kind {
            LexemeKind::Sign(sign) => (text_bit(sign.encode_utf8(&mut [0; 4])), Sense::empty()),
            LexemeKind::Word => (text_bit(word), lexicon::senses(decisive(word))),
            _ => (text_bit(word), Sense::empty()),
        };
        let kinds = kind.bits(word);
        Self {
            kind,
            senses,
            bit,
            kinds,
            ..self
        }
    }
}

/// The tokens of a phrase.
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    pub list: Vec<Lexeme>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(phrase: &Phrase<'a>) -> Self {
        let mut lexer = Lexer {
            text: phrase.text,
            at: 0,
            depth: 0,
            spaced: true,
            list: Vec::with_capacity(phrase.text.len() / 5 + 4),
        };
        let opaque = if is_all_opaque(phrase) {
            &[]
        } else {
            phrase.opaque
        };
        let mut known = Known {
            placeholders: phrase.placeholders,
            opaque,
        };
        while lexer.at < phrase.text.len() {
            match known.next(phrase.text, lexer.at) {
                Some((kind, span)) if span.start == lexer.at => lexer.push(kind, span.end),
                Some((_, span)) => lexer.step(span.start),
                None => lexer.step(phrase.text.len()),
            }
        }
        Tokens {
            text: phrase.text,
            list: lexer.list,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Lexeme)> {
        self.list.iter().enumerate()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Lexeme> {
        self.list.get(at)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Lexeme> {
        at.checked_sub(1).and_then(|i| self.list.get(i))
    }

    /// The text of token `at`, empty when there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |t| self.slice(t.start..t.end))
    }

    /// The bytes of the tokens from `first` to the one before `end`; empty where there are none.
    pub(super) fn range(&self, first: usize, end: usize) -> Range<usize> {
        let tokens = self.list.get(first..end).unwrap_or_default();
        let range = tokens.first().zip(tokens.last());
        range.map_or(0..0, |(first, last)| first.start..last.end)
    }

    /// The byte at which the last word of token `at` begins: Chinese and Japanese tokens hold several.
    pub(super) fn start_of_last_word(&self, at: usize) -> Option<usize> {
        self.get(at).map(|t| t.end - decisive(self.word(at)).len())
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn senses(&self, at: usize) -> Sense {
        self.get(at).map(|t| t.senses).unwrap_or_default()
    }

    /// Whether no sense by which quantities are recognised is known of token `at`: it may be a name.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        let wording = Sense::VERB
            | Sense::VERB_OR_NOUN
            | Sense::DIRECTION
            | Sense::GENERIC_VERB
            | Sense::SHIPPING
            | Sense::MAKING
            | Sense::KEEPING
            | Sense::CAUTIOUS
            | Sense::CAUSATIVE
            | Sense::RESULT_OF_BUSINESS
            | Sense::FINISHED_THING
            | Sense::GENERIC_NOUN
            | Sense::TOPIC
            | Sense::ADJECTIVE
            | Sense::PREPOSITION
            | Sense::OPENS_NOUN
            | Sense::SENTENCE
            | Sense::REASON;
        wording.contains(self.senses(at))
    }

    pub(super) fn kind(&self, at: usize) -> Option<LexemeKind> {
        self.get(at).map(|t| t.kind)
    }

    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(LexemeKind::Sign(sign))
    }

    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.kind(at) == Some(LexemeKind::Word) && self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether token `at` is one of these words (lower case).
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.kind(at) == Some(LexemeKind::Word)
            && words
                .iter()
                .any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    /// Whether the words at `at`, `at + 1`, … are those of `phrase` (lower case, parted by blanks); their number.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let words = phrase.split(' ');
        let mut count = 0;
        for word in words {
            if !self.is_word(at + count, word) {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Whether the words at `at`, `at + 1`, … are these (lower case ASCII).
    pub(super) fn are_words(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| self.is_word(at + i, word))
    }

    /// Whether token `at` follows the one before it without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| !t.spaced)
    }

    /// Whether a sentence or clause ends before token `at` (or the text begins there).
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        self.before(at).is_none_or(|t| match t.kind {
            LexemeKind::Sign('.') => self.get(at).is_some_and(|t| t.spaced),
            LexemeKind::Sign(c) => ends_clause(c),
            _ => false,
        })
    }
}

/// Whether the item is written as code from end to end: then the code is its words. An address stays one.
fn is_all_opaque(phrase: &Phrase) -> bool {
    let [span] = phrase.opaque else { return false };
    let outside =
        |range: Option<&str>| range.is_some_and(|s| !s.chars().any(char::is_alphanumeric));
    let code = phrase
        .text
        .get(span.clone())
        .is_some_and(|s| s.contains(' ') && !s.contains("://"));
    code && outside(phrase.text.get(..span.start)) && outside(phrase.text.get(span.end..))
}

/// Signs after which a new clause begins.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(
        c,
        ';' | ':' | '!' | '?' | '—' | '–' | '。' | '；' | '：' | '！' | '？' | '•' | '|'
    )
}

/// The spans of a phrase that are known beforehand, in order.
struct Known<'a> {
    placeholders: &'a [Range<usize>],
    opaque: &'a [Range<usize>],
}

impl Known<'_> {
    /// The first span that begins at or after `at`; spans that lie before, overlap the last one, are empty or are
    /// not on character boundaries are passed over.
    fn next(&mut self, text: &str, at: usize) -> Option<(LexemeKind, Range<usize>)> {
        let placeholder = first(&mut self.placeholders, text, at);
        let opaque = first(&mut self.opaque, text, at);
        match (placeholder, opaque) {
            (Some(p), Some(o)) if o.start < p.start => Some((LexemeKind::Opaque, o)),
            (Some(p), _) => Some((LexemeKind::Placeholder, p)),
            (None, o) => o.map(|o| (LexemeKind::Opaque, o)),
        }
    }
}

fn first(spans: &mut &[Range<usize>], text: &str, at: usize) -> Option<Range<usize>> {
    while let [span, rest @ ..] = *spans {
        if span.start >= at && text.get(span.clone()).is_some_and(|s| !s.is_empty()) {
            return Some(span.clone());
        }
        *spans = rest;
    }
    None
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
    spaced: bool,
    list: Vec<Lexeme>,
}

impl Lexer<'_> {
    /// Takes one token or white space; no token reaches beyond `limit`.
    fn step(&mut self, limit: usize) {
        let rest = self.text.get(self.at..limit).unwrap_or_default();
        let Some(c) = rest.chars().next() else {
            self.at = limit.max(self.at + 1);
            return;
        };
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            self.spaced = true;
            self.at += c.len_utf8();
        } else if c.is_alphabetic() {
            self.push(LexemeKind::Word, self.at + word(rest));
        } else if numeral::begins(c) {
            let (kind, length) = number_or_period(self.text, self.at, rest);
            self.push(kind, self.at + length);
        } else {
            self.push(LexemeKind::Sign(plain(c)), self.at + c.len_utf8());
        }
    }

    fn push(&mut self, kind: LexemeKind, end: usize) {
        let closes = matches!(kind, LexemeKind::Sign(')' | ']' | '）'));
        self.depth = self.depth.saturating_sub(u8::from(closes));
        let word = self.text.get(self.at..end).unwrap_or_default();
        let lexeme = Lexeme {
            kind,
            start: self.at,
            end,
            spaced: self.spaced,
            depth: self.depth,
            senses: Sense::empty(),
            bit: 0,
            kinds: 0,
        };
        self.list.push(lexeme.read(kind, word));
        self.depth = self
            .depth
            .saturating_add(u8::from(matches!(kind, LexemeKind::Sign('(' | '[' | '（'))));
        self.spaced = false;
        self.at = end;
    }
}

fn number_or_period(text: &str, at: usize, rest: &str) -> (LexemeKind, usize) {
    match period::length_at(text, at).filter(|&length| length <= rest.len()) {
        Some(length) => (LexemeKind::Period, length),
        None => (LexemeKind::Number, numeral::scan(rest).max(1)),
    }
}

/// Signs that look different and mean the same.
fn plain(c: char) -> char {
    match c {
        '％' | '٪' | '﹪' => '%',
        '＋' => '+',
        '−' | '‐' | '‑' | '－' => '-',
        '＞' => '>',
        '＜' => '<',
        '＄' => '$',
        '￥' => '¥',
        '＃' => '#',
        '／' => '/',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '➔' | '➜' | '⇒' | '➡' | '⟶' => '→',
        c => c,
    }
}

/// The length of the word that `rest` begins with. A full stop or an apostrophe between letters belongs to it
/// ("node.js", "we've"), unless a sentence ends there ("done.Next"); Chinese and Japanese characters make words of their own.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let wide = rest.chars().next().is_some_and(ideograph);
    let mut lower = false;
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_alphanumeric() || c == '_' {
            if wide {
                return at;
            }
            lower = c.is_ascii_lowercase();
            continue;
        }
        let inner = matches!(c, '.' | '\'' | '’')
            && chars.peek().is_some_and(|(_, n)| {
                n.is_alphanumeric() && !wide && !(c == '.' && n.is_uppercase() && lower)
            });
        let letter = (c.is_alphanumeric() || combining(c)) && ideograph(c) == wide;
        if !inner && !letter {
            return at;
        }
        lower = c.is_lowercase();
    }
    rest.len()
}

/// What of a word is looked up: all of it; of Chinese and Japanese words, which run on without spaces, the last
/// character ("转化率从" ends in "from").
fn decisive(word: &str) -> &str {
    match word.char_indices().next_back() {
        Some((at, c)) if ideograph(c) => word.get(at..).unwrap_or(word),
        _ => word,
    }
}

/// Whether the character is one of those that Chinese and Japanese write without spaces.
pub(super) fn ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    fn words(text: &str, placeholder: Range<usize>) -> String {
        let phrase = Phrase {
            placeholders: &[placeholder],
            ..Phrase::of_words(text)
        };
        let tokens = Tokens::of(&phrase);
        let words: Vec<_> = (0..tokens.len()).map(|i| tokens.word(i)).collect();
        words.join(" ")
    }

    #[test]
    fn tokens_of_a_phrase() {
        let table = "
            We've shipped 3 demos | We've shipped 3 demos
            grow 10k+-user POC    | grow 10 k + - user POC
            from $2.5k to $6k     | from $ 2.5 k to $ 6 k
            by 2021-05-01.        | by 2021-05-01 .
            node.js v3.8 e.g. Q2  | node.js v3.8 e.g . Q2
            所有API在3天内        | 所有 API 在 3 天内
            ≥95％                 | ≥ 95 ％
        ";
        for [text, expected] in cases(table) {
            assert_eq!(words(text, 0..0), expected);
        }
    }

    #[test]
    fn known_spans_are_single_tokens() {
        assert_eq!(words("Land N1 now", 5..7), "Land N1 now");
        assert_eq!(words("Land 1+2 now", 5..8), "Land 1+2 now");
        // A span outside is passed over.
        assert_eq!(words("Land N1 now", 5..99), "Land N1 now");
    }
}
