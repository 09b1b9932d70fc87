//! The files of `lexicon/`: the schema, and the languages that answer it. Whatever is wrong in them panics with its
//! file and name.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// The schema's file, which is no language.
const SCHEMA: &str = "schema.toml";

/// The kinds of topics in the schema whose names are answered with words.
const OF_WORDS: [&str; 3] = ["lists", "by_language", "names"];

/// The kinds whose names are answered with other things.
const OTHERS: [&str; 2] = ["rows", "texts"];

/// The schema and the languages.
pub struct Lexicon {
    /// What is asked.
    pub schema: Table,
    /// The answers by the codes of the languages, English first.
    pub languages: Vec<(String, Table)>,
}

impl Lexicon {
    /// Reads the files of `folder`. A name that the schema does not have and a word that stands twice in a list are errors.
    pub fn read(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        let is_toml = |path: &Path| path.extension().is_some_and(|kind| kind == "toml");
        let paths = paths.filter(|path| is_toml(path) && !path.ends_with(SCHEMA));
        let mut languages: Vec<_> = paths
            .map(|path| {
                let code = path.file_stem().unwrap_or_default();
                (code.to_string_lossy().into_owned(), table(&path))
            })
            .collect();
        languages.sort_by_key(|(code, _)| (code != "en", code.clone()));
        let schema = table(&folder.join(SCHEMA));
        let lexicon = Self { schema, languages };
        lexicon.check();
        lexicon
    }

    /// A table at the top of the schema.
    pub fn group(&self, name: &str) -> &Table {
        let group = self.schema.get(name).and_then(Value::as_table);
        group.unwrap_or_else(|| panic!("{SCHEMA}: [{name}] is missing"))
    }

    /// The names of `topic` in the schema, each with what it is for; `None` where there is no such topic.
    pub fn names(&self, topic: &str) -> Option<&Table> {
        if topic == "senses" {
            return Some(self.group(topic));
        }
        let mut kinds = OF_WORDS.iter().chain(&OTHERS);
        kinds.find_map(|kind| self.group(kind).get(topic)?.as_table())
    }

    /// Whether the answers for `topic` are words.
    pub fn is_of_words(&self, topic: &str) -> bool {
        let mut others = OTHERS.iter();
        !others.any(|kind| self.group(kind).contains_key(topic))
    }

    /// The words of all languages for `name` in `topic`, each once.
    pub fn words(&self, topic: &str, name: &str) -> Vec<String> {
        let mut all = Vec::new();
        for (_, language) in &self.languages {
            for word in words_of(language, topic, name) {
                if !all.contains(&word) {
                    all.push(word);
                }
            }
        }
        all
    }

    fn check(&self) {
        for (code, language) in &self.languages {
            for (topic, lists) in language {
                let asked = self.names(topic);
                let asked = asked.unwrap_or_else(|| panic!("{code}.toml: [{topic}] is unknown"));
                for name in lists.as_table().into_iter().flatten().map(|(name, _)| name) {
                    let place = format!("{code}.toml: [{topic}] {name}");
                    assert!(asked.contains_key(name), "{place}: not in {SCHEMA}");
                    if !self.is_of_words(topic) {
                        continue;
                    }
                    let mut words = words_of(language, topic, name);
                    words.sort_unstable();
                    let twice = words.windows(2).find(|pair| pair.first() == pair.last());
                    assert!(twice.is_none(), "{place}: {twice:?}");
                }
            }
        }
    }
}

/// The words of `language` for `name` in `topic`: separated by commas, with single blanks within them.
pub fn words_of(language: &Table, topic: &str, name: &str) -> Vec<String> {
    let text = text_of(language, topic, name).unwrap_or_default();
    let words = text.split(',').map(|word| {
        let parts: Vec<&str> = word.split_whitespace().collect();
        parts.join(" ")
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// What `language` has for `name` in `topic`.
pub fn text_of<'a>(language: &'a Table, topic: &str, name: &str) -> Option<&'a str> {
    let value = language.get(topic)?.get(name)?;
    let text = value.as_str();
    Some(text.unwrap_or_else(|| panic!("[{topic}] {name}: what is there is one string")))
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table = text.parse();
    table.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
