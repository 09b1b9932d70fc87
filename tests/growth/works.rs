//! What is done with documents: each must grow in proportion to them.

use std::hint::black_box;

use okr_lsp::ide::{self, Asked};
use okr_lsp::rules;

use crate::subject::{Subject, today};

/// Something that is done with a subject.
pub struct Work {
    /// What it is called.
    pub name: &'static str,
    /// What is done.
    pub run: fn(&Subject),
    /// Whether it reads the texts from nothing, so that its memory is measured by them.
    pub reads: bool,
}

const fn reading(name: &'static str, run: fn(&Subject)) -> Work {
    let reads = true;
    Work { name, run, reads }
}

const fn asking(name: &'static str, run: fn(&Subject)) -> Work {
    let reads = false;
    Work { name, run, reads }
}

/// All that is measured.
pub const WORKS: &[Work] = &[
    reading("model", |subject| {
        black_box(subject.unread().is_okr());
    }),
    reading("check", |subject| subject.command(&["check"])),
    reading("check as json", |subject| {
        subject.command(&["check", "--format", "json"]);
    }),
    reading("parse", |subject| {
        subject.command(&["parse", "--format", "json"]);
    }),
    reading("safe fixes", |subject| {
        subject.command(&["check", "--diff"]);
    }),
    reading("record", |subject| {
        black_box(subject.record(&subject.unread()));
    }),
    asking("keystroke", |subject| {
        keystroke(subject, subject.line_end);
    }),
    asking("keystroke at the top", |subject| keystroke(subject, 0)),
    asking("symbols", |subject| {
        black_box(ide::document_symbols(&subject.snapshot));
    }),
    asking("semantic tokens", |subject| {
        let whole = 0..subject.snapshot.text().len();
        black_box(ide::semantic_tokens(&subject.snapshot, whole));
    }),
    asking("folding", |subject| {
        black_box(ide::folds(&subject.snapshot, usize::MAX));
    }),
    asking("code actions", |subject| {
        each_place(subject, |at| {
            black_box(ide::code_actions(
                &subject.snapshot,
                subject.around(),
                &(at..at),
            ));
        });
    }),
    asking("hover", |subject| {
        each_place(subject, |at| {
            black_box(ide::hover(&subject.snapshot, at, today(), subject.around()));
        });
    }),
    asking("completion", |subject| {
        each_place(subject, |offset| {
            black_box(ide::complete(Asked {
                snapshot: &subject.snapshot,
                around: subject.around(),
                today: today(),
                offset,
                by_blank: false,
            }));
        });
    }),
    asking("definition", |subject| {
        each_place(subject, |at| {
            black_box(ide::definition(&subject.snapshot, at, subject.around()));
        });
    }),
    asking("references", |subject| {
        each_place(subject, |at| {
            black_box(ide::highlights(&subject.snapshot, at, subject.around()));
        });
    }),
];

fn each_place(subject: &Subject, ask: impl Fn(usize)) {
    subject.middle.iter().copied().for_each(ask);
}

/// Types a letter, and asks for the findings.
fn keystroke(subject: &Subject, at: usize) {
    let typed = subject.typed(at);
    black_box(rules::check(&typed, subject.around()));
}
