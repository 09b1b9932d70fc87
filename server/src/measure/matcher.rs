//! Rows of patterns over the tokens of a phrase, of which the first that matches decides.
//!
//! The rows stand in `server/patterns/`, one file for each recogniser; the `README.md` there says how they are written.
//! They are compiled at build time (`server/build/patterns.rs`).

use super::figure::Figure;
use super::lexer::{Lexeme, LexemeKind, Tokens};
use super::word_form;
use crate::lexicon::{self, Sense};

/// Brings in the groups of rows of `server/patterns/<topic>.txt`, each as a static [`Rows`].
macro_rules! patterns {
    ($topic:literal) => {
        include!(concat!(env!("OUT_DIR"), "/patterns/", $topic, ".rs"));
    };
}
pub(super) use patterns;

/// The rows of a group, in the order in which they are asked.
pub(super) struct Rows<V: 'static> {
    pub rows: &'static [PatternRow<V>],
    pub first: Filter,
}

/// A pattern and what it says. A match takes the tokens of `focus`; what is around them is only looked at.
pub(super) struct PatternRow<V: 'static> {
    /// From the focus backwards.
    pub before: &'static [Step],
    pub focus: &'static [Step],
    pub after: &'static [Step],
    pub verdict: V,
    pub filters: Filters,
    #[cfg(test)]
    pub examples: &'static [&'static str],
}

/// What a row, or one of a group, can begin with: a token that has none of this is no match.
pub(super) struct Filter {
    /// The bits of texts; all of them where any will do.
    pub bits: u64,
    pub senses: Sense,
    /// As [`LexemeKind::bits`] gives them.
    pub kinds: u8,
}

/// What a row needs at once. Without these a phrase would cost several times as much.
pub(super) struct Filters {
    /// Where the row is about a token: that token.
    pub first: Filter,
    /// The token before the focus.
    pub before: Filter,
    /// Where the row is about a figure: its numeral, and the token behind it.
    pub focus: Filter,
    pub after: Filter,
}

impl Filter {
    fn passes(&self, token: Option<&Lexeme>) -> bool {
        self.bits == u64::MAX
            || token.is_some_and(|token| {
                self.bits & token.bit != 0
                    || self.kinds & token.kinds != 0
                    || self.senses.intersects(token.senses)
            })
    }
}

/// A test of a token, and how often it may hold.
pub(super) struct Step {
    pub test: Test,
    pub least: u8,
    pub most: u8,
    pub gap: Gap,
}

/// What must be before a token.
#[derive(PartialEq)]
pub(super) enum Gap {
    Any,
    /// No white space.
    Glued,
    /// White space, or the beginning of the text.
    Spaced,
}

