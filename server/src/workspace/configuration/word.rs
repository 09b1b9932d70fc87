//! Label words and names.

use super::list::{List, ListItem};

/// Longer words are no labels and no headings that people write.
const MOST_CHARACTERS: usize = 100;

/// A word, or a few, that label an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LabelWord(Box<str>);

/// The name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(Box<str>);

impl LabelWord {
    /// The word in lower case, with single spaces and without the colon behind it.
    pub(super) fn lower_case(&self) -> &str {
        &self.0
    }
}

impl ListItem for LabelWord {
    const LIST: &'static str = "a list of label words, such as `[\"Ambition\"]`,";

    fn read(text: &str) -> Result<Self, String> {
        let word = text.trim().trim_end_matches([':', '：']);
        lower_case(word, "label word").map(Self)
    }
}

impl ListItem for Name {
    const LIST: &'static str = "a list of names, such as `[\"Bücherrad\"]`,";

    fn read(text: &str) -> Result<Self, String> {
        lower_case(text, "name").map(Self)
    }
}

impl List<Name> {
    /// The names in lower case, with single spaces.
    pub(super) fn lower_case(&self) -> Vec<Box<str>> {
        self.in_place().map(|(name, _)| name.0.clone()).collect()
    }
}

/// `text` in lower case and with single spaces; what it is called is `what`.
fn lower_case(text: &str, what: &str) -> Result<Box<str>, String> {
    if text.trim().is_empty() {
        return Err(format!("a {what} is empty"));
    }
    if text.chars().any(char::is_control) {
        return Err(format!("a {what} is one line without control characters"));
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(format!("a {what} has at most {MOST_CHARACTERS} characters"));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Ok(words.join(" ").to_lowercase().into())
}
