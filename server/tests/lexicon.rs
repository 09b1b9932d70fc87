//! The files of `server/lexicon/` fit together: what each list is for stands above it, and no word says two things that
//! exclude each other.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a broken file is a failed test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon")
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).expect("the file can be read");
    text.parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema() -> Table {
    table(&folder().join("schema.toml"))
}

/// The files of the languages.
fn languages() -> Vec<PathBuf> {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let paths = files.map(|file| file.expect("it can be read").path());
    let languages: Vec<_> = paths
        .filter(|path| !path.ends_with("schema.toml"))
        .collect();
    assert!(languages.len() > 10, "the languages were not found");
    languages
}

/// What each list is for, by topic and name.
fn purposes() -> BTreeMap<(String, String), String> {
    let schema = schema();
    let mut topics: Vec<(&String, &Value)> = schema
        .iter()
        .filter(|(name, _)| *name == "senses")
        .collect();
    for kind in ["lists", "by_language", "names"] {
        topics.extend(
            schema
                .get(kind)
                .and_then(Value::as_table)
                .into_iter()
                .flatten(),
        );
    }
    let mut purposes = BTreeMap::new();
    for (topic, keys) in topics {
        for (key, purpose) in keys.as_table().into_iter().flatten() {
            let purpose = purpose.as_str().unwrap_or_default().to_owned();
            purposes.insert((topic.clone(), key.clone()), purpose);
        }
    }
    purposes
}

fn words(value: &Value) -> impl Iterator<Item = String> {
    let words = value.as_str().unwrap_or_default().split(',');
    let words = words.map(|word| word.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|word| !word.is_empty())
}

/// The words of all languages, by topic and name.
fn all_words() -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut all: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for path in languages() {
        for (topic, keys) in table(&path) {
            for (key, value) in keys.as_table().into_iter().flatten() {
                let known = all.entry((topic.clone(), key.clone())).or_default();
                known.extend(words(value));
            }
        }
    }
    all
}

#[test]
fn what_a_list_is_for_stands_above_it() {
    let purposes = purposes();
    let mut checked = 0;
    for path in languages() {
        let text = fs::read_to_string(&path).expect("the file can be read");
        let (mut topic, mut above) = (String::new(), "");
        for line in text.lines() {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                name.clone_into(&mut topic);
            } else if let Some((key, _)) = line.split_once(" = ") {
                let purpose = purposes.get(&(topic.clone(), key.to_owned()));
                let comment = purpose.map(|purpose| format!("# {purpose}"));
                let place = format!("{}: [{topic}] {key}", path.display());
                assert_eq!(Some(above), comment.as_deref(), "{place}");
                checked += 1;
            }
            above = line;
        }
    }
    assert!(checked > 300, "the lists were not found");
}

#[test]
fn words_are_in_lower_case() {
    for (place, words) in all_words() {
        for word in words {
            assert_eq!(word, word.to_lowercase(), "{place:?}");
        }
    }
}

#[test]
fn no_word_says_two_things_that_exclude_each_other() {
    let (schema, all) = (schema(), all_words());
    let exclusive = |what: &str| {
        let pairs = schema
            .get("exclusive")
            .and_then(|exclusive| exclusive.get(what));
        let pairs = pairs.and_then(Value::as_array).cloned().unwrap_or_default();
        assert!(!pairs.is_empty(), "{what}");
        pairs
    };
    let name = |pair: &Value, at: usize| {
        let name = pair.get(at).and_then(Value::as_str);
        name.unwrap_or_else(|| panic!("{pair:?} is no pair"))
            .to_owned()
    };
    for pair in exclusive("senses") {
        let [one, other] = [0, 1].map(|at| &all[&("senses".to_owned(), name(&pair, at))]);
        let both: Vec<_> = one.intersection(other).collect();
        assert!(both.is_empty(), "{pair:?}: {both:?}");
    }
    for pair in exclusive("topics") {
        let [one, other] = [0, 1].map(|at| {
            let topic = name(&pair, at);
            let keys = all.iter().filter(|((of, _), _)| *of == topic);
            keys.flat_map(|(_, words)| words).collect::<BTreeSet<_>>()
        });
        let both: Vec<_> = one.intersection(&other).collect();
        assert!(both.is_empty(), "{pair:?}: {both:?}");
    }
}

/// Prints the words that no test and no document beside the repository uses: `cargo test -p okr-lsp --test lexicon --
/// --nocapture`.
#[test]
fn unused_words_are_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut text = String::new();
    for folder in ["server/src", "server/tests", "tests", "../shared/corpus"] {
        collect(&root.join(folder), &mut text);
    }
    let used: BTreeSet<&str> = text.split(|char: char| !char.is_alphanumeric()).collect();
    assert!(used.contains("objective"), "no documents were found");
    let mut unused = 0;
    for ((topic, key), words) in all_words() {
        let is_used = |word: &String| match word.contains(' ') || !word.is_ascii() {
            true => text.contains(word.as_str()),
            false => used.contains(word.as_str()),
        };
        let left: Vec<_> = words.iter().filter(|word| !is_used(word)).collect();
        unused += left.len();
        if !left.is_empty() {
            println!("[{topic}] {key}: {left:?}");
        }
    }
    println!("{unused} words are used by no test and no document");
}

/// Adds the text of all documents and tests below `folder`, in lower case.
fn collect(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, text);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "md" || kind == "okr" || kind == "rs")
        {
            let read = fs::read_to_string(&path).unwrap_or_default();
            text.push_str(&read.to_lowercase());
            text.push('\n');
        }
    }
}
