//! The files of `server/lexicon/` fit together: what each list is for stands above it, and no word says two things that
//! exclude each other.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a broken file is a failed test"
)]

#[path = "../build/source.rs"]
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use source::{Lexicon, words_of};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon")
}

fn lexicon() -> Lexicon {
    let lexicon = Lexicon::read(&folder());
    assert!(lexicon.languages.len() > 10, "the languages were not found");
    lexicon
}

/// The topics and names of one language's answers.
fn answered(language: &Table) -> impl Iterator<Item = (&str, &str)> {
    language.iter().flat_map(|(topic, lists)| {
        let names = lists.as_table().into_iter().flatten();
        names.map(move |(name, _)| (topic.as_str(), name.as_str()))
    })
}

#[test]
fn what_a_list_is_for_stands_above_it() {
    let lexicon = lexicon();
    let mut checked = 0;
    for (code, _) in &lexicon.languages {
        let path = folder().join(format!("{code}.toml"));
        let text = fs::read_to_string(path).expect("the file can be read");
        let (mut topic, mut above) = (String::new(), "");
        for line in text.lines() {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                name.clone_into(&mut topic);
            } else if let Some((key, _)) = line.split_once(" = ") {
                let purpose = lexicon
                    .names(&topic)
                    .and_then(|names| names.get(key)?.as_str());
                let comment = purpose.map(|purpose| format!("# {purpose}"));
                assert_eq!(
                    Some(above),
                    comment.as_deref(),
                    "{code}.toml: [{topic}] {key}"
                );
                checked += 1;
            }
            above = line;
        }
    }
    assert!(checked > 300, "the lists were not found");
}

#[test]
fn words_are_in_lower_case() {
    let lexicon = lexicon();
    for (code, language) in &lexicon.languages {
        let answers = answered(language).filter(|(topic, _)| lexicon.is_of_words(topic));
        for (topic, name) in answers {
            for word in words_of(language, topic, name) {
                assert_eq!(word, word.to_lowercase(), "{code}.toml: [{topic}] {name}");
            }
        }
    }
}

/// The pairs that the schema's `[exclusive]` has for `what`.
fn exclusive(lexicon: &Lexicon, what: &str) -> Vec<[String; 2]> {
    let pairs = lexicon
        .group("exclusive")
        .get(what)
        .and_then(Value::as_array);
    let pairs = pairs.into_iter().flatten().map(|pair| {
        let name = |at: usize| pair.get(at).and_then(Value::as_str).map(str::to_owned);
        [0, 1].map(|at| name(at).unwrap_or_else(|| panic!("{pair:?} is no pair")))
    });
    let pairs: Vec<_> = pairs.collect();
    assert!(!pairs.is_empty(), "{what}");
    pairs
}

fn assert_disjoint(one: Vec<String>, other: &[String], place: &[String; 2]) {
    assert!(
        !one.is_empty() && !other.is_empty(),
        "{place:?} has no words"
    );
    let both: Vec<_> = one
        .into_iter()
        .filter(|word| other.contains(word))
        .collect();
    assert!(both.is_empty(), "{place:?}: {both:?}");
}

#[test]
fn no_word_says_two_things_that_exclude_each_other() {
    let lexicon = lexicon();
    for pair in exclusive(&lexicon, "senses") {
        let [one, other] = pair.each_ref().map(|sense| lexicon.words("senses", sense));
        assert_disjoint(one, &other, &pair);
    }
    for pair in exclusive(&lexicon, "topics") {
        let [one, other] = pair.each_ref().map(|topic| {
            let names = lexicon.names(topic).expect("the topic is in the schema");
            let words = names.keys().flat_map(|name| lexicon.words(topic, name));
            words.collect::<Vec<_>>()
        });
        assert_disjoint(one, &other, &pair);
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
    let lexicon = lexicon();
    let languages = lexicon.languages.iter().map(|(_, language)| language);
    let answers = languages.flat_map(answered);
    let asked: BTreeSet<_> = answers
        .filter(|(topic, _)| lexicon.is_of_words(topic))
        .collect();
    for (topic, name) in asked {
        let words = lexicon.words(topic, name);
        let is_used = |word: &String| match word.contains(' ') || !word.is_ascii() {
            true => text.contains(word.as_str()),
            false => used.contains(word.as_str()),
        };
        let left: Vec<_> = words.iter().filter(|word| !is_used(word)).collect();
        unused += left.len();
        if !left.is_empty() {
            println!("[{topic}] {name}: {left:?}");
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
