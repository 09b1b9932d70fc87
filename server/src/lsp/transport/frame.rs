//! Cutting messages out of a byte stream.
//!
//! A message is `Content-Length: N`, perhaps other header lines, an empty line and N bytes of JSON. The
//! reader accepts the header in any letter case, with bare LF, and between other header lines. It reports
//! anything else once and skips to the next `Content-Length:`.
//!
//! A length may be wrong. JSON never holds a raw line break inside a string. So a body in which a line ends
//! in `Content-Length: N` is not one message: the reader drops the body and goes on with that header.

use std::io::{BufRead, ErrorKind};

use super::header::{HeaderContent, HeaderLine};

/// The largest message that is accepted, in bytes. A larger one is refused with an error and skipped as it
/// comes in, without being kept. The largest known documents are four orders of magnitude smaller.
pub const MAX_MESSAGE_BYTES: u64 = 64 * 1024 * 1024;

/// How much of a message that is too large is kept, in bytes from its start: enough to see its id.
const PEEK_BYTES: usize = 256;

/// What the reader found next in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameEvent {
    /// A message; its bytes are in the buffer.
    Message,
    /// A message of `length` bytes, which is too large; its first bytes are in the buffer.
    Oversized {
        /// The length it announced.
        length: u64,
    },
    /// Bytes that are not a message, and what is wrong with them.
    Malformed(&'static str),
    /// The stream ended.
    End,
}

/// Reads frames. A failure of the stream counts as its end.
pub struct FrameReader<R> {
    input: R,
    limit: u64,
    line: HeaderLine,
    /// A length that was already read, of a header that is not complete.
    announced: Option<u64>,
    /// The length of a body whose header is complete.
    due: Option<u64>,
    /// Whether an error was reported since the last message; the next ones are not.
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
            line: HeaderLine::default(),
            announced: None,
            due: None,
            astray: false,
            resumes_line: false,
        }
    }

    /// Reads up to the end of the next frame; `body`, which must be empty, receives its bytes.
    pub fn next(&mut self, body: &mut Vec<u8>) -> FrameEvent {
        loop {
            let found = match self.due.take() {
                Some(length) => self.body(length, body),
                None => self.header(),
            };
            match found {
                Some(FrameEvent::Malformed(_)) if self.astray => body.clear(),
                Some(frame) => {
                    self.astray = matches!(frame, FrameEvent::Malformed(_));
                    return frame;
                }
                None => {}
            }
        }
    }

    /// Notes that the last body is not JSON and that this was reported. Its length may have been wrong, so the
    /// next header may begin in its last line.
    pub fn look_back(&mut self) {
        self.resumes_line = true;
        self.astray = true;
    }

    /// Reads header lines until a body is due (`None`) or there is something to report.
    fn header(&mut self) -> Option<FrameEvent> {
        let mut length = self.announced.take();
        let mut fields = length.is_some();
        let mut garbage = false;
        loop {
            if !self.read_line() {
                return Some(FrameEvent::End);
            }
            match self.line.content() {
                HeaderContent::Length { value, alone } => {
                    length = Some(value);
                    garbage |= !alone;
                }
                HeaderContent::BadLength => {
                    return Some(FrameEvent::Malformed(
                        "Content-Length is not a number of bytes",
                    ));
                }
                HeaderContent::Other => fields = true,
                HeaderContent::Empty if length.is_some() => break,
                HeaderContent::Empty if fields => {
                    return Some(FrameEvent::Malformed("a header without Content-Length"));
                }
                HeaderContent::Empty => {}
            }
        }
        self.due = length;
        garbage.then_some(FrameEvent::Malformed("bytes between two messages"))
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

    /// Reads a body of `length` bytes. Of one that is too large it keeps only the beginning.
    fn body(&mut self, length: u64, body: &mut Vec<u8>) -> Option<FrameEvent> {
        let oversized = length > self.limit;
        let keep = if oversized { PEEK_BYTES } else { usize::MAX };
        let mut left = length;
        self.line.clear();
        while left > 0 {
            let chunk = fill(&mut self.input);
            if chunk.is_empty() {
                return Some(FrameEvent::End);
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
                return Some(FrameEvent::Malformed(
                    "a message shorter than its Content-Length",
                ));
            }
        }
        Some(if oversized {
            FrameEvent::Oversized { length }
        } else {
            FrameEvent::Message
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

/// Looks for a header inside a body. Returns how many bytes of `chunk` it read, and the length that a header
/// line there announces, if there is one.
fn scan(line: &mut HeaderLine, chunk: &[u8]) -> (usize, Option<u64>) {
    let mut seen = 0;
    for end in memchr::memchr_iter(b'\n', chunk).map(|at| at + 1) {
        line.push(chunk.get(seen..end).unwrap_or_default());
        seen = end;
        if let HeaderContent::Length { value, .. } = line.content() {
            return (seen, Some(value));
        }
        line.clear();
    }
    line.push(chunk.get(seen..).unwrap_or_default());
    (chunk.len(), None)
}

#[cfg(test)]
#[path = "frame_tests.rs"]
mod tests;
