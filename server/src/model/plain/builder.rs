//! Putting a plain text together.

use super::text::{PlainText, Run, Spans};

/// Puts a [`PlainText`] together from left to right.
#[derive(Debug, Default)]
pub(in crate::model) struct PlainTextBuilder {
    text: String,
    runs: Vec<Run>,
    spans: Spans,
}

impl PlainTextBuilder {
    /// Appends `piece`, which stands at `source`; each run of white space becomes one blank.
    pub(in crate::model) fn push(&mut self, piece: &str, source: usize) {
        let mut from = 0;
        for (at, char) in piece.char_indices() {
            if !char.is_whitespace() {
                continue;
            }
            let line_end = matches!(char, '\n' | '\r');
            let word = piece.get(from..at).unwrap_or_default();
            // A backslash at a line's end says that the line ends there.
            let ended = word.strip_suffix('\\').filter(|_| line_end);
            self.push_run(ended.unwrap_or(word), source + from);
            from = at + char.len_utf8();
            if line_end {
                self.forget_blank();
            }
            if !self.text.is_empty() && !self.text.ends_with(' ') {
                if char == ' ' {
                    self.push_run(" ", source + at);
                } else {
                    self.text.push(' ');
                }
            }
        }
        self.push_run(piece.get(from..).unwrap_or_default(), source + from);
    }

    /// The length of the words so far, in bytes.
    pub(in crate::model) fn len(&self) -> usize {
        self.text.len()
    }

    /// Marks the words from `start` on as a redacted value.
    pub(in crate::model) fn mark_placeholder(&mut self, start: usize) {
        if start < self.len() {
            self.spans.placeholders.push(start..self.text.len());
        }
    }

    /// Marks the words from `start` on as without meaning for numbers.
    pub(in crate::model) fn mark_opaque(&mut self, start: usize) {
        if start < self.len() {
            self.spans.opaque.push(start..self.text.len());
        }
    }

    /// Drops the words from `end` on.
    pub(in crate::model) fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        self.runs.retain_mut(|run| {
            run.len = run.len.min(end.saturating_sub(run.plain));
            run.len > 0
        });
        for spans in [&mut self.spans.placeholders, &mut self.spans.opaque] {
            spans.retain_mut(|span| {
                span.end = span.end.min(end);
                span.start < span.end
            });
        }
    }

    /// The words so far.
    pub(in crate::model) fn text(&self) -> &str {
        &self.text
    }

    /// The finished text, without blanks at its end.
    pub(in crate::model) fn finish(mut self) -> PlainText {
        let end = self.text.trim_end().len();
        self.truncate(end);
        PlainText {
            text: self.text.into(),
            runs: self.runs.into(),
            spans: self.spans.boxed(),
        }
    }

    /// Makes a blank at the end stand for the end of a line: it has no place in the source any more.
    fn forget_blank(&mut self) {
        let end = self.text.len();
        if !self.text.ends_with(' ') {
            return;
        }
        if let Some(run) = self.runs.last_mut()
            && run.plain + run.len == end
        {
            run.len -= 1;
        }
        self.runs.pop_if(|run| run.len == 0);
    }

    fn push_run(&mut self, piece: &str, source: usize) {
        if piece.is_empty() {
            return;
        }
        let plain = self.text.len();
        self.text.push_str(piece);
        match self.runs.last_mut() {
            Some(run) if run.plain + run.len == plain && run.source + run.len == source => {
                run.len += piece.len();
            }
            _ => self.runs.push(Run {
                plain,
                source,
                len: piece.len(),
            }),
        }
    }
}

#[cfg(test)]
impl PlainText {
    /// Words that stand in the source as they are.
    pub(in crate::model) fn of_words(words: &str) -> Self {
        let mut builder = PlainTextBuilder::default();
        builder.push(words, 0);
        builder.finish()
    }
}
