//! `okr-lsp check --diff` prints what `--fix` would change.

use std::io::{self, Write};
use std::path::{Component, Path};
use std::process::ExitCode;

use similar::TextDiff;

use super::fix::original;
use crate::cli::arguments::Input;
use crate::cli::exit::FAILED;
use crate::cli::input::{self, SourceDocument};
use crate::cli::print::complain_of;
use crate::rules::fix::mend;
use crate::text::{begins_command, find_order, is_command, is_order};
use crate::workspace::Snapshot;

/// Prints a unified diff for every document with safe fixes. The exit code is 0 without a diff, 1 with one, and 2 if a
/// file could not be read.
pub(in crate::cli) fn diff(input: &Input) -> io::Result<ExitCode> {
    let mut differs = false;
    let mut all_kept = true;
    let complete = input::for_each(input, |source, run| {
        let Some(mended) = mend(&source.snapshot, run.around(source)) else {
            return Ok(());
        };
        if let Err(error) = original(source) {
            all_kept = false;
            return complain_of(&source.path, &format!("not fixed: {error}"));
        }
        let patch = patch(source, &mended.snapshot);
        if patch.split('\n').any(gives_orders) {
            all_kept = false;
            let why = "not shown: it contains characters or commands that a terminal or log may obey; use `--fix`";
            return complain_of(&source.path, &why);
        }
        differs = true;
        io::stdout().lock().write_all(patch.as_bytes())
    })?;
    Ok(match (complete && all_kept, differs) {
        (false, _) => FAILED.into(),
        (true, true) => 1.into(),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// The changes for `git apply` and `patch -p1`. For these, only LF ends a line.
fn patch(source: &SourceDocument, mended: &Snapshot) -> String {
    let [before, after] = [&source.snapshot, mended].map(|snapshot| snapshot.text().to_string());
    let [old, new] = [&before, &after].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::configure().diff_slices(&old, &new);
    let mut patch = String::new();
    for (mark, side) in [("---", "a"), ("+++", "b")] {
        patch += &format!("{mark} {}\n", named(side, &source.path));
    }
    for hunk in diff.unified_diff().iter_hunks() {
        patch += &format!("{}\n", hunk.header());
        for change in hunk.iter_changes() {
            patch += &format!("{}{}", change.tag(), change.value());
            if !change.value().ends_with('\n') {
                patch += "\n\\ No newline at end of file\n";
            }
        }
    }
    patch
}

/// Whether a terminal or the log of a job would obey something in `line` of a patch. After its first character, it is
/// a line of a document. CR at its end belongs to the end of the line.
fn gives_orders(line: &str) -> bool {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let behind_mark = line.strip_prefix([' ', '+', '-']).unwrap_or(line);
    is_command(behind_mark) || line.split('\t').any(|piece| find_order(piece).is_some())
}

/// `path` below `side`: relative to the current folder if it is inside, or from the root of the file system.
fn named(side: &str, path: &Path) -> String {
    let present = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(present).unwrap_or(path);
    let mut name = side.as_bytes().to_vec();
    for part in path.components() {
        if let Component::Normal(_) | Component::ParentDir = part {
            name.push(b'/');
            name.extend(part.as_os_str().as_encoded_bytes());
        }
    }
    quoted(&name)
}

/// `name` as patches write it. If needed, it is quoted, with control characters and bytes that are not text in octal.
fn quoted(name: &[u8]) -> String {
    let mut quoted = String::new();
    let octal =
        |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("\\{byte:03o}")).collect() };
    for chunk in name.utf8_chunks() {
        for char in chunk.valid().chars() {
            match char {
                '"' | '\\' => quoted.extend(['\\', char]),
                _ if is_order(char) || begins_command(&quoted, char) => {
                    quoted += &octal(char.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => quoted.push(char),
            }
        }
        quoted += &octal(chunk.invalid());
    }
    if quoted.as_bytes() != name {
        format!("\"{quoted}\"")
    } else if quoted.contains(' ') {
        // The tab says where the name ends.
        quoted + "\t"
    } else {
        quoted
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::named;

    #[test]
    fn paths_are_written_as_patches_write_them() {
        for (path, written) in [
            ("plan.okr", "a/plan.okr"),
            ("./okrs//plan.okr", "a/okrs/plan.okr"),
            ("../plan.okr", "a/../plan.okr"),
            ("/okrs/plan.okr", "a/okrs/plan.okr"),
            ("Our plan.okr", "a/Our plan.okr\t"),
            ("\"Plän\" 1\n.okr", "\"a/\\\"Plän\\\" 1\\012.okr\""),
            ("##vso[x]##[y].okr", "\"a/##vso\\133x]##\\133y].okr\""),
            ("a\u{9b}b.okr", "\"a/a\\302\\233b.okr\""),
        ] {
            assert_eq!(named("a", Path::new(path)), written);
        }
    }
}
