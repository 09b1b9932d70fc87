//! The line of a list item in its pieces, and new lines written like it.

use std::ops::Range;

use super::closed;
use crate::model::{Item, Marker};
use crate::text::{Template, Text};

/// The line of a list item: `   - [ ] **KR 1: ` words `**`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Listed {
    /// The blanks before its marker.
    pub(in crate::rules) indent: String,
    /// Its bullet or number.
    marker: String,
    /// What stands between the marker and the words: blanks, a checkbox, the label.
    lead: String,
    /// Where the label is in `lead`.
    label: Option<Range<usize>>,
    /// The emphasis marks that are opened before the words and closed behind them.
    marks: String,
    /// Its words and the markup inside them, in bytes of the document.
    pub(in crate::rules) words: Range<usize>,
}

impl Listed {
    /// Reads the line of `item`; `None` if it is no list item or has no words on its own line.
    pub(in crate::rules) fn of(text: &Text, item: &Item) -> Option<Self> {
        let Some(Marker::List { range: marker, .. }) = &item.block.block.head.marker else {
            return None;
        };
        let marker = item.block.absolute(marker);
        let found = item.text_range();
        let own = item.words().start == item.block.start && found.start >= marker.end;
        let indent = text.slice(text.line_start(text.line_of(marker.start))..marker.start);
        if !own || !indent.trim().is_empty() {
            return None;
        }
        // Marks and brackets at the beginning of the words belong to the words.
        let before = text.slice(marker.end..found.start);
        let width = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before.get(at..).map_or(0, first_width));
        let start = marker.end + width;
        let lead = before.get(..width)?.to_owned();
        let label = item.label_range();
        if label.as_ref().is_some_and(|label| label.end > start) || width == 0 {
            return None;
        }
        let label = label.map(|label| label.start - marker.end..label.end - marker.end);
        let marks = open_marks(&lead, label.as_ref());
        let end = closed(text, found.end);
        text.slice(start..end).ends_with(&marks).then(|| Self {
            indent: indent.into_owned(),
            marker: text.slice(marker.clone()).into_owned(),
            words: start..end - marks.len(),
            lead,
            label,
            marks,
        })
    }

    /// The byte behind its words and the marks that close behind them.
    pub(in crate::rules) fn end(&self) -> usize {
        self.words.end + self.marks.len()
    }

    /// The blanks before what stands below it.
    pub(in crate::rules) fn inside(&self) -> String {
        let gap = self.lead.len() - self.lead.trim_start().len();
        let width = self.marker.chars().count() + gap.clamp(1, 4);
        format!("{}{}", self.indent, " ".repeat(width))
    }

    /// A bullet like its own; `-` where it is numbered.
    pub(in crate::rules) fn bullet(&self) -> &str {
        match &*self.marker {
            "*" => "*",
            "+" => "+",
            _ => "-",
        }
    }

    /// What to write before and behind the words of an item that is written like this one, from the list marker on.
    /// `number` makes the number of its label from the number of this label.
    pub(in crate::rules) fn frame(&self, number: impl Fn(&str) -> String) -> (String, String) {
        let lead = match &self.label {
            Some(label) => {
                let piece = |range: Range<usize>| self.lead.get(range).unwrap_or_default();
                let (before, behind) = (piece(0..label.start), piece(label.end..self.lead.len()));
                // What is new is not done yet.
                let before = before.replace("[x]", "[ ]").replace("[X]", "[ ]");
                format!("{before}{}{behind}", number(piece(label.clone())))
            }
            None => self.lead.replace("[x]", "[ ]").replace("[X]", "[ ]"),
        };
        (format!("{}{lead}", self.marker), self.marks.clone())
    }

    /// What to write before the words of the `nth` item behind it, from the label on, and what to write behind them.
    pub(in crate::rules) fn label(&self, nth: u32) -> Option<(String, String)> {
        let label = self.label.clone()?;
        let before = self.lead.get(..label.start)?;
        let marks = before.get(before.trim_end_matches(['*', '_']).len()..)?;
        let number = counted_on(self.lead.get(label.clone())?, nth);
        let behind = self.lead.get(label.end..)?;
        Some((format!("{marks}{number}{behind}"), self.marks.clone()))
    }

    /// The line of the `nth` item behind it, with `words` and the number that follows.
    pub(in crate::rules) fn next(&self, nth: u32, words: Template) -> Template {
        // In Markdown the first number of a list counts, and many write no other than 1.
        let marker = match self.marker.starts_with("1") && self.marker.len() == 2 {
            true => self.marker.clone(),
            false => counted_on(&self.marker, nth),
        };
        let next = Self {
            marker,
            ..self.clone()
        };
        let (before, after) = next.frame(|label| counted_on(label, nth));
        words.between(&format!("{}{before}", self.indent), &after)
    }
}

fn first_width(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// The emphasis marks before the label that are still open behind it.
fn open_marks(lead: &str, label: Option<&Range<usize>>) -> String {
    let Some(label) = label else {
        return String::new();
    };
    let before = lead.get(..label.start).unwrap_or_default();
    let behind = lead.get(label.end..).unwrap_or_default();
    let length = before.len() - before.trim_end_matches(['*', '_']).len();
    let marks = before.get(before.len() - length..).unwrap_or_default();
    if behind.contains(['*', '_']) {
        return String::new();
    }
    marks.to_owned()
}

/// `KR 1.3`, the first behind `KR 1.2`: the last number of `label` counted on by `by`.
fn counted_on(label: &str, by: u32) -> String {
    let stem = label.trim_end_matches(|char: char| !char.is_ascii_digit());
    let behind = label.get(stem.len()..).unwrap_or_default();
    let before = stem.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = stem.get(before.len()..).unwrap_or_default();
    let Ok(number) = digits.parse::<u32>() else {
        return label.to_owned();
    };
    let next = number.saturating_add(by).to_string();
    format!("{before}{next:0>width$}{behind}", width = digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Snapshot;

    #[test]
    fn lines_are_written_like_others() {
        for (line, words, next) in [
            ("- KR: Win 5 towns", "Win 5 towns", "- KR: x"),
            ("* KR 1.9: Win 5 towns", "Win 5 towns", "* KR 1.10: x"),
            ("1. KR1: Win 5 towns", "Win 5 towns", "1. KR2: x"),
            ("2. KR: Win **5** towns.", "Win **5** towns.", "3. KR: x"),
            ("- **KR 1:** Win 5 towns", "Win 5 towns", "- **KR 2:** x"),
            ("- **KR: Win 5 towns**", "Win 5 towns", "- **KR: x**"),
            ("- KR: **Win** _5 towns_", "**Win** _5 towns_", "- KR: x"),
            (
                "- KR: [_N<sub>1</sub>_][n1] towns",
                "[_N<sub>1</sub>_][n1] towns",
                "- KR: x",
            ),
            ("- [x] KR-01: Win 5 towns", "Win 5 towns", "- [ ] KR-02: x"),
        ] {
            let text = format!("# Q1 OKRs\n\n1. **OBJECTIVE: Be known**\n   {line}\n");
            let snapshot = Snapshot::new("a.okr", 1, &text);
            let item = &snapshot.document().key_results[0].item;
            let listed = Listed::of(snapshot.text(), item).expect(line);
            assert_eq!(snapshot.text().slice(listed.words.clone()), words, "{line}");
            let written = listed.next(1, Template::verbatim("x")).plain();
            assert_eq!(written, format!("   {next}"), "{line}");
        }
    }
}
