//! Compiles the words of `lexicon/` into tables, and the rows of `patterns/` into matchers.
//!
//! `lexicon/schema.toml` says what is asked of a language. Each other file there is a language and answers with its
//! words. What is generated:
//!
//! - `[senses]`: one bit for each sense, and one table from words to all their senses;
//! - `[lists.topic]`: a module `topic` with one list for each name, of all languages together;
//! - `[by_language.topic]`: the same with the words of each language apart;
//! - `[names.topic]`: an enum `TopicWord`, and a table from words to what they may name;
//! - `[rows.topic]`: a module with one list of rows for each name;
//! - `[texts.topic]`: a module with one text for each name, that of the first language that has it.
//!
//! `[implied]` gives the words of a topic a sense as well.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a build script reports by panicking"
)]

mod filter;
mod patterns;
mod source;
mod steps;
#[path = "../src/measure/text_bit.rs"]
mod text_bit;
mod units;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

use source::{Lexicon, text_of, words_of};

fn main() {
    println!("cargo:rerun-if-changed=lexicon");
    println!("cargo:rerun-if-changed=patterns");
    println!("cargo:rerun-if-changed=build");
    let lexicon = Lexicon::read(Path::new("lexicon"));
    let mut code = String::new();
    write_senses(&mut code, &lexicon);
    for (kind, write) in [
        (
            "lists",
            write_lists as fn(&mut String, &str, &Table, &Lexicon),
        ),
        ("by_language", write_by_language),
        ("names", write_names),
        ("rows", write_rows),
        ("texts", write_texts),
    ] {
        for (topic, names) in lexicon.group(kind) {
            let names = names.as_table().expect("a topic is a table");
            write(&mut code, topic, names, &lexicon);
        }
    }
    let folder = env::var("OUT_DIR").expect("cargo names a folder");
    let folder = Path::new(&folder);
    fs::write(folder.join("lexicon.rs"), code).expect("the folder can be written");
    let units = units::compile(Path::new("lexicon/units.txt"));
    fs::write(folder.join("units.rs"), units).expect("the folder can be written");
    let patterns = folder.join("patterns");
    fs::create_dir_all(&patterns).expect("the folder can be made");
    patterns::compile(Path::new("patterns"), &patterns, &lexicon);
}

fn write_senses(code: &mut String, lexicon: &Lexicon) {
    let names = lexicon.group("senses");
    assert!(names.len() <= 128, "there are more than 128 senses");
    let mut senses: BTreeMap<String, u128> = BTreeMap::new();
    let mut flags = String::new();
    for (bit, (name, purpose)) in names.iter().enumerate() {
        let (constant, purpose) = (name.to_uppercase(), purpose.as_str().unwrap_or_default());
        let _ = writeln!(flags, "/// {purpose}\nconst {constant} = 1 << {bit};");
        for word in words_with_sense(lexicon, name) {
            *senses.entry(word).or_default() |= 1 << bit;
        }
    }
    let mut table = phf_codegen::Map::new();
    for (word, bits) in &senses {
        table.entry(word.as_str(), format!("Sense::from_bits_retain({bits})"));
    }
    let longest = senses.keys().map(String::len).max().unwrap_or_default();
    let _ = writeln!(
        code,
        "bitflags::bitflags! {{\n/// What a word can mean.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub struct Sense: u128 {{\n{flags}}}\n}}\n\
         /// The length of the longest word, in bytes.\npub(super) const LONGEST: usize = {longest};\n\
         pub(super) static SENSES: phf::Map<&'static str, Sense> = {};",
        table.build()
    );
}

/// The words with the sense `name`, and those of the topic that implies it.
fn words_with_sense(lexicon: &Lexicon, name: &str) -> Vec<String> {
    let mut words = lexicon.words("senses", name);
    let topic = lexicon.group("implied").get(name).and_then(Value::as_str);
    if let Some((topic, names)) = topic.and_then(|topic| Some((topic, lexicon.names(topic)?))) {
        words.extend(names.keys().flat_map(|name| lexicon.words(topic, name)));
    }
    words
}

fn write_lists(code: &mut String, topic: &str, names: &Table, lexicon: &Lexicon) {
    write_module(code, topic, names, |name| {
        format!("&[&str] = &{:?}", lexicon.words(topic, name))
    });
}