/// What must be at a place. Tests of tokens are choices of tests that must all hold.
pub(super) enum Test {
    /// A token, which is taken.
    Token(Choices),
    /// The longest of these phrases, which is taken; once and with any gap.
    Phrase(&'static &'static [&'static str]),
    /// No such token; none at all will do. Nothing is taken.
    Not(Choices),
    /// A clause begins here.
    ClauseStart,
    /// The text begins here.
    TextStart,
    /// The text ends here.
    TextEnd,
}

impl Test {
    fn is_start(&self) -> bool {
        matches!(self, Test::TextStart | Test::ClauseStart)
    }
}

pub(super) type Choices = &'static [&'static [Atom]];

/// A single test of a token.
pub(super) struct Atom {
    pub negated: bool,
    pub is: Is,
}

/// What a token is asked.
pub(super) enum Is {
    Any,
    Word,
    Number,
    Period,
    Placeholder,
    Opaque,
    Sign,
    /// Begins with a capital.
    Capital,
    /// Has letters beyond ASCII.
    Wide,
    /// Has no letter in lower case.
    Capitals,
    /// Begins with a letter in lower case.
    Lower,
    /// May be a name; see [`Tokens::is_unknown`].
    Unknown,
    /// Stands in brackets.
    Inside,
    /// One of these signs.
    OneSign(&'static str),
    Sense(Sense),
    /// May be a form of a verb with this sense.
    VerbForm(Sense),
    /// This word, in any case.
    Text(&'static str),
    /// This text, in this case.
    Exactly(&'static str),
    EndsWith(&'static str),
    OneOf(&'static &'static [&'static str]),
    Holds(fn(&Tokens, usize) -> bool),
    /// Asks the figure around which the row is matched.
    Figure(fn(&Figure) -> bool),
    /// One of these choices holds.
    Choice(Choices),
}

/// A row that matches, by what its focus takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match<V> {
    /// The first token of the focus.
    pub first: usize,
    /// The token behind the focus.
    pub end: usize,
    pub verdict: V,
}

impl<V: Copy> Rows<V> {
    /// The decision about token `at`.
    pub(super) fn at(&self, tokens: &Tokens, at: usize) -> Option<Match<V>> {
        let token = tokens.get(at);
        if !self.first.passes(token) {
            return None;
        }
        self.rows.iter().find_map(|row| row.at(tokens, at))
    }

    /// The first decision in the phrase.
    pub(super) fn first(&self, tokens: &Tokens) -> Option<Match<V>> {
        (0..tokens.len()).find_map(|at| self.at(tokens, at))
    }

    /// The decision about a figure: the focus is asked about its numeral, and what is around it about its neighbours.
    pub(super) fn about(&self, tokens: &Tokens, figure: &Figure) -> Option<V> {
        let row = self.rows.iter().find(|row| row.is_about(tokens, figure))?;
        Some(row.verdict)
    }
}

impl Rows<bool> {
    /// Whether the decision about token `at` is yes.
    pub(super) fn hold(&self, tokens: &Tokens, at: usize) -> bool {
        self.at(tokens, at).is_some_and(|found| found.verdict)
    }

    /// Whether the decision about any token is yes.
    pub(super) fn any(&self, tokens: &Tokens) -> bool {
        (0..tokens.len()).any(|at| self.hold(tokens, at))
    }

    /// Whether the decision about a figure is yes.
    pub(super) fn hold_about(&self, tokens: &Tokens, figure: &Figure) -> bool {
        self.about(tokens, figure).unwrap_or(false)
    }
}

impl<V: Copy> PatternRow<V> {
    fn at(&self, tokens: &Tokens, at: usize) -> Option<Match<V>> {
        let place = Matcher {
            tokens,
            figure: None,
        };
        let filters = &self.filters;
        if !filters.first.passes(tokens.get(at)) || !filters.before.passes(tokens.before(at)) {
            return None;
        }
        // Most tokens are far from the beginning, and what is looked for may cost more.
        let from_start = matches!(self.before.last(), Some(step) if step.test.is_start());
        if from_start && !place.behind(self.before, at) {
            return None;
        }
        let end = place.ahead(self.focus, at, &|end| {
            place.ahead(self.after, end, &|_| true).is_some()
        })?;
        let holds = from_start || place.behind(self.before, at);
        holds.then_some(Match {
            first: at,
            end,
            verdict: self.verdict,
        })
    }

    fn is_about(&self, tokens: &Tokens, figure: &Figure) -> bool {
        let place = Matcher {
            tokens,
            figure: Some(figure),
        };
        let filters = &self.filters;
        let mut first = self.focus.iter().take(1);
        filters.focus.passes(tokens.get(figure.number))
            && filters.before.passes(tokens.before(figure.first))
            && filters.after.passes(tokens.get(figure.last + 1))
            && first.all(|step| place.is_parted(&step.gap, figure.first))
            && place.ahead(self.focus, figure.number, &|_| true).is_some()
            && place
                .ahead(self.after, figure.last + 1, &|_| true)
                .is_some()
            && place.behind(self.before, figure.first)
    }
}

/// What steps are matched against.
#[derive(Clone, Copy)]
struct Matcher<'t> {
    tokens: &'t Tokens<'t>,
    figure: Option<&'t Figure>,
}

impl Matcher<'_> {
    /// The token behind the steps from `at` on, where `then` accepts it. A step takes as much as it can.
    fn ahead(&self, steps: &[Step], at: usize, then: &dyn Fn(usize) -> bool) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return then(at).then_some(at);
        };
        let choices = match step.test {
            Test::Token(choices) => choices,
            Test::Phrase(phrases) => {
                let first = self.tokens.word(at);
                let near = phrases.iter().filter(|phrase| starts_with(phrase, first));
                let count = self.longest(near, |_| Some(at))?;
                return self.ahead(rest, at + count, then);
            }
            _ => {
                return self
                    .holds(&step.test, at, Some(at))
                    .then(|| self.ahead(rest, at, then))?;
            }
        };
        let fits = |at: usize| self.is_parted(&step.gap, at) && self.is(choices, at);
        let most = (at..at + usize::from(step.most))
            .take_while(|at| fits(*at))
            .count();
        let least = usize::from(step.least);
        let mut counts = (least..=most).rev();
        counts.find_map(|count| self.ahead(rest, at + count, then))
    }

    /// Whether the steps stand before `end`, the nearest first.
    fn behind(&self, steps: &[Step], end: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return true;
        };
        let choices = match step.test {
            Test::Token(choices) => choices,
            Test::Phrase(phrases) => {
                let last = self.tokens.word(end.saturating_sub(1));
                let near = phrases.iter().filter(|phrase| ends_with(phrase, last));
                let longest = self.longest(near, |count| end.checked_sub(count));
                return longest.is_some_and(|count| self.behind(rest, end - count));
            }
            _ => {
                let beside = end.checked_sub(1);
                return self.holds(&step.test, end, beside) && self.behind(rest, end);
            }
        };
        let fits = |at: usize| self.is_parted(&step.gap, at) && self.is(choices, at);
        let near = end.saturating_sub(usize::from(step.most))..end;
        let most = near.rev().take_while(|at| fits(*at)).count();
        let least = usize::from(step.least);
        let mut counts = (least..=most).rev();
        counts.any(|count| self.behind(rest, end - count))
    }

