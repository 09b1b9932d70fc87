//! Work and memory grow at most in proportion to the text, for every shape of it. Run by `tests/growth/run`: the
//! ordinary build counts no steps.
//!
//! Each [shape](shapes) is made twice, the second four times as large, and each [work](works) is done with both. It
//! may make five times the steps, and some that are made once at another place of a repeated piece, and hold 20 MB and
//! twenty bytes for each byte of text. What the standard library does in code that was compiled with it, such as copying,
//! is not counted.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod count;
mod many;
mod shapes;
mod subject;
mod works;

use std::process::ExitCode;

use count::count;
use shapes::Shape;
use subject::Subject;
use works::{WORKS, Work};

/// The bytes of the small text.
const SIZE: usize = 8 * 1024;

/// The large text is so many times larger.
const TIMES: usize = 4;

/// The steps may grow so many times.
const MOST_STEPS: u64 = 5;

/// So many steps more are no growth: in the other size something else of a repeated piece is asked about.
const SLACK: u64 = 500_000;

/// So many bytes of memory may any text cost, and so many more for each of its own.
const MOST_BYTES: (usize, usize) = (20 * 1024 * 1024, 20);

fn main() -> ExitCode {
    count::count_the_parser();
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let (part, parts) = part(&mut words);
    let mut failed = 0;
    let mut measured = 0;
    let shapes = shapes::all().into_iter().chain(many::all());
    for shape in shapes.skip(part - 1).step_by(parts) {
        let chosen = |work: &&Work| {
            let name = format!("{}: {}", shape.name, work.name);
            words.iter().all(|word| name.contains(word.as_str()))
        };
        let works: Vec<&Work> = WORKS.iter().filter(chosen).collect();
        if works.is_empty() {
            continue;
        }
        let subjects = Subjects::new(&shape);
        for work in works {
            measured += 1;
            failed += usize::from(!subjects.hold(&shape, work));
        }
    }
    eprintln!("{measured} measured, {failed} grow out of proportion");
    ExitCode::from(u8::from(failed > 0 || measured == 0))
}

/// Which part of the shapes is asked for, of how many: `1/2` before all other words.
fn part(words: &mut Vec<String>) -> (usize, usize) {
    let part = words.first().and_then(|word| {
        let (part, parts) = word.split_once('/')?;
        Some((part.parse().ok()?, parts.parse().ok()?))
    });
    let Some((part, parts)) = part.filter(|(part, parts)| (1..=*parts).contains(part)) else {
        return (1, 1);
    };
    words.remove(0);
    (part, parts)
}

/// A shape in two sizes.
struct Subjects {
    small: Subject,
    large: Subject,
}

impl Subjects {
    fn new(shape: &Shape) -> Self {
        Self {
            small: Subject::new(&(shape.files)(SIZE)),
            large: Subject::new(&(shape.files)(SIZE * TIMES)),
        }
    }

    /// Whether `work` grows in proportion; says so where it does not.
    fn hold(&self, shape: &Shape, work: &Work) -> bool {
        // What is set up once, for the program or for a document, is not counted.
        (work.run)(&self.small);
        (work.run)(&self.large);
        let small = count(|| (work.run)(&self.small));
        let large = count(|| (work.run)(&self.large));
        assert!(small.steps > 0, "nothing is counted: use tests/growth/run");
        let steps = large.steps <= small.steps * MOST_STEPS + SLACK;
        let bytes = self.large.bytes;
        let memory = !work.reads || large.peak <= MOST_BYTES.0 + MOST_BYTES.1 * bytes;
        if !steps || !memory {
            let name = format!("{}: {}", shape.name, work.name);
            let (from, to) = (small.steps, large.steps);
            let times = ratio(large.steps, small.steps);
            let each = large.peak / bytes.max(1);
            eprintln!(
                "{name:60} {from:>11} to {to:>11} steps, {times:>5} times; {each:>4} bytes a byte"
            );
        }
        steps && memory
    }
}

/// `large` divided by `small`, with one decimal.
fn ratio(large: u64, small: u64) -> String {
    let tenths = large * 10 / small;
    format!("{}.{}", tenths / 10, tenths % 10)
}
