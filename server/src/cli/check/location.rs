//! Paths for pipelines: with slashes, relative to the current folder, which is the repository's root there.

use std::env;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::lsp::uri;

/// The bytes that are escaped in a relative URI.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `path` relative to the current folder, if it is inside.
pub(super) fn relative(path: &Path) -> PathBuf {
    let present = env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(&present).unwrap_or(path);
    inside.strip_prefix(".").unwrap_or(inside).to_owned()
}

/// `path` relative to the current folder, as text.
pub(super) fn name(path: &Path) -> String {
    String::from_utf8_lossy(&with_slashes(&relative(path))).into_owned()
}

/// `path` as a URI: relative to the current folder, or a `file:` URI for a file elsewhere.
pub(super) fn uri(path: &Path) -> String {
    let path = relative(path);
    if path.is_absolute()
        && let Some(uri) = uri::from_path(&path)
    {
        return uri.0;
    }
    percent_encode(&with_slashes(&path), PLAIN).to_string()
}

fn with_slashes(path: &Path) -> Vec<u8> {
    let mut bytes = path.as_os_str().as_encoded_bytes().to_vec();
    if cfg!(windows) {
        let backslashes = bytes.iter_mut().filter(|byte| **byte == b'\\');
        backslashes.for_each(|byte| *byte = b'/');
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_present_folder() {
        let here = env::current_dir().unwrap();
        let below = here.join("okrs/a.md");
        for (path, shown, escaped) in [
            ("okrs/a.md", "okrs/a.md", "okrs/a.md"),
            (
                "./okrs/größe 1.md",
                "okrs/größe 1.md",
                "okrs/gr%C3%B6%C3%9Fe%201.md",
            ),
            (below.to_str().unwrap(), "okrs/a.md", "okrs/a.md"),
            ("a:b#c?.md", "a:b#c?.md", "a%3Ab%23c%3F.md"),
            ("-", "-", "-"),
        ] {
            assert_eq!(name(Path::new(path)), shown);
            assert_eq!(uri(Path::new(path)), escaped);
        }
    }
}
