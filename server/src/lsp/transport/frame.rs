//! Cutting messages out of a byte stream.
//!
//! A message is `Content-Length: N`, perhaps other header lines, an empty line and N bytes of JSON. The
//! reader takes the header in any letter case and with bare LF, among any other header lines, and whatever
//! else it meets it reports once and skips to the next `Content-Length:`, wherever that stands.
//!
//! A length may be a lie. JSON never holds a raw line break inside a string, so a body in which a line ends
//! in `Content-Length: N` is not one message: the reader drops what it has and goes on with that header.

use std::io::{BufRead, ErrorKind};

/// The largest message that is taken, in bytes. A larger one is refused with an error and skipped as it
/// comes in, without being kept. The largest documents in sight are four orders of magnitude smaller.
pub const MAX_MESSAGE_BYTES: u64 = 64 * 1024 * 1024;

/// What is kept of a header line, in bytes, counted from its end.
const MAX_LINE_BYTES: usize = 1024;

/// What is kept of the beginning of a message that is too large, in bytes: enough to see its id.
const PEEK_BYTES: usize = 256;

const FIELD: &[u8] = b"content-length:";

/// What the stream held next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A message; its bytes are in the buffer.
    Message,
    /// A message of `length` bytes, more than is taken; its first bytes are in the buffer.
    Oversized {
        /// The length it announced.
        length: u64,
    },
    /// Bytes that are no message, and what is wrong with them.
    Malformed(&'static str),
    /// The stream ended.
    End,
}

/// Reads frames. A failure of the stream counts as its end.
pub struct FrameReader<R> {
    input: R,
    limit: u64,
    line: Line,
    /// A length already read, of a header that goes on.
    announced: Option<u64>,
    /// The length of a body whose header is complete.
    due: Option<u64>,
    /// Whether something was wrong since the last message; it is reported once.
    astray: bool,
    /// Whether the next header line begins with the line read last.
    resumes_line: bool,
}

impl<R: BufRead> FrameReader<R> {
    /// A reader of `input` that takes messages up to [`MAX_MESSAGE_BYTES`].
    pub fn new(input: R) -> Self {
        Self {
            input,
            limit: MAX_MESSAGE_BYTES,
            line: Line::default(),
            announced: None,
            due: None,
            astray: false,
            resumes_line: false,
        }
    }

    /// Reads up to the end of the next frame; `body`, which must be empty, receives its bytes.
    pub fn next(&mut self, body: &mut Vec<u8>) -> Frame {
        loop {
            let found = match self.due.take() {
                Some(length) => self.body(length, body),
                None => self.header(),
            };
            match found {
                Some(Frame::Malformed(_)) if self.astray => body.clear(),
                Some(frame) => {
                    self.astray = matches!(frame, Frame::Malformed(_));
                    return frame;
                }
                None => {}
            }
        }
    }

    /// Tells that the body just read is no JSON and that this has been reported: its length may have been
    /// wrong, and the next header may begin in its last line.
    pub fn look_back(&mut self) {
        self.resumes_line = true;
        self.astray = true;
    }

    /// Reads header lines until a body is due (`None`) or something else is to be told.
    fn header(&mut self) -> Option<Frame> {
        let mut length = self.announced.take();
        let mut fields = length.is_some();
        let mut garbage = false;
        loop {
            if !self.read_line() {
                return Some(Frame::End);
            }
            match self.line.content() {
                Content::Length { value, alone } => {
                    length = Some(value);
                    garbage |= !alone;
                }
                Content::BadLength => {
                    return Some(Frame::Malformed("Content-Length is not a number of bytes"));
                }
                Content::Other => fields = true,
                Content::Empty if length.is_some() => break,
                Content::Empty if fields => {
                    return Some(Frame::Malformed("a header without Content-Length"));
                }
                Content::Empty => {}
            }
        }
        self.due = length;
        garbage.then_some(Frame::Malformed("bytes between two messages"))
    }

    /// Reads one line; `false` at the end of the stream.
    fn read_line(&mut self) -> bool {
        if !std::mem::take(&mut self.resumes_line) {
            self.line.clear();
        }
        loop {
            let chunk = fill(&mut self.input);
            if chunk.is_empty() {
                return false;
            }
            let end = memchr::memchr(b'\n', chunk).map(|at| at + 1);
            let taken = end.unwrap_or(chunk.len());
            self.line.push(chunk.get(..taken).unwrap_or_default());
            self.input.consume(taken);
            if end.is_some() {
                return true;
            }
        }
    }

