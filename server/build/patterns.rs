//! Compiles the rows of `patterns/` into matchers. Whatever is wrong in them panics with its file and line.
//!
//! Each file holds what one recogniser looks for and becomes a file of statics that the recogniser includes:
//!
//! ```text
//! noun = WORD&!@scope                   a name for a test, used as `:noun`
//!
//! [universal]                           a group of rows; the first row that matches decides
//! no   <@universal> +'-' +WORD          # Hold an all-hands
//! yes  <@universal>                     # Every team has a plan | All teams have one
//! ```
//!
//! A row is a verdict, items, and behind `#` examples, parted by `|`, which the row decides. A group that is not about
//! yes and no names the type of its verdicts: `[limit: Bound]`.
//!
//! An item tests one token: `word`, `"Exact"`, `*ending`, `'-/'` (one of these signs), `@sense`, `@@sense` (a form of a verb with
//! it), `$list` (of the lexicon's
//! topic with the name of the file, or `$topic.list`; `%list` takes a whole phrase of several words), `:name`, `~function` (of the tokens and a place), `.property` (of
//! the figure), WORD, NUMBER, PERIOD, PLACEHOLDER, SIGN, ANY, CAPITAL, LOWER, CAPITALS (no small letter), UNKNOWN, INSIDE (in brackets). `|` and `&`
//! join tests, `!` turns one round.
//!
//! An item that begins with `!` looks at the next token, which may be missing, and does not take it. `+` says that no
//! white space is before the token, `-` that there is some or the text begins; `?`, `*` and `{3}` let it be missing or repeated. `^` is the beginning of a clause,
//! `START` and `END` those of the text. What stands between `<` and `>` is what is looked for, and the rest of the row
//! what must be around it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::source::Lexicon;

/// Where the types of the generated code are.
const MATCHER: &str = "crate::measure::matcher";

/// The most tokens that `*` takes.
const MANY: u8 = 24;

/// Writes `<topic>.rs` into `out` for each `<topic>.txt` of `folder`.
pub fn compile(folder: &Path, out: &Path, lexicon: &Lexicon) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let topic = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).expect("a pattern file can be read");
        let code = Source::new(&topic, lexicon).compile(&text);
        fs::write(out.join(format!("{topic}.rs")), code).expect("the folder can be written");
    }
}

struct Source<'a> {
    topic: &'a str,
    lexicon: &'a Lexicon,
    /// Tests with a name, as they are written.
    named: BTreeMap<String, String>,
    line: usize,
}

impl<'a> Source<'a> {
    fn new(topic: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            topic,
            lexicon,
            named: BTreeMap::new(),
            line: 0,
        }
    }

    fn fail(&self, problem: &str) -> ! {
        panic!("patterns/{}.txt:{}: {problem}", self.topic, self.line)
    }

    fn compile(&mut self, text: &str) -> String {
        let (mut code, mut groups, mut verdict) = (String::new(), Vec::new(), "bool".to_owned());
        let mut open = false;
        for (number, line) in text.lines().enumerate() {
            self.line = number + 1;
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                code.push_str(if open { "]);\n" } else { "" });
                let (name, kind) = head.split_once(':').unwrap_or((head, "bool"));
                let name = name.trim().to_uppercase();
                verdict = kind.trim().to_owned();
                let _ = writeln!(
                    code,
                    "static {name}: {MATCHER}::Rows<{verdict}> = {MATCHER}::Rows(&["
                );
                groups.push(name);
                open = true;
            } else if let Some((name, test)) = definition(line) {
                self.named.insert(name, test);
            } else {
                let row = self.row(line, &verdict);
                let _ = writeln!(code, "{row},");
            }
        }
        code.push_str(if open { "]);\n" } else { "" });
        code.push_str("#[cfg(test)]\n#[test]\nfn each_row_decides_its_examples() {\nlet mut failed = Vec::new();\n");
        for group in groups {
            let _ = writeln!(code, "failed.extend({group}.undecided({group:?}));");
        }
        code.push_str("assert!(failed.is_empty(), \"{failed:#?}\");\n");
        code.push_str("}\n");
        code
    }

    fn row(&self, line: &str, kind: &str) -> String {
        let Some((pattern, examples)) = line.split_once(" # ") else {
            self.fail("a row needs an example behind `#`")
        };
        let mut words = pattern.split_whitespace();
        let verdict = match (kind, words.next().unwrap_or_default()) {
            ("bool", "yes") => "true".to_owned(),
            ("bool", "no") => "false".to_owned(),
            ("bool", _) => self.fail("the verdict is `yes` or `no`"),
            (kind, verdict) => format!("{kind}::{verdict}"),
        };
        let mut parts = [Vec::new(), Vec::new(), Vec::new()];
        let mut part = usize::from(!pattern.contains(" <"));
        for word in words {
            let inner = word.strip_prefix('<');
            part = if inner.is_some() { 1 } else { part };
            let word = inner.unwrap_or(word);
            let inner = word.strip_suffix('>');
            let item = inner.unwrap_or(word);
            if !item.is_empty() {
                parts[part].push(self.item(item));
            }
            part = if inner.is_some() { 2 } else { part };
        }
        // What stands before is matched from the focus backwards.
        parts[0].reverse();
        let [before, focus, after] = parts.map(|items| items.join(","));
        let examples: Vec<_> = examples.split(" | ").map(str::trim).collect();
        format!(
            "{MATCHER}::PatternRow {{ before: &[{before}], focus: &[{focus}], after: &[{after}], verdict: {verdict}, \
             #[cfg(test)] examples: &{examples:?} }}"
        )
    }

    fn item(&self, word: &str) -> String {
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
            let tests = split(choice, '&')
                .into_iter()
                .flat_map(|test| self.atom(test));
            format!("&[{}]", tests.collect::<Vec<_>>().join(","))
        });
        choices.collect::<Vec<_>>().join(",")
    }

    /// The code of one test; a named test of one choice may be several that must all hold.
    fn atom(&self, test: &str) -> Vec<String> {
        let (negated, test) = match test.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, test),
        };
        let is = if let Some(name) = test.strip_prefix(':') {
            let Some(meaning) = self.named.get(name) else {
                self.fail(&format!("`:{name}` is not defined above"))
            };
            format!("Choice(&[{}])", self.choices(meaning))
        } else {
            self.simple(test)
        };
        vec![format!(
            "{MATCHER}::Atom {{ negated: {negated}, is: {MATCHER}::Is::{is} }}"
        )]
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
                    format!("{name}")
                }
                _ => self.fail(&format!("`{test}` is no test")),
            },
            _ if first.is_alphabetic() => format!("Text({test:?})"),
            _ => self.fail(&format!("`{test}` is no test")),
        }
    }
}

/// The name and the test, without its blanks, of a line that gives a test a name.
fn definition(line: &str) -> Option<(String, String)> {
    let (name, test) = line.split_once('=')?;
    let name = name.trim();
    let single = name.chars().all(char::is_alphanumeric);
    single.then(|| (name.to_owned(), test.split_whitespace().collect()))
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
