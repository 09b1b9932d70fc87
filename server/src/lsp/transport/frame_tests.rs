use std::io::{BufReader, Read};

use proptest::prelude::*;

use super::super::header::MAX_LINE_BYTES;
use super::*;

const GOOD: &str = "Content-Length: 2\r\n\r\n{}";

/// All frames of `stream`, read `at_once` bytes at a time: `= body`, `> length`, or `! what is wrong`.
fn frames(stream: &[u8], at_once: usize) -> Vec<String> {
    let mut reader = FrameReader::new(BufReader::with_capacity(at_once, stream));
    reader.limit = 100;
    let mut frames = Vec::new();
    loop {
        let mut body = Vec::new();
        frames.push(match reader.next(&mut body) {
            FrameEvent::Message => {
                if !matches!(&body[..], b"{}" | b"[]") {
                    reader.look_back();
                }
                format!("= {}", String::from_utf8_lossy(&body))
            }
            FrameEvent::Oversized { length } => format!("> {length}"),
            FrameEvent::Malformed(what) => format!("! {what}"),
            FrameEvent::End => return frames,
        });
    }
}

#[test]
fn frames_are_cut_out_of_the_stream() {
    let no_number = "! Content-Length is not a number of bytes";
    let no_length = "! a header without Content-Length";
    let between = "! bytes between two messages";
    let short = "! a message shorter than its Content-Length";
    let cases: [(&str, &[&str]); 22] = [
        ("", &[]),
        (GOOD, &["= {}"]),
        ("Content-Length: 0\r\n\r\n", &["= "]),
        ("content-length:2\n\n{}", &["= {}"]),
        ("CONTENT-LENGTH : 2\r\n\r\n{}", &[no_length]),
        (
            "Content-Type: a; charset=utf-8\r\nContent-Length: 2\r\nX: y\r\n\r\n{}",
            &["= {}"],
        ),
        ("\r\n\r\nContent-Length: 2\r\n\r\n{}", &["= {}"]),
        (
            "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            &["= {}"],
        ),
        ("Content-Length: two\r\n\r\n{}", &[no_number]),
        ("Content-Length: -2\r\n\r\n{}", &[no_number]),
        (
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            &[no_number],
        ),
        (
            "Content-Length: x\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            &[no_number, "= []"],
        ),
        (
            "X: y\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            &[no_length, "= []"],
        ),
        ("noiseContent-Length: 2\r\n\r\n{}", &[between, "= {}"]),
        ("noise\nContent-Length: 2\r\n\r\n{}", &["= {}"]),
        (
            "Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            &["= {", "= []"],
        ),
        (
            "Content-Length: 9\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            &["= {}Content", "= []"],
        ),
        (
            "Content-Length: 3\r\n\r\n{]}Content-Length: 2\r\n\r\n[]",
            &["= {]}", "= []"],
        ),
        (
            "Content-Length: 50\r\n\r\n{}Content-Length: 2\r\nA: b\r\n\r\n[]",
            &[short, "= []"],
        ),
        (
            "Content-Length: 9999\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            &[short, "= []"],
        ),
        ("Content-Length: 90\r\n\r\n{}", &[]),
        ("Content-Length: 90\r\n", &[]),
    ];
    for (stream, expected) in cases {
        for at_once in [1, 7, 4096] {
            assert_eq!(
                frames(stream.as_bytes(), at_once),
                expected,
                "{stream:?} by {at_once}"
            );
        }
    }
}

#[test]
fn a_message_over_the_limit_is_skipped_and_only_its_beginning_kept() {
    let long = "x".repeat(PEEK_BYTES * 3);
    let stream = format!("Content-Length: {}\r\n\r\n{long}{GOOD}", long.len());
    assert_eq!(
        frames(stream.as_bytes(), 4096),
        [format!("> {}", long.len()).as_str(), "= {}"]
    );

    let mut reader = FrameReader::new(BufReader::new(stream.as_bytes()));
    reader.limit = 100;
    let mut body = Vec::new();
    reader.next(&mut body);
    assert_eq!(body.len(), PEEK_BYTES);
}

#[test]
fn an_endless_line_takes_no_memory() {
    let endless = std::io::repeat(b'x').take(10_000_000);
    let mut reader = FrameReader::new(BufReader::new(endless.chain(GOOD.as_bytes())));
    let mut body = Vec::new();
    assert_eq!(
        reader.next(&mut body),
        FrameEvent::Malformed("bytes between two messages")
    );
    assert_eq!(reader.next(&mut body), FrameEvent::Message);
    assert!(reader.line.0.capacity() <= 2 * MAX_LINE_BYTES);
}

proptest! {
    #[test]
    fn a_good_message_is_read_whatever_came_before(
        noise in prop::collection::vec(prop_oneof![
            any::<u8>().prop_map(|byte| vec![byte]),
            Just(b"\r\n".to_vec()),
            Just(b"Content-Length: ".to_vec()),
            Just(b"Content-Length: 7\r\n\r\n".to_vec()),
            Just(b"content-length:5000\n".to_vec()),
        ], 0..20),
        at_once in 1usize..40,
    ) {
        // A line of its own and a body without line breaks: what a client sends that starts over.
        let stream = [noise.concat(), format!("\r\n\r\n{GOOD}").into_bytes()].concat();
        let frames = frames(&stream, at_once);
        prop_assert_eq!(frames.last().map(String::as_str), Some("= {}"), "{:?}", frames);
    }
}
