//! Paths as pipelines know them: from the folder in which the program runs, which is the repository's root
//! there, and with slashes.

use std::env;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::lsp::uri;

/// What stands in a relative URI as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `path` from the present folder where it lies below that.
pub(super) fn relative(path: &str) -> String {
    let present = env::current_dir().unwrap_or_default();
    let inside = Path::new(path).strip_prefix(&present);
    let path = inside.map_or(path.into(), Path::to_string_lossy);
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.into_owned()
    };
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

/// `path` as a URI: a relative one, which is from the present folder, or one of a file elsewhere.
pub(super) fn uri(path: &str) -> String {
    let path = relative(path);
    if Path::new(&path).is_absolute()
        && let Some(uri) = uri::from_path(Path::new(&path))
    {
        return uri.0;
    }
    utf8_percent_encode(&path, PLAIN).to_string()
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
            assert_eq!(relative(path), shown);
            assert_eq!(uri(path), escaped);
        }
    }
}
