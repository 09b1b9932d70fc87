//! Printing for people and programs. The output contains no control sequences for a terminal or a log.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::text::{find_order, visible, visible_name};

/// Prints what is wrong on standard error, each line with the program's name. Callers make names and texts from
/// outside [`visible`] first, so that each is on one line.
pub(super) fn complain(wrong: &impl ToString) -> io::Result<()> {
    let wrong = wrong.to_string();
    let mut lines = wrong.split('\n');
    lines.try_for_each(|line| writeln!(io::stderr(), "okr-lsp: {}", visible(line)))
}

/// Prints on standard error, on one line, what is wrong with the file at `path`. `why` may repeat names from outside.
pub(super) fn complain_of(path: &Path, why: &impl ToString) -> io::Result<()> {
    complain(&format!(
        "{}: {}",
        visible_name(path),
        visible(&why.to_string())
    ))
}

/// Prints `answer` as JSON on a line.
pub(super) fn json(answer: &impl Serialize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write_json(answer, &mut out)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Prints a list in JSON item by item, so that only one item is in memory.
#[derive(Debug)]
pub(super) struct JsonList {
    before: &'static str,
    after: &'static str,
    begun: bool,
}

impl JsonList {
    /// A list between `before` and `after`, which contain the brackets.
    pub(super) fn between(before: &'static str, after: &'static str) -> Self {
        Self {
            before,
            after,
            begun: false,
        }
    }

    /// Prints the next item.
    pub(super) fn item(&mut self, item: &impl Serialize) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        out.write_all(self.joint().as_bytes())?;
        write_json(item, &mut out)?;
        out.flush()
    }

    /// Prints the end of the list.
    pub(super) fn end(&mut self) -> io::Result<()> {
        let before = if self.begun { "" } else { self.before };
        writeln!(io::stdout().lock(), "{before}{}", self.after)
    }

    fn joint(&mut self) -> &'static str {
        let is_first = !std::mem::replace(&mut self.begun, true);
        if is_first { self.before } else { "," }
    }
}

fn write_json(answer: &impl Serialize, to: impl Write) -> io::Result<()> {
    let mut to = Serializer::with_formatter(to, Escaping);
    Ok(answer.serialize(&mut to)?)
}

/// Escapes control characters that JSON allows but a terminal may obey. Programs read the same text. All of them are
/// in the basic plane, so each is one escape.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        mut fragment: &str,
    ) -> io::Result<()> {
        while let Some(at) = find_order(fragment) {
            let (plain, rest) = fragment.split_at(at);
            CompactFormatter.write_string_fragment(to, plain)?;
            let mut rest = rest.chars();
            let order = rest.next().unwrap_or_default();
            write!(to, "\\u{:04x}", u32::from(order))?;
            fragment = rest.as_str();
        }
        CompactFormatter.write_string_fragment(to, fragment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_escaped_and_reads_the_same() {
        let text = "a##[a]\u{9b}31m\u{202e}b\n\u{1b}\u{7f}\u{ffff}ü😀\u{85}";
        let mut json = Vec::new();
        write_json(&text, &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        assert_eq!(
            json,
            r#""a##\u005ba]\u009b31m\u202eb\n\u001b\u007f\uffffü😀\u0085""#
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