fn write_by_language(code: &mut String, topic: &str, names: &Table, lexicon: &Lexicon) {
    write_module(code, topic, names, |name| {
        let rows = lexicon.languages.iter().map(|(code, language)| {
            let words = words_of(language, topic, name);
            format!("({code:?}, &{words:?})")
        });
        let rows: Vec<_> = rows.collect();
        format!("&[(&str, &[&str])] = &[{}]", rows.join(","))
    });
}

fn write_rows(code: &mut String, topic: &str, names: &Table, lexicon: &Lexicon) {
    write_module(code, topic, names, |name| {
        let lines = texts(lexicon, topic, name).flat_map(str::lines);
        let rows: Vec<Vec<_>> = lines.map(cells).collect();
        let place = format!("[{topic}] {name}");
        let count = rows.first().expect(&place).len();
        for (at, row) in rows.iter().enumerate() {
            assert!(row.len() == count, "{place}: {row:?} has not {count} cells");
            assert!(
                !rows.iter().take(at).any(|one| one == row),
                "{place}: {row:?} stands twice"
            );
        }
        format!("&[[&str; {count}]] = &{rows:?}")
    });
}

/// The cells of a row.
fn cells(row: &str) -> Vec<&str> {
    row.split(" | ").map(str::trim).collect()
}

fn write_texts(code: &mut String, topic: &str, names: &Table, lexicon: &Lexicon) {
    write_module(code, topic, names, |name| {
        let text = texts(lexicon, topic, name).next();
        let text = text.unwrap_or_else(|| panic!("[{topic}] {name}: there is no text"));
        format!("&str = {text:?}")
    });
}

/// What the languages have for `name` in `topic`, as it is written.
fn texts<'a>(lexicon: &'a Lexicon, topic: &str, name: &str) -> impl Iterator<Item = &'a str> {
    let languages = lexicon.languages.iter();
    languages.filter_map(move |(_, language)| text_of(language, topic, name))
}

/// Writes a module with one static for each name, of the type and value that `value` gives.
fn write_module(code: &mut String, topic: &str, names: &Table, value: impl Fn(&str) -> String) {
    let _ = writeln!(code, "/// Words about {topic}.\npub mod {topic} {{");
    for (name, purpose) in names {
        let (constant, purpose) = (name.to_uppercase(), purpose.as_str().unwrap_or_default());
        let _ = writeln!(
            code,
            "/// {purpose}\npub static {constant}: {};",
            value(name)
        );
    }
    code.push_str("}\n");
}

fn write_names(code: &mut String, topic: &str, names: &Table, lexicon: &Lexicon) {
    let kind = format!("{}Word", camel(topic));
    let [mut variants, mut every, mut all, mut keys] = [const { String::new() }; 4];
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, purpose) in names {
        let (variant, purpose) = (camel(name), purpose.as_str().unwrap_or_default());
        let _ = writeln!(variants, "/// {purpose}\n{variant},");
        let words = lexicon.words(topic, name);
        let _ = writeln!(all, "{kind}::{variant} => &{words:?},");
        let _ = write!(every, "Self::{variant},");
        let _ = writeln!(keys, "{kind}::{variant} => {name:?},");
        for word in words {
            let names = named.entry(word).or_default();
            names.push(format!("{kind}::{variant}"));
        }
    }
    let mut table = phf_codegen::Map::new();
    for (word, names) in &named {
        table.entry(word.as_str(), format!("&[{}]", names.join(",")));
    }
    let _ = writeln!(
        code,
        "/// Words about {topic}.\npub mod {topic} {{\n\
         /// What a word may name.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n\
         pub enum {kind} {{\n{variants}}}\n\
         impl {kind} {{\n/// All of them.\n\
         pub const ALL: &'static [Self] = &[{every}];\n\
         /// The words for it in all languages.\n\
         pub fn words(self) -> &'static [&'static str] {{ match self {{ {all} }} }}\n\
         /// The name that the schema has for it.\n\
         pub fn name(self) -> &'static str {{ match self {{ {keys} }} }}\n}}\n\
         /// What `word` may name, mostly one thing.\n\
         pub fn named(word: &str) -> &'static [{kind}] {{ TABLE.get(word).copied().unwrap_or_default() }}\n\
         static TABLE: phf::Map<&'static str, &'static [{kind}]> = {};\n}}",
        table.build()
    );
}

/// `key_result` and `key-result` as `KeyResult`.
fn camel(name: &str) -> String {
    let words = name.split(['_', '-']).map(|word| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    });
    words.collect()
}