    /// Reads a body of `length` bytes, keeping no more than its beginning when it is too large.
    fn body(&mut self, length: u64, body: &mut Vec<u8>) -> Option<Frame> {
        let oversized = length > self.limit;
        let keep = if oversized { PEEK_BYTES } else { usize::MAX };
        let mut left = length;
        self.line.clear();
        while left > 0 {
            let chunk = fill(&mut self.input);
            if chunk.is_empty() {
                return Some(Frame::End);
            }
            let most = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
            let chunk = chunk.get(..most).unwrap_or_default();
            let (taken, header) = scan(&mut self.line, chunk);
            let kept = taken.min(keep.saturating_sub(body.len()));
            body.extend_from_slice(chunk.get(..kept).unwrap_or_default());
            self.input.consume(taken);
            left -= taken as u64;
            if header.is_some() {
                self.announced = header;
                body.clear();
                return Some(Frame::Malformed(
                    "a message shorter than its Content-Length",
                ));
            }
        }
        Some(if oversized {
            Frame::Oversized { length }
        } else {
            Frame::Message
        })
    }
}

/// The next bytes of the stream; none at its end.
fn fill(input: &mut impl BufRead) -> &[u8] {
    while let Err(error) = input.fill_buf() {
        if error.kind() != ErrorKind::Interrupted {
            tracing::debug!(%error, "reading from the client failed");
            return &[];
        }
    }
    input.fill_buf().unwrap_or_default()
}

/// Looks for a header inside a body: gives how much of `chunk` was looked at, and the length announced by
/// the line that ended there, if one does.
fn scan(line: &mut Line, chunk: &[u8]) -> (usize, Option<u64>) {
    let mut seen = 0;
    for end in memchr::memchr_iter(b'\n', chunk).map(|at| at + 1) {
        line.push(chunk.get(seen..end).unwrap_or_default());
        seen = end;
        if let Content::Length { value, .. } = line.content() {
            return (seen, Some(value));
        }
        line.clear();
    }
    line.push(chunk.get(seen..).unwrap_or_default());
    (chunk.len(), None)
}

/// The end of a line, however long the line is.
#[derive(Default)]
struct Line(Vec<u8>);

/// What a header line says.
enum Content {
    /// The length of the body, and whether the field stands alone on the line.
    Length { value: u64, alone: bool },
    /// A length that is none.
    BadLength,
    /// Nothing: the header's end.
    Empty,
    /// Anything else.
    Other,
}

impl Line {
    fn clear(&mut self) {
        self.0.clear();
    }

    fn push(&mut self, piece: &[u8]) {
        let kept = piece
            .get(piece.len().saturating_sub(MAX_LINE_BYTES)..)
            .unwrap_or_default();
        let excess = (self.0.len() + kept.len()).saturating_sub(MAX_LINE_BYTES);
        self.0.drain(..excess.min(self.0.len()));
        self.0.extend_from_slice(kept);
    }

    fn content(&self) -> Content {
        let field =
            memchr::memrchr(b':', &self.0).and_then(|colon| (colon + 1).checked_sub(FIELD.len()));
        let named = field.and_then(|at| self.0.get(at..at + FIELD.len()));
        let (Some(at), true) = (
            field,
            named.is_some_and(|name| name.eq_ignore_ascii_case(FIELD)),
        ) else {
            return if self.0.trim_ascii().is_empty() {
                Content::Empty
            } else {
                Content::Other
            };
        };
        let (before, value) = self.0.split_at_checked(at).unwrap_or_default();
        let value = value.get(FIELD.len()..).unwrap_or_default().trim_ascii();
        match std::str::from_utf8(value)
            .ok()
            .and_then(|digits| digits.parse().ok())
        {
            Some(value) => Content::Length {
                value,
                alone: before.trim_ascii().is_empty(),
            },
            None => Content::BadLength,
        }
    }
}

#[cfg(test)]
#[path = "frame_tests.rs"]
mod tests;
