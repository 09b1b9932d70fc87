//! `okr-lsp check --diff`: what `--fix` would change.

use std::io::{self, Write};
use std::path::{Component, Path};
use std::process::ExitCode;

use similar::TextDiff;

use super::fix::original;
use crate::cli::input::{self, Source};
use crate::cli::{FAILED, Input, complain};
use crate::rules::fix::mend;
use crate::workspace::Snapshot;

/// Prints a unified diff for every document with safe fixes. 0: there is none; 1: there is one; 2: something could not
/// be read.
pub(in crate::cli) fn diff(input: &Input) -> io::Result<ExitCode> {
    let mut differs = false;
    let mut all_kept = true;
    let complete = input::for_each(input, |source, run| {
        let Some(mended) = mend(&source.snapshot, run.around(source)) else {
            return Ok(());
        };
        if let Err(error) = original(source) {
            all_kept = false;
            return complain(&format!("{}: not fixed: {error}", source.path));
        }
        differs = true;
        print(source, &mended.snapshot, &mut io::stdout().lock())
    })?;
    Ok(match (complete && all_kept, differs) {
        (false, _) => FAILED.into(),
        (true, true) => 1.into(),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// Prints the changes as `git apply` and `patch -p1` take them. To them a line ends with LF and with nothing else.
fn print(source: &Source, mended: &Snapshot, out: &mut impl Write) -> io::Result<()> {
    let [before, after] = [&source.snapshot, mended].map(|snapshot| snapshot.text().to_string());
    let [old, new] = [&before, &after].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::configure().diff_slices(&old, &new);
    for (mark, side) in [("---", "a"), ("+++", "b")] {
        writeln!(out, "{mark} {}", named(side, &source.path))?;
    }
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            write!(out, "{}{}", change.tag(), change.value())?;
            if !change.value().ends_with('\n') {
                writeln!(out, "\n\\ No newline at end of file")?;
            }
        }
    }
    out.flush()
}

/// `path` below `side`, as seen from the present folder where it is in there; from the root of all where it is not.
fn named(side: &str, path: &str) -> String {
    let path = Path::new(path);
    let present = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(present).unwrap_or(path);
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        Component::ParentDir => Some("..".into()),
        _ => None,
    });
    let mut name = side.to_owned();
    parts.for_each(|part| name = format!("{name}/{part}"));
    if name
        .chars()
        .any(|char| char.is_control() || matches!(char, '"' | '\\'))
    {
        let quoted = name.chars().map(|char| match char {
            '"' | '\\' => format!("\\{char}"),
            _ if char.is_ascii_control() => format!("\\{:03o}", u32::from(char)),
            _ => char.to_string(),
        });
        format!("\"{}\"", quoted.collect::<String>())
    } else if name.contains(' ') {
        // The tab says where the name ends.
        name + "\t"
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
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
        ] {
            assert_eq!(named("a", path), written);
        }
    }
}
