//! Parsing beside the block grammar of tree-sitter-md, and reparsing after one typed character.
//!
//! `parse/okr` against `parse/markdown` is the ratio that the grammar is built for; both read the same bytes
//! in the same run, so that it holds on any machine.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tree_sitter::{InputEdit, Language, Parser, Point, Tree};

const PLAN: &str = include_str!("plan.okr.md");

/// The plan, over and over, at least `size` bytes of it; only the first keeps its front matter.
fn document(size: usize) -> String {
    let body = PLAN
        .find("\n# ")
        .map_or(PLAN, |at| PLAN.get(at..).unwrap_or(PLAN));
    let mut text = PLAN.to_owned();
    while text.len() < size {
        text.push_str(body);
    }
    text
}

fn parser(language: Language) -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&language).ok()?;
    Some(parser)
}

fn fresh(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    let languages: [(&str, Language); 2] = [
        ("okr", tree_sitter_okr::LANGUAGE.into()),
        ("markdown", tree_sitter_md::LANGUAGE.into()),
    ];
    for size in [10_000, 500_000] {
        let text = document(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        for (name, language) in &languages {
            let Some(mut parser) = parser(language.clone()) else {
                continue;
            };
            group.bench_function(BenchmarkId::new(*name, size), |bencher| {
                bencher.iter(|| black_box(parser.parse(&text, None)));
            });
        }
    }
    group.finish();
}

/// One letter typed into `text` at `at`: the edit, and the text after it.
fn typed(text: &str, at: usize) -> Option<(InputEdit, String)> {
    let (before, after) = text.split_at_checked(at)?;
    let row = before.matches('\n').count();
    let column = at - before.rfind('\n').map_or(0, |end| end + 1);
    let edit = InputEdit {
        start_byte: at,
        old_end_byte: at,
        new_end_byte: at + 1,
        start_position: Point::new(row, column),
        old_end_position: Point::new(row, column),
        new_end_position: Point::new(row, column + 1),
    };
    Some((edit, [before, "x", after].concat()))
}

fn reparsed(parser: &mut Parser, tree: &Tree, edit: &InputEdit, edited: &str) -> Option<Tree> {
    let mut old = tree.clone();
    old.edit(edit);
    parser.parse(edited, Some(&old))
}

fn one_character(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one character");
    for size in [10_000, 1_000_000] {
        let text = document(size);
        let middle = text.len() / 2;
        let words = text.match_indices("library").map(|(at, _)| at);
        let at = words.take_while(|at| *at < middle).last().unwrap_or(middle) + 3;
        let Some(mut parser) = parser(tree_sitter_okr::LANGUAGE.into()) else {
            continue;
        };
        let Some(tree) = parser.parse(&text, None) else {
            continue;
        };
        let Some((edit, edited)) = typed(&text, at) else {
            continue;
        };
        group.bench_function(BenchmarkId::new("okr", size), |bencher| {
            bencher.iter(|| black_box(reparsed(&mut parser, &tree, &edit, &edited)));
        });
    }
    group.finish();
}

criterion_group!(benches, fresh, one_character);
criterion_main!(benches);
