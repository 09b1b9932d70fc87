//! Finding the executables under test, and building them where they are missing or old.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

/// What a change of means a new build, from the repository's top level.
const SOURCES: [&str; 5] = [
    "Cargo.toml",
    "Cargo.lock",
    "server",
    "tree-sitter-okr",
    "tests/e2e/probe.rs",
];

/// Folders among them that hold no source of what is under test.
const BUILT: [&str; 3] = ["node_modules", "target", "fuzz"];

/// The server as it is shipped.
///
/// # Panics
///
/// When it cannot be built.
pub fn okr_lsp() -> &'static Path {
    &executables().0
}

/// A server around the same transport whose requests do what the transport has to withstand.
///
/// # Panics
///
/// When it cannot be built.
pub fn probe() -> &'static Path {
    &executables().1
}

fn executables() -> &'static (PathBuf, PathBuf) {
    static BUILT: OnceLock<(PathBuf, PathBuf)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has an executable");
        // target/PROFILE/deps/TEST
        let target = test
            .ancestors()
            .nth(2)
            .expect("it lies two folders deep")
            .to_owned();
        let name = |name: &str| format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let built = (
            target.join(name("okr-lsp")),
            target.join("examples").join(name("probe")),
        );
        if !is_fresh(&built.0) || !is_fresh(&built.1) {
            build(&target);
        }
        built
    })
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn is_fresh(executable: &Path) -> bool {
    let built = fs::metadata(executable).and_then(|metadata| metadata.modified());
    built.is_ok_and(|built| {
        SOURCES
            .iter()
            .all(|source| newest(&root().join(source)) <= built)
    })
}

/// When the file, or the last of those in the folder, was changed.
fn newest(path: &Path) -> SystemTime {
    let own = fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH);
    let Ok(entries) = fs::read_dir(path) else {
        return own;
    };
    let inside = entries
        .flatten()
        .filter(|entry| !BUILT.iter().any(|built| entry.file_name() == *built));
    inside
        .map(|entry| newest(&entry.path()))
        .max()
        .unwrap_or(own)
}

/// Builds into `target` what a test of the whole workspace has built already, were it not for a filter.
fn build(target: &Path) {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(root()).args([
        "build",
        "--workspace",
        "--bin",
        "okr-lsp",
        "--example",
        "probe",
    ]);
    let profile = target
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("debug");
    cargo.args([
        "--profile",
        if profile == "debug" { "dev" } else { profile },
    ]);
    if let Some(target) = target.parent() {
        cargo.arg("--target-dir").arg(target);
    }
    let status = cargo.status().expect("cargo runs");
    assert!(
        status.success(),
        "the executables under test could not be built"
    );
}
