//! Compiles the steps of the rows in `patterns/`: tests of tokens, and how often they may hold.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::source::Lexicon;

/// Where the types of the generated code are.
pub const MATCHER: &str = "crate::measure::matcher";

/// The most tokens that `*` takes.
const MANY: u8 = 24;

/// What the steps of a file are read with.
pub struct Steps<'a> {
    topic: &'a str,
    lexicon: &'a Lexicon,
    /// Tests with a name, as they are written.
    named: BTreeMap<String, String>,
    used: RefCell<BTreeSet<String>>,
    /// The line that is read, for messages.
    pub line: usize,
}

impl<'a> Steps<'a> {
    pub fn new(topic: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            topic,
            lexicon,
            named: BTreeMap::new(),
            used: RefCell::default(),
            line: 0,
        }
    }

    pub fn fail(&self, problem: &str) -> ! {
        panic!("patterns/{}.txt:{}: {problem}", self.topic, self.line)
    }

    /// Gives a test a name.
    pub fn define(&mut self, name: String, test: String) {
        if self.named.insert(name.clone(), test).is_some() {
            self.fail(&format!("`:{name}` is defined twice"));
        }
    }

    pub fn fail_if_unused(&self) {
        let used = self.used.borrow();
        if let Some(name) = self.named.keys().find(|name| !used.contains(*name)) {
            self.fail(&format!("`:{name}` is used nowhere"));
        }
    }

    /// The code of the step that `word` writes.
    pub fn step(&self, word: &str) -> String {
        let (gap, word) = match word.split_at_checked(1) {
            Some(("+", rest)) => ("Glued", rest),
            Some(("-", rest)) => ("Spaced", rest),
            _ => ("Any", word),
        };
        let (test, least, most) = self.repetition(word);
        let test = match test {
            "^" => "ClauseStart".to_owned(),
            "START" => "TextStart".to_owned(),
            "END" => "TextEnd".to_owned(),
            test if test.starts_with('%') => format!("Phrase(&{})", self.list(test)),
            test => match test.strip_prefix('!').filter(|rest| !rest.contains('&')) {
                Some(rest) => format!("Not(&[{}])", self.choices(rest)),
                None => format!("Token(&[{}])", self.choices(test)),
            },
        };
        format!(
            "{MATCHER}::Step {{ test: {MATCHER}::Test::{test}, least: {least}, most: {most}, \
             gap: {MATCHER}::Gap::{gap} }}"
        )
    }

    /// The test without `?`, `*` or `{3}`, and how often it may hold.
    fn repetition<'w>(&self, word: &'w str) -> (&'w str, u8, u8) {
        if word.ends_with('\'') || word.len() == 1 {
            return (word, 1, 1);
        }
        if let Some(test) = word.strip_suffix('?') {
            (test, 0, 1)
        } else if let Some(test) = word.strip_suffix('*') {
            (test, 0, MANY)
        } else if let Some((test, count)) = word
            .strip_suffix('}')
            .and_then(|word| word.rsplit_once('{'))
        {
            let Ok(count) = count.parse() else {
                self.fail("a number stands between { and }")
            };
            (test, 0, count)
        } else {
            (word, 1, 1)
        }
    }

    /// Tests of which one must hold, each a list of tests that must all hold.
    fn choices(&self, word: &str) -> String {
        let choices = split(word, '|').into_iter().map(|choice| {
            let tests = split(choice, '&').into_iter().map(|test| self.atom(test));
            format!("&[{}]", tests.collect::<Vec<_>>().join(","))
        });
        choices.collect::<Vec<_>>().join(",")
    }

    /// The code of one test.
    fn atom(&self, test: &str) -> String {
        let (negated, test) = match test.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, test),
        };
        let is = if let Some(name) = test.strip_prefix(':') {
            let Some(meaning) = self.named.get(name) else {
                self.fail(&format!("`:{name}` is not defined above"))
            };
            self.used.borrow_mut().insert(name.to_owned());
            format!("Choice(&[{}])", self.choices(meaning))
        } else {
            self.simple(test)
        };
        format!("{MATCHER}::Atom {{ negated: {negated}, is: {MATCHER}::Is::{is} }}")
    }

    /// The path of the list that `$list`, `$topic.list` or `%list` names.
    fn list(&self, test: &str) -> String {
        let name = test.trim_start_matches(['$', '%']);
        let (topic, list) = name.split_once('.').unwrap_or((self.topic, name));
        let names = self.lexicon.names(topic);
        if !names.is_some_and(|names| names.contains_key(list)) {
            self.fail(&format!("the lexicon has no list `{topic}.{list}`"));
        }
        format!("crate::lexicon::{topic}::{}", list.to_uppercase())
    }

    fn simple(&self, test: &str) -> String {
        let Some(first) = test.chars().next() else {
            self.fail("a test is empty")
        };
        let rest = test.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '@' => {
                let (kind, rest) = match rest.strip_prefix('@') {
                    Some(rest) => ("VerbForm", rest),
                    None => ("Sense", rest),
                };
                if !self.lexicon.group("senses").contains_key(rest) {
                    self.fail(&format!("no sense is called `{rest}`"));
                }
                format!("{kind}(crate::lexicon::Sense::{})", rest.to_uppercase())
            }
            '$' => format!("OneOf(&{})", self.list(test)),
            '\'' => {
                let Some(signs) = rest.strip_suffix('\'').filter(|signs| !signs.is_empty()) else {
                    self.fail("signs end with '")
                };
                format!("OneSign({signs:?})")
            }
            '"' => format!("Exactly({:?})", rest.trim_end_matches('"')),
            '*' => format!("EndsWith({rest:?})"),
            '~' => format!("Holds({rest})"),
            '.' => format!("Figure(crate::measure::figure::Figure::is_{rest})"),
            _ if first.is_uppercase() => match test {
                "WORD" | "NUMBER" | "PERIOD" | "PLACEHOLDER" | "OPAQUE" | "SIGN" | "ANY"
                | "CAPITAL" | "CAPITALS" | "LOWER" | "UNKNOWN" | "INSIDE" => {
                    let name = format!("{first}{}", rest.to_lowercase());
                    name
                }
                _ => self.fail(&format!("`{test}` is no test")),
            },
            _ if first.is_alphabetic() => format!("Text({test:?})"),
            _ => self.fail(&format!("`{test}` is no test")),
        }
    }
}

/// The parts of `text` between `at`, which may also stand in quotes.
fn split(text: &str, at: char) -> Vec<&str> {
    let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
    for (place, char) in text.char_indices() {
        match quote {
            Some(open) if char == open => quote = None,
            None if matches!(char, '\'' | '"') => quote = Some(char),
            None if char == at => {
                parts.push(text.get(start..place).unwrap_or_default());
                start = place + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}
