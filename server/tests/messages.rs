//! What findings say: short sentences in plain words, for every bad example on the pages of the rules.

use okr_lsp::rules::{self, RULES};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;

/// A message has at most this many characters.
const MOST_CHARACTERS: usize = 120;

/// Words that people who learnt English later may not know, or understand in another way.
const ODD: [&str; 14] = [
    "behind",
    "heed",
    "mend",
    "otherwise",
    "shall",
    "stands",
    "told",
    "whereof",
    "wherein",
    "whom",
    "brings out",
    "holds over",
    "per cent",
    "what for",
];

/// The fenced `okr` examples of `page` below “Bad”.
fn bad_examples(page: &str) -> Vec<String> {
    let below = page.split("\n## Bad\n").nth(1).unwrap_or_default();
    let section = below.split("\n## Good\n").next().unwrap_or_default();
    let after = section.split("```okr\n").skip(1);
    after
        .filter_map(|after| after.split("\n```").next())
        .map(str::to_owned)
        .collect()
}

/// The messages of all findings in the bad examples, each with its rule.
fn messages() -> Vec<(&'static str, String)> {
    let examples = RULES.iter().flat_map(|rule| bad_examples(&rule.page()));
    let snapshots = examples.map(|example| Snapshot::new("example.okr", 0, &example));
    let found = snapshots.flat_map(|snapshot| rules::check(&snapshot, Surroundings::none()));
    found
        .map(|found| (found.rule.name, found.message.to_string()))
        .collect()
}

/// `message` without the text of documents that it quotes.
fn unquoted(message: &str) -> String {
    let apart = |text: &str, open: char, close: char| -> String {
        let mut kept = String::new();
        let mut quoted = false;
        for char in text.chars() {
            match char {
                _ if quoted => quoted = char != close,
                _ if char == open => quoted = true,
                _ => kept.push(char),
            }
        }
        kept
    };
    apart(&apart(message, '“', '”'), '`', '`')
}

#[test]
fn messages_are_short_sentences_in_plain_words() {
    let messages = messages();
    assert!(messages.len() > RULES.len());
    for (rule, message) in messages {
        let own = unquoted(&message);
        let length = own.chars().count();
        assert!(length <= MOST_CHARACTERS, "{rule}, {length}: {message}");
        assert!(message.ends_with(['.', '?']), "{rule}: {message}");
        let lower = own.to_lowercase();
        for odd in ODD {
            assert!(!lower.contains(odd), "{rule} says “{odd}”: {message}");
        }
    }
}
