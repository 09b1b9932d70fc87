//! What a keystroke costs: from the edit of a snapshot to its findings, and what opening costs.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use okr_lsp::rules;
use okr_lsp::text::Edit;
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;

/// A document of at least `size` bytes, in the usual list form.
fn document(size: usize) -> String {
    let mut text = "# FY27-Q1 OKRs\n\n## Company\n\n".to_owned();
    let mut number = 0;
    while text.len() < size {
        number += 1;
        if number % 4 == 0 {
            text.push_str(&format!("\n## Team {number}\n\n"));
        }
        text.push_str(&format!(
            "1. **OBJECTIVE: Make reading room {number} a place to stay, so that classes come back**\n   \
             - KR: Grow weekly visits from {number} to 9{number}\n   \
             - KR: 85% of *new* visitors return within 30 days ([figures](https://example.org/{number}))\n   \
             - KR: Win [_N<sub>1</sub>_][n1] schools with at least 3 classes each by end of Q1\n   \
             - KR: The catalogue is easier to search\n"
        ));
    }
    text.push_str("\n[n1]: https://example.org/n1\n");
    text
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for size in [10_000, 100_000, 1_000_000] {
        let text = document(size);
        let snapshot = Snapshot::new("plan.okr", 0, &text);
        snapshot.analysis();
        let middle = text.len() / 2;
        let weekly = text.match_indices("weekly").map(|(at, _)| at);
        let at = weekly
            .take_while(|at| *at < middle)
            .last()
            .unwrap_or(middle);
        let edit = Edit {
            range: at..at,
            text: "x".to_owned(),
        };
        group.bench_function(BenchmarkId::new("to findings", size), |bencher| {
            bencher.iter(|| {
                black_box(rules::check(
                    &snapshot.edited(1, std::slice::from_ref(&edit)),
                    Surroundings::none(),
                ))
            });
        });
        group.bench_function(BenchmarkId::new("to model", size), |bencher| {
            bencher.iter(|| black_box(snapshot.edited(1, std::slice::from_ref(&edit)).is_okr()));
        });
    }
    group.finish();
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("opening");
    for size in [10_000, 1_000_000] {
        let text = document(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("to findings", size), |bencher| {
            bencher.iter(|| {
                black_box(rules::check(
                    &Snapshot::new("plan.okr", 0, &text),
                    Surroundings::none(),
                ))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, keystroke, opening);
criterion_main!(benches);
