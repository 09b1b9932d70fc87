//! Compiles the words of `lexicon/` into tables.
//!
//! `lexicon/schema.toml` says what is asked of a language; each other file there is a language and answers with its
//! words, parted by commas. What is generated:
//!
//! - `[senses]`: one bit for each sense and one table from words to all their senses;
//! - `[lists.topic]`: a module `topic` with one list for each name, of all languages together;
//! - `[by_language.topic]`: the same with the words of each language apart;
//! - `[names.topic]`: an enum `TopicWord` and a table from words to what they may name.
//!
//! `[implied]` gives the words of a topic a sense as well. A word that stands twice in a list and a name that the schema does not have are errors.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a build script reports by panicking"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

/// The schema's file, which is no language.
const SCHEMA: &str = "schema.toml";

fn main() {
    println!("cargo:rerun-if-changed=lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    let schema = read(Path::new("lexicon").join(SCHEMA).as_path());
    let languages = languages();
    for (language, table) in &languages {
        check(language, table, &schema);
    }
    let mut code = String::new();
    write_senses(&mut code, &schema, &languages);
    for (topic, keys) in topics(&schema, "lists") {
        write_lists(&mut code, topic, keys, &languages);
    }
    for (topic, keys) in topics(&schema, "by_language") {
        write_by_language(&mut code, topic, keys, &languages);
    }
    for (topic, keys) in topics(&schema, "names") {
        write_names(&mut code, topic, keys, &languages);
    }
    let folder = env::var("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&folder).join("lexicon.rs"), code).expect("the folder can be written");
}

/// The languages by their codes, English first.
fn languages() -> Vec<(String, Table)> {
    let files = fs::read_dir("lexicon").expect("lexicon/ is there");
    let mut languages: Vec<_> = files
        .map(|file| file.expect("lexicon/ can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .filter(|path| !path.ends_with(SCHEMA))
        .map(|path| {
            let code = path.file_stem().unwrap_or_default();
            (code.to_string_lossy().into_owned(), read(&path))
        })
        .collect();
    languages.sort_by_key(|(code, _)| (code != "en", code.clone()));
    languages
}

fn read(path: &Path) -> Table {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table = text.parse();
    table.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn group<'a>(table: &'a Table, name: &str) -> &'a Table {
    let group = table.get(name).and_then(Value::as_table);
    group.unwrap_or_else(|| panic!("{SCHEMA}: [{name}] is missing"))
}

/// The topics of one kind, each with its keys.
fn topics<'a>(schema: &'a Table, kind: &str) -> impl Iterator<Item = (&'a String, &'a Table)> {
    let topics = group(schema, kind).iter();
    topics.map(|(topic, keys)| {
        let keys = keys.as_table();
        (
            topic,
            keys.unwrap_or_else(|| panic!("{SCHEMA}: {topic} is no table")),
        )
    })
}

/// Panics where the language answers what the schema does not ask, or says a word twice.
fn check(language: &str, table: &Table, schema: &Table) {
    for (topic, keys) in table {
        let asked = ["lists", "by_language", "names"].iter();
        let asked = asked.filter_map(|kind| group(schema, kind).get(topic));
        let asked = asked.chain(schema.get(topic).filter(|_| topic == "senses"));
        let asked = asked.filter_map(Value::as_table).next();
        let asked =
            asked.unwrap_or_else(|| panic!("{language}.toml: [{topic}] is not in {SCHEMA}"));
        let keys = keys.as_table().into_iter().flatten();
        for (key, value) in keys {
            let place = format!("{language}.toml: [{topic}] {key}");
            assert!(asked.contains_key(key), "{place}: not in {SCHEMA}");
            let mut words = words(value, &place);
            words.sort_unstable();
            for pair in words.windows(2) {
                assert!(
                    pair.first() != pair.last(),
                    "{place}: {pair:?} stands twice"
                );
            }
        }
    }
}

/// The words of a value: parted by commas, with single blanks within them.
fn words(value: &Value, place: &str) -> Vec<String> {
    let text = value.as_str();
    let text = text.unwrap_or_else(|| panic!("{place}: the words stand in one string"));
    let words = text.split(',').map(|word| {
        let parts: Vec<&str> = word.split_whitespace().collect();
        parts.join(" ")
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// The words that one language has for a key.
fn words_of(table: &Table, topic: &str, key: &str) -> Vec<String> {
    let value = table.get(topic).and_then(|keys| keys.get(key));
    value.map_or_else(Vec::new, |value| words(value, key))
}

/// The words of all languages for a key, each once.
fn all_words(languages: &[(String, Table)], topic: &str, key: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (_, table) in languages {
        for word in words_of(table, topic, key) {
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all
}

fn write_senses(code: &mut String, schema: &Table, languages: &[(String, Table)]) {
    let keys = group(schema, "senses");
    let implied = group(schema, "implied");
    let mut senses: BTreeMap<String, u128> = BTreeMap::new();
    let mut flags = String::new();
    assert!(
        keys.len() <= 128,
        "{SCHEMA}: there are more than 128 senses"
    );
    for (bit, (key, about)) in keys.iter().enumerate() {
        let name = key.to_uppercase();
        let about = about.as_str().unwrap_or_default();
        let _ = writeln!(flags, "/// {about}\nconst {name} = 1 << {bit};");
        let topic = implied.get(key).and_then(Value::as_str);
        let topic =
            topic.and_then(|topic| Some((topic, group(schema, "names").get(topic)?.as_table()?)));
        let named = topic.into_iter().flat_map(|(topic, keys)| {
            keys.keys()
                .flat_map(move |key| all_words(languages, topic, key))
        });
        for word in all_words(languages, "senses", key).into_iter().chain(named) {
            *senses.entry(word).or_default() |= 1 << bit;
        }
    }
    let _ = writeln!(
        code,
        "bitflags::bitflags! {{\n/// What a word can mean.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub struct Sense: u128 {{\n{flags}}}\n}}"
    );
    let mut map = phf_codegen::Map::new();
    for (word, bits) in &senses {
        map.entry(word.as_str(), format!("Sense::from_bits_retain({bits})"));
    }
    let longest = senses
        .keys()
        .map(|word| word.len())
        .max()
        .unwrap_or_default();
    let _ = writeln!(
        code,
        "/// The length of the longest word, in bytes.\npub(super) const LONGEST: usize = {longest};\n\
         pub(super) static SENSES: phf::Map<&'static str, Sense> = {};",
        map.build()
    );
}

fn write_lists(code: &mut String, topic: &str, keys: &Table, languages: &[(String, Table)]) {
    let mut body = String::new();
    for (key, about) in keys {
        let (name, about) = (key.to_uppercase(), about.as_str().unwrap_or_default());
        let words = all_words(languages, topic, key);
        let _ = writeln!(
            body,
            "/// {about}\npub static {name}: &[&str] = &{words:?};"
        );
    }
    let _ = writeln!(
        code,
        "/// Words about {topic}.\npub mod {topic} {{\n{body}}}"
    );
}

fn write_by_language(code: &mut String, topic: &str, keys: &Table, languages: &[(String, Table)]) {
    let mut body = String::new();
    for (key, about) in keys {
        let (name, about) = (key.to_uppercase(), about.as_str().unwrap_or_default());
        let words = languages
            .iter()
            .map(|(language, table)| (language, words_of(table, topic, key)));
        let rows: Vec<_> = words
            .map(|(language, words)| format!("({language:?}, &{words:?})"))
            .collect();
        let _ = writeln!(
            body,
            "/// {about} With the code of each language.\npub static {name}: &[(&str, &[&str])] = &[{}];",
            rows.join(",")
        );
    }
    let _ = writeln!(
        code,
        "/// Words about {topic}, by language.\npub mod {topic} {{\n{body}}}"
    );
}

fn write_names(code: &mut String, topic: &str, keys: &Table, languages: &[(String, Table)]) {
    let kind = format!("{}Word", camel(topic));
    let (mut variants, mut all) = (String::new(), String::new());
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, about) in keys {
        let (name, about) = (camel(key), about.as_str().unwrap_or_default());
        let _ = writeln!(variants, "/// {about}\n{name},");
        let words = all_words(languages, topic, key);
        let _ = writeln!(all, "{kind}::{name} => &{words:?},");
        for word in words {
            named
                .entry(word)
                .or_default()
                .push(format!("{kind}::{name}"));
        }
    }
    let mut map = phf_codegen::Map::new();
    for (word, names) in &named {
        map.entry(word.as_str(), format!("&[{}]", names.join(",")));
    }
    let _ = writeln!(
        code,
        "/// Words about {topic}.\npub mod {topic} {{\n\
         /// What a word may name.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n\
         pub enum {kind} {{\n{variants}}}\n\
         impl {kind} {{\n/// The words for it in all languages.\n\
         pub fn words(self) -> &'static [&'static str] {{ match self {{ {all} }} }}\n}}\n\
         /// What `word` may name, mostly one thing.\n\
         pub fn named(word: &str) -> &'static [{kind}] {{ TABLE.get(word).copied().unwrap_or_default() }}\n\
         static TABLE: phf::Map<&'static str, &'static [{kind}]> = {};\n}}",
        map.build()
    );
}

/// `key_result` as `KeyResult`.
fn camel(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    });
    words.collect()
}
