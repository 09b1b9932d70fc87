//! The only conversion between the URIs of the protocol and paths.
//!
//! Clients spell one file in several ways: `file:///C:/x` is `file:///c%3A/x`. A [`DocumentKey`] is the same
//! for all of them, and documents are found by it. A client gets back its own spelling.

mod file_uri;
mod key;

use std::path::{Path, PathBuf};

pub use key::DocumentKey;

use file_uri::{FileUri, HOST, decoded, path_for, uri_for};

use super::protocol::Uri;

/// The name of the document at `uri` without folders, decoded. It can be empty.
pub fn file_name(uri: &Uri) -> String {
    let path = FileUri::read(&uri.0).map_or_else(|| decoded(&uri.0), |file| file.path);
    let path = String::from_utf8_lossy(&path);
    path.rsplit(['/', ':'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The path of the file at `uri`; `None` if it is not a file of this machine, such as `untitled:Untitled-1`.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    path_for(&uri.0, HOST).and_then(path_of)
}

/// The URI of the file at `path`; `None` if the path is not absolute or cannot be written in a URI.
pub fn from_path(path: &Path) -> Option<Uri> {
    uri_for(bytes_of(path)?, HOST).map(Uri)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Option<&[u8]> {
    use std::os::unix::ffi::OsStrExt;
    Some(path.as_os_str().as_bytes())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Option<&[u8]> {
    Some(path.to_str()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_name_is_the_last_part() {
        for (uri, name) in [
            ("file:///a/FY22-Q1%20OKRs.md", "FY22-Q1 OKRs.md"),
            ("file:///C:/x.okr", "x.okr"),
            ("untitled:Untitled-1", "Untitled-1"),
            ("untitled:/a/b.okr", "b.okr"),
            ("file:///n%FF.md", "n\u{fffd}.md"),
            ("file:///", ""),
            ("", ""),
        ] {
            assert_eq!(file_name(&Uri(uri.to_owned())), name, "{uri}");
        }
    }
}
