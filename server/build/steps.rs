//! Compiles the steps of the rows in `patterns/`: tests of tokens, and how often they may hold.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::filter::Filter;
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

/// A step.
pub struct Step {
    pub code: String,
    /// What its first and its last token can be.
    pub first: Filter,
    pub last: Filter,
    /// Whether it takes a token.
    pub is_needed: bool,
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

    /// The step that `word` writes.
    pub fn step(&self, word: &str) -> Step {
        let (gap, word) = match word.split_at_checked(1) {
            Some(("+", rest)) => ("Glued", rest),
            Some(("-", rest)) => ("Spaced", rest),
            _ => ("Any", word),
        };
        let (test, least, most) = self.repetition(word);
        let nothing = [Filter::default(), Filter::default()];
        let (test, [first, last], takes) = match test {
            "^" => ("ClauseStart".to_owned(), nothing, false),
            "START" => ("TextStart".to_owned(), nothing, false),
            "END" => ("TextEnd".to_owned(), nothing, false),
            test if test.starts_with('%') => {
                let (path, ends) = self.list(test);
                (format!("Phrase(&{path})"), ends, true)
            }
            test => match test.strip_prefix('!').filter(|rest| !rest.contains('&')) {
                Some(rest) => (format!("Not(&[{}])", self.choices(rest).0), nothing, false),
                None => {
                    let (code, first) = self.choices(test);
                    (format!("Token(&[{code}])"), [first.clone(), first], true)
                }
            },
        };
        let code = format!(
            "{MATCHER}::Step {{ test: {MATCHER}::Test::{test}, least: {least}, most: {most}, \
             gap: {MATCHER}::Gap::{gap} }}"
        );
        let is_needed = takes && least > 0;
        Step {
            code,
            first,
            last,
            is_needed,
        }
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

    /// Tests of which one must hold, each a list of tests that must all hold; and what passes them.
    fn choices(&self, word: &str) -> (String, Filter) {
        let (mut code, mut first) = (String::new(), Filter::default());
        for choice in split(word, '|') {
            let (mut tests, mut passes) = (String::new(), Filter::any());
            for test in split(choice, '&') {
                let (test, filter) = self.atom(test);
                tests.push_str(&test);
                passes = passes.and(filter);
            }
            let _ = write!(code, "&[{tests}],");
            first = first.or(&passes);
        }
        (code, first)
    }

    /// The code of one test, and what passes it.
    fn atom(&self, test: &str) -> (String, Filter) {
        let (negated, test) = match test.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, test),
        };
        let (is, first) = if let Some(name) = test.strip_prefix(':') {
            let Some(meaning) = self.named.get(name) else {
                self.fail(&format!("`:{name}` is not defined above"))
            };
            self.used.borrow_mut().insert(name.to_owned());
            let (code, first) = self.choices(meaning);
            (format!("Choice(&[{code}])"), first)
        } else {
            self.simple(test)
        };
        let first = if negated { Filter::any() } else { first };
        let code = format!("{MATCHER}::Atom {{ negated: {negated}, is: {MATCHER}::Is::{is} }},");
        (code, first)
    }

    /// The path of the list that `$list`, `$topic.list` or `%list` names, and what its first and last words pass.
    fn list(&self, test: &str) -> (String, [Filter; 2]) {
        let name = test.trim_start_matches(['$', '%']);
        let (topic, list) = name.split_once('.').unwrap_or((self.topic, name));
        let names = self.lexicon.names(topic);
        if !names.is_some_and(|names| names.contains_key(list)) {
            self.fail(&format!("the lexicon has no list `{topic}.{list}`"));
        }
        let path = format!("crate::lexicon::{topic}::{}", list.to_uppercase());
        (path, Filter::of_list(self.lexicon, topic, list))
    }

    fn simple(&self, test: &str) -> (String, Filter) {
        let Some(first) = test.chars().next() else {
            self.fail("a test is empty")
        };
        let rest = test.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '@' => self.sense(rest),
            '$' => {
                let (path, [first, _]) = self.list(test);
                (format!("OneOf(&{path})"), first)
            }
            '\'' => {
                let Some(signs) = rest.strip_suffix('\'').filter(|signs| !signs.is_empty()) else {
                    self.fail("signs end with '")
                };
                let texts = signs.chars().map(String::from);
                (format!("OneSign({signs:?})"), Filter::of_texts(texts))
            }
            '"' => {
                let text = rest.trim_end_matches('"');
                (format!("Exactly({text:?})"), Filter::of_texts([text]))
            }
            '*' => (format!("EndsWith({rest:?})"), Filter::any()),
            '~' => (format!("Holds({rest})"), Filter::any()),
            '.' => {
                let figure = "crate::measure::figure::Figure";
                (format!("Figure({figure}::is_{rest})"), Filter::any())
            }
            _ if first.is_uppercase() => self.kind(test),
            _ if first.is_alphabetic() => (format!("Text({test:?})"), Filter::of_texts([test])),
            _ => self.fail(&format!("`{test}` is no test")),
        }
    }

    /// `@sense` or, with another `@`, a form of a verb with it.
    fn sense(&self, name: &str) -> (String, Filter) {
        let (kind, name, first) = match name.strip_prefix('@') {
            Some(name) => ("VerbForm", name, Filter::any()),
            None => ("Sense", name, Filter::of_sense(name)),
        };
        if !self.lexicon.group("senses").contains_key(name) {
            self.fail(&format!("no sense is called `{name}`"));
        }
        let constant = name.to_uppercase();
        (format!("{kind}(crate::lexicon::Sense::{constant})"), first)
    }

    /// `WORD`, `CAPITAL`: the kinds of tokens, in the order of `LexemeKind::bit`, and what any kind may have.
    fn kind(&self, test: &str) -> (String, Filter) {
        const KINDS: [&str; 8] = [
            "Word",
            "Number",
            "Period",
            "Placeholder",
            "Opaque",
            "Sign",
            "Capital",
            "Wide",
        ];
        const OTHERS: [&str; 5] = ["Any", "Capitals", "Lower", "Unknown", "Inside"];
        let kinds = (0u8..)
            .zip(KINDS)
            .map(|(index, kind)| (kind, Filter::of_kind(index)));
        let others = OTHERS.map(|name| (name, Filter::any()));
        let mut all = kinds.chain(others);
        let found = all.find(|(name, _)| name.to_uppercase() == test);
        let (name, filter) = found.unwrap_or_else(|| self.fail(&format!("`{test}` is no test")));
        (name.to_owned(), filter)
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
