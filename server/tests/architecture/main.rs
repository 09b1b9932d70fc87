//! The invariants of the architecture that a test can hold by reading the source.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod circles;
mod exceptions;
mod imports;
mod lsp;
mod names;
mod source;
mod types;

use source::{Source, shipped};

/// The layers in order; a module imports only from its own and from those before it.
const LAYERS: [&str; 12] = [
    "text",
    "syntax",
    "lexicon",
    "period",
    "measure",
    "model",
    "workspace",
    "rules",
    "guidelines",
    "ide",
    "lsp",
    "cli",
];

/// The layer of a file, by the folder below `src`; `None` for `lib.rs` and `main.rs`.
fn layer(source: &Source) -> Option<usize> {
    let room = source.room()?;
    LAYERS.iter().position(|layer| *layer == room)
}

#[test]
fn no_import_runs_back_up() {
    for source in shipped() {
        let Some(own) = layer(&source) else { continue };
        for (at, name) in LAYERS.iter().enumerate().skip(own + 1) {
            for import in [
                format!("crate::{name}::"),
                format!("crate::{name};"),
                format!("crate::{{{name}"),
            ] {
                assert!(
                    !source.code.contains(&import),
                    "{} imports {} ({at})",
                    source.path,
                    import
                );
            }
        }
    }
}

#[test]
fn only_lsp_knows_the_protocol() {
    for source in shipped() {
        let in_lsp = layer(&source) == LAYERS.iter().position(|layer| *layer == "lsp");
        for name in ["tower_lsp", "lsp_types", "ls_types"] {
            assert!(
                in_lsp || !source.code.contains(name),
                "{} names {name}",
                source.path
            );
        }
    }
}

#[test]
fn input_and_output_stay_at_the_edges() {
    let allowed = [
        "workspace/bounded.rs",
        "workspace/discovery.rs",
        "workspace/configuration/file.rs",
        "lsp/",
        "cli/",
        "main.rs",
    ];
    for source in shipped() {
        let edge = allowed.iter().any(|edge| source.path.starts_with(edge));
        for call in [
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "println!",
            "eprintln!",
        ] {
            assert!(
                edge || !source.code.contains(call),
                "{} uses {call}",
                source.path
            );
        }
    }
}

#[test]
fn nothing_shipped_can_panic_by_name() {
    for source in shipped() {
        for call in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "unreachable!(",
            "todo!(",
            "unimplemented!(",
        ] {
            assert!(!source.code.contains(call), "{} calls {call}", source.path);
        }
    }
}
