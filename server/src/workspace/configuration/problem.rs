//! What is wrong with a configuration, and where.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use crate::text::{Encoding, Text};

/// A file may have at most this many globs in all its lists. Each is compiled, and compared with every document.
const MOST_GLOBS: usize = 1000;

/// At most this many problems are reported at once.
const MOST_PROBLEMS: usize = 100;

/// What the TOML parser says about the commonest mistakes, and the same in plain words.
const PLAIN_WORDS: [(&str, &str); 2] = [
    (
        "missing comma between array elements, expected `,`",
        "`,` or `]` is expected here",
    ),
    (
        "string values must be quoted, expected literal string",
        "a string needs quotation marks",
    ),
];

/// Something wrong. Its `Display` is `LINE:COLUMN: MESSAGE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The bytes concerned; perhaps none.
    pub range: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong and what is expected, in a sentence without a full stop.
    pub message: String,
}

impl Display for Problem {
    fn fmt(&self, to: &mut Formatter) -> fmt::Result {
        write!(to, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// The keys at the top of a configuration, each with its own keys where it is a table.
pub(super) type Tables = &'static [(&'static str, &'static [&'static str])];

/// The problems of a text, as they are found.
#[derive(Debug)]
pub(super) struct Problems {
    /// All keys that exist. An unknown key may be meant for another table.
    pub(super) tables: Tables,
    text: Text,
    found: Vec<Problem>,
    /// Where the text stops being TOML.
    readable: usize,
    /// How many globs have been counted.
    globs: usize,
}

impl Problems {
    /// No problems yet, of the text of a configuration with the keys `tables`.
    pub(super) fn of(text: &str, tables: Tables) -> Self {
        Self {
            tables,
            text: Text::new(text),
            found: Vec::new(),
            readable: usize::MAX,
            globs: 0,
        }
    }

    /// Adds the first of the `errors` of a text that is not TOML. The text behind it can hardly be understood. Other
    /// errors, and problems on its line and behind it, would only confuse.
    pub(super) fn not_toml(&mut self, errors: &[toml::de::Error]) {
        let error = errors
            .iter()
            .min_by_key(|error| error.span().map_or(usize::MAX, |span| span.start));
        let Some(error) = error else {
            return;
        };
        let range = error.span().unwrap_or(self.text.len()..self.text.len());
        let line = self.text.line_of(self.text.floor(range.start));
        let message = error.message();
        let plain = PLAIN_WORDS.iter().find(|(known, _)| *known == message);
        let message = plain.map_or(message, |(_, plain)| plain);
        self.add(range, format!("this is not TOML: {message}"));
        self.readable = self.text.line_start(line);
    }

    /// Adds a problem.
    pub(super) fn add(&mut self, range: Range<usize>, message: String) {
        if range.start >= self.readable {
            return;
        }
        let range = self.text.clamp(range);
        let place = self.text.position_at(range.start, Encoding::Utf32);
        self.found.push(Problem {
            line: place.line as usize + 1,
            column: place.character as usize + 1,
            range,
            message,
        });
    }

    /// Counts the `count` globs of a list at `range`. `false` if the file has too many now, which is reported.
    pub(super) fn admit_globs(&mut self, count: usize, range: Range<usize>) -> bool {
        self.globs = self.globs.saturating_add(count);
        let admitted = self.globs <= MOST_GLOBS;
        if !admitted {
            let message = format!("a configuration has at most {MOST_GLOBS} globs in all");
            self.add(range, message);
        }
        admitted
    }

    /// How many there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// All problems in the order of the text, if there is one.
    pub(super) fn done(mut self) -> Result<(), Vec<Problem>> {
        self.found.sort_by_key(|problem| problem.range.start);
        self.found.truncate(MOST_PROBLEMS);
        if self.found.is_empty() {
            Ok(())
        } else {
            Err(self.found)
        }
    }
}
