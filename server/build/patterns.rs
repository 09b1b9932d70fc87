//! Compiles the rows of `patterns/` into matchers; its `README.md` says how they are written. Each file becomes a file of
//! statics that its recogniser includes. Whatever is wrong in one panics with its file and line.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::filter::Filter;
use super::source::Lexicon;
use super::steps::{MATCHER, Step, Steps};

/// Writes `<topic>.rs` into `out` for each `<topic>.txt` of `folder`.
pub fn compile(folder: &Path, out: &Path, lexicon: &Lexicon) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|kind| kind != "txt") {
            continue;
        }
        let topic = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).expect("a pattern file can be read");
        let code = compile_file(&text, Steps::new(&topic, lexicon));
        fs::write(out.join(format!("{topic}.rs")), code).expect("the folder can be written");
    }
}

/// A group of rows.
struct Group {
    name: String,
    /// The type of its verdicts.
    kind: String,
    /// The code of its rows.
    rows: String,
    /// What any of them can begin with.
    first: Filter,
}

fn compile_file(text: &str, mut steps: Steps) -> String {
    let mut groups: Vec<Group> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        steps.line = number + 1;
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let (name, kind) = head.split_once(':').unwrap_or((head, "bool"));
            groups.push(Group {
                name: name.trim().to_uppercase(),
                kind: kind.trim().to_owned(),
                rows: String::new(),
                first: Filter::default(),
            });
        } else if let Some((name, test)) = definition(line) {
            steps.define(name, test);
        } else {
            let Some(group) = groups.last_mut() else {
                steps.fail("a row stands in a group")
            };
            group.add(line, &steps);
        }
    }
    steps.fail_if_unused();
    let (mut code, mut checks) = (String::new(), String::new());
    for group in groups {
        let Group {
            name,
            kind,
            rows,
            first,
        } = group;
        let first = first.code();
        let _ = writeln!(
            code,
            "static {name}: {MATCHER}::Rows<{kind}> = {MATCHER}::Rows {{ rows: &[{rows}], first: {first} }};"
        );
        let _ = writeln!(checks, "failed.extend({name}.undecided({name:?}));");
    }
    let _ = writeln!(
        code,
        "#[cfg(test)]\n#[test]\nfn each_row_decides_its_examples() {{\n\
         let mut failed = Vec::new();\n{checks}assert!(failed.is_empty(), \"{{failed:#?}}\");\n}}"
    );
    code
}

/// The name and the test, without its blanks, of a line that gives a test a name.
fn definition(line: &str) -> Option<(String, String)> {
    let (name, test) = line.split_once('=')?;
    let name = name.trim();
    let single = name.chars().all(char::is_alphanumeric);
    single.then(|| (name.to_owned(), test.split_whitespace().collect()))
}

impl Group {
    /// Adds the code of a row.
    fn add(&mut self, line: &str, steps: &Steps) {
        let kind = self.kind.as_str();
        let Some((pattern, examples)) = line.split_once(" # ") else {
            steps.fail("a row needs an example behind `#`")
        };
        let mut words = pattern.split_whitespace();
        let verdict = match (kind, words.next().unwrap_or_default()) {
            ("bool", "yes") => "true".to_owned(),
            ("bool", "no") => "false".to_owned(),
            ("bool", _) => steps.fail("the verdict is `yes` or `no`"),
            (kind, verdict) => format!("{kind}::{verdict}"),
        };
        let (mut before, mut focus, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let mut part = if pattern.contains(" <") {
            &mut before
        } else {
            &mut focus
        };
        for word in words {
            let opened = word.strip_prefix('<');
            if opened.is_some() {
                part = &mut focus;
            }
            let word = opened.unwrap_or(word);
            let closed = word.strip_suffix('>');
            let word = closed.unwrap_or(word);
            if !word.is_empty() {
                part.push(steps.step(word));
            }
            if closed.is_some() {
                part = &mut after;
            }
        }
        // What stands before is matched from the focus backwards.
        before.reverse();
        let firsts =
            |steps: &[Step]| passes(steps.iter().map(|step| (&step.first, step.is_needed)));
        let lasts = before.iter().map(|step| (&step.last, step.is_needed));
        let before_filter = passes(lasts).code();
        let [focus_filter, after_filter] = [&focus, &after].map(|steps| firsts(steps).code());
        let both: Vec<_> = focus.iter().chain(&after).collect();
        let filter = passes(both.iter().map(|step| (&step.first, step.is_needed)));
        let code = |steps: &[Step]| {
            steps
                .iter()
                .map(|step| format!("{},", step.code))
                .collect::<String>()
        };
        let [before, focus, after] = [before, focus, after].map(|steps| code(&steps));
        let examples: Vec<_> = examples.split(" | ").map(str::trim).collect();
        let first = filter.code();
        let _ = writeln!(
            self.rows,
            "{MATCHER}::PatternRow {{ before: &[{before}], focus: &[{focus}], after: &[{after}], verdict: {verdict}, \
             filters: {MATCHER}::Filters {{ first: {first}, before: {before_filter}, focus: {focus_filter}, \
             after: {after_filter} }}, #[cfg(test)] examples: &{examples:?} }},"
        );
        self.first = std::mem::take(&mut self.first).or(&filter);
    }
}

/// What passes steps, of which each has what passes it, and whether it takes a token.
fn passes<'s>(steps: impl Iterator<Item = (&'s Filter, bool)>) -> Filter {
    let mut all = Filter::default();
    for (filter, is_needed) in steps {
        all = all.or(filter);
        if is_needed {
            return all;
        }
    }
    Filter::any()
}
