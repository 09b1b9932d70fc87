//! The invariants of the architecture that a test can hold by reading the source.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers in order; a module imports only from its own and from those before it.
const LAYERS: [&str; 11] = [
    "text",
    "syntax",
    "lexicon",
    "measure",
    "model",
    "workspace",
    "rules",
    "guidelines",
    "ide",
    "lsp",
    "cli",
];

/// Every source file with the code in it that is shipped: no tests, no comments.
fn shipped() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("it is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test(&path)
            {
                let source = fs::read_to_string(&path).expect("it is text");
                let code = source
                    .split("\n#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or_default();
                let lines = code
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"));
                files.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(files.len() > 30, "the source files were not found");
    files
}

fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name == "tests"
        || name.ends_with("_tests")
        || path.components().any(|part| part.as_os_str() == "tests")
            && path.starts_with(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests"))
}

/// The layer of a file, by the folder below `src`; `None` for `lib.rs` and `main.rs`.
fn layer(path: &Path) -> Option<usize> {
    let inside = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .ok()?;
    let folder = inside
        .components()
        .next()?
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    LAYERS.iter().position(|layer| *layer == folder)
}

#[test]
fn no_import_runs_back_up() {
    for (path, code) in shipped() {
        let Some(own) = layer(&path) else { continue };
        for (at, name) in LAYERS.iter().enumerate().skip(own + 1) {
            for import in [
                format!("crate::{name}::"),
                format!("crate::{name};"),
                format!("crate::{{{name}"),
            ] {
                assert!(
                    !code.contains(&import),
                    "{} imports {} ({at})",
                    path.display(),
                    import
                );
            }
        }
    }
}

#[test]
fn only_lsp_knows_the_protocol() {
    for (path, code) in shipped() {
        let in_lsp = layer(&path) == LAYERS.iter().position(|layer| *layer == "lsp");
        for name in ["tower_lsp", "lsp_types", "ls_types"] {
            assert!(
                in_lsp || !code.contains(name),
                "{} names {name}",
                path.display()
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
    for (path, code) in shipped() {
        let name = path.display().to_string().replace('\\', "/");
        let edge = allowed
            .iter()
            .any(|edge| name.contains(&format!("src/{edge}")));
        for call in [
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "println!",
            "eprintln!",
        ] {
            assert!(edge || !code.contains(call), "{name} uses {call}");
        }
    }
}

#[test]
fn nothing_shipped_can_panic_by_name() {
    for (path, code) in shipped() {
        for call in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "unreachable!(",
            "todo!(",
            "unimplemented!(",
        ] {
            assert!(!code.contains(call), "{} calls {call}", path.display());
        }
    }
}