    /// The most words of a phrase that stands where `start` says for its number of words.
    fn longest<'p>(
        &self,
        phrases: impl Iterator<Item = &'p &'static str>,
        start: impl Fn(usize) -> Option<usize>,
    ) -> Option<usize> {
        let words = |phrase: &&str| {
            let start = start(phrase.split(' ').count())?;
            self.tokens.phrase(start, phrase)
        };
        phrases.filter_map(words).max()
    }

    /// Whether a test that takes nothing holds between the tokens before `at` and `at`; `beside` is the one to look at.
    fn holds(&self, test: &Test, at: usize, beside: Option<usize>) -> bool {
        match test {
            Test::ClauseStart => self.tokens.opens_clause(at),
            Test::TextStart => at == 0,
            Test::TextEnd => at >= self.tokens.len(),
            Test::Phrase(_) => false,
            Test::Not(choices) | Test::Token(choices) => {
                !beside.is_some_and(|beside| self.is(choices, beside))
            }
        }
    }

    fn is_parted(&self, gap: &Gap, at: usize) -> bool {
        *gap == Gap::Any || self.tokens.glued(at) == (*gap == Gap::Glued)
    }

    /// Whether there is a token `at` for which one of the choices holds.
    fn is(&self, choices: Choices, at: usize) -> bool {
        self.tokens.get(at).is_some()
            && choices.iter().any(|tests| {
                let mut tests = tests.iter();
                tests.all(|test| self.answers(&test.is, at) != test.negated)
            })
    }

    fn answers(&self, is: &Is, at: usize) -> bool {
        let tokens = self.tokens;
        let kind = tokens.kind(at);
        match is {
            Is::Any => true,
            Is::Word => kind == Some(LexemeKind::Word),
            Is::Number => kind == Some(LexemeKind::Number),
            Is::Period => kind == Some(LexemeKind::Period),
            Is::Placeholder => kind == Some(LexemeKind::Placeholder),
            Is::Opaque => kind == Some(LexemeKind::Opaque),
            Is::Sign => matches!(kind, Some(LexemeKind::Sign(_))),
            Is::OneSign(signs) => {
                matches!(kind, Some(LexemeKind::Sign(sign)) if signs.contains(sign))
            }
            Is::Capital => tokens.word(at).starts_with(char::is_uppercase),
            Is::Wide => !tokens.word(at).is_ascii(),
            Is::Capitals => !tokens.word(at).contains(char::is_lowercase),
            Is::Lower => tokens.word(at).starts_with(char::is_lowercase),
            Is::Unknown => kind == Some(LexemeKind::Word) && tokens.is_unknown(at),
            Is::Inside => tokens.get(at).is_some_and(|token| token.depth > 0),
            Is::Sense(senses) => tokens.senses(at).intersects(*senses),
            Is::VerbForm(senses) => word_form::verb(tokens.word(at))
                .is_some_and(|verb| lexicon::senses(verb).intersects(*senses)),
            Is::Text(word) => tokens.is_word(at, word),
            Is::Exactly(text) => tokens.word(at) == *text,
            Is::EndsWith(ending) => tokens.word(at).ends_with(ending),
            Is::OneOf(words) => tokens.is_one_of(at, words),
            Is::Holds(test) => test(tokens, at),
            Is::Figure(test) => self.figure.is_some_and(test),
            Is::Choice(choices) => self.is(choices, at),
        }
    }
}

/// Whether the text begins with the word, in any ASCII case.
fn starts_with(text: &str, word: &str) -> bool {
    let start = text.get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether the text ends with the word, in any ASCII case.
fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

#[cfg(test)]
impl<V: Copy> Rows<V> {
    /// The examples that are not decided by their row, at no token and about no figure.
    pub(super) fn undecided(&self, group: &str) -> Vec<String> {
        let rows = self.rows.iter().enumerate();
        let examples = rows.flat_map(|(row, it)| it.examples.iter().map(move |one| (row, *one)));
        let undecided = examples.filter(|&(row, example)| !self.decides(row, example));
        undecided
            .map(|(row, example)| format!("row {} of {group}: {example}", row + 1))
            .collect()
    }

    /// Whether the row is the first to decide about a token or a figure of the example.
    fn decides(&self, row: usize, example: &str) -> bool {
        let (text, redaction) = super::tests::redacted(example);
        let phrase = super::Phrase {
            placeholders: &[redaction],
            ..super::Phrase::of_words(&text)
        };
        let reading = super::Reading::of(&phrase);
        let tokens = &reading.tokens;
        let first = |found: &dyn Fn(&PatternRow<V>) -> bool| self.rows.iter().position(found);
        let mut figures = reading.figures.iter();
        (0..tokens.len()).any(|at| first(&|it| it.at(tokens, at).is_some()) == Some(row))
            || figures.any(|figure| first(&|it| it.is_about(tokens, figure)) == Some(row))
    }
}
