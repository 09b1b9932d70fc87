//! One line of a message's header.

/// The only header field that is read.
const FIELD: &[u8] = b"content-length:";

/// How much of a header line is kept, in bytes, counted from its end.
pub(super) const MAX_LINE_BYTES: usize = 1024;

/// A header line, of which only the end is kept when it is long.
#[derive(Default)]
pub(super) struct HeaderLine(pub(super) Vec<u8>);

/// What a header line says.
pub(super) enum HeaderContent {
    /// The length of the body in bytes, and whether nothing else is on the line.
    Length { value: u64, alone: bool },
    /// A `Content-Length` whose value is not a number of bytes.
    BadLength,
    /// Nothing: the end of the header.
    Empty,
    /// Anything else.
    Other,
}

impl HeaderLine {
    /// Forgets the line.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds the next piece of the line.
    pub(super) fn push(&mut self, piece: &[u8]) {
        let kept = piece
            .get(piece.len().saturating_sub(MAX_LINE_BYTES)..)
            .unwrap_or_default();
        let excess = (self.0.len() + kept.len()).saturating_sub(MAX_LINE_BYTES);
        self.0.drain(..excess.min(self.0.len()));
        self.0.extend_from_slice(kept);
    }

    /// What the line says.
    pub(super) fn content(&self) -> HeaderContent {
        let field =
            memchr::memrchr(b':', &self.0).and_then(|colon| (colon + 1).checked_sub(FIELD.len()));
        let named = field.and_then(|at| self.0.get(at..at + FIELD.len()));
        let (Some(at), true) = (
            field,
            named.is_some_and(|name| name.eq_ignore_ascii_case(FIELD)),
        ) else {
            return if self.0.trim_ascii().is_empty() {
                HeaderContent::Empty
            } else {
                HeaderContent::Other
            };
        };
        let (before, value) = self.0.split_at_checked(at).unwrap_or_default();
        let value = value.get(FIELD.len()..).unwrap_or_default().trim_ascii();
        match std::str::from_utf8(value)
            .ok()
            .and_then(|digits| digits.parse().ok())
        {
            Some(value) => HeaderContent::Length {
                value,
                alone: before.trim_ascii().is_empty(),
            },
            None => HeaderContent::BadLength,
        }
    }
}
