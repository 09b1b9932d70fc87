//! The one conversion between the URIs of the protocol and paths.
//!
//! Clients spell the same file in several ways: `file:///C:/x` is `file:///c%3A/x`. A [`Key`] is the same
//! for all of them and is what documents are found by; what goes back to a client is its own spelling.

use std::path::PathBuf;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::protocol::Uri;

/// What identifies a document, however its URI is spelt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

/// How an operating system writes paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paths {
    Unix,
    Windows,
}

const HOST: Paths = if cfg!(windows) {
    Paths::Windows
} else {
    Paths::Unix
};

/// What is written as `%XX` in the path of a URI: everything but what needs it nowhere.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b':');

/// A `file` URI taken apart and decoded.
struct FileUri {
    /// Another machine, or empty.
    host: String,
    /// Begins with a slash; a drive letter is in upper case.
    path: String,
}

impl Key {
    /// The key of the document at `uri`.
    pub fn of(uri: &Uri) -> Self {
        Self(match FileUri::read(&uri.0) {
            Some(FileUri { host, path }) => format!("file://{host}{path}"),
            None => uri.0.clone(),
        })
    }
}

/// The name of the document at `uri` without folders, decoded; perhaps empty.
pub fn file_name(uri: &Uri) -> String {
    let path = FileUri::read(&uri.0).map_or_else(|| decoded(&uri.0), |file| Some(file.path));
    let path = path.unwrap_or_else(|| uri.0.clone());
    path.rsplit(['/', ':'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The path of the file at `uri`; `None` where it is no file of this machine, such as `untitled:Untitled-1`.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    path_for(&uri.0, HOST).map(PathBuf::from)
}

/// The URI of the file at `path`, which is absolute; `None` where it is not, or not Unicode.
pub fn from_path(path: &std::path::Path) -> Option<Uri> {
    uri_for(path.to_str()?, HOST).map(Uri)
}

impl FileUri {
    fn read(uri: &str) -> Option<Self> {
        let (scheme, rest) = uri.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("file") {
            return None;
        }
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let host = decoded(host)
            .filter(|host| !host.eq_ignore_ascii_case("localhost"))
            .unwrap_or_default();
        let mut path = decoded(path)?;
        if let Some(drive) = drive(&path) {
            path.replace_range(1..2, &drive.to_ascii_uppercase().to_string());
        }
        Some(Self {
            host: host.to_lowercase(),
            path,
        })
    }
}

/// The letter of a path such as `/c:/x`.
fn drive(path: &str) -> Option<char> {
    let mut chars = path.strip_prefix('/')?.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let colon = chars.next() == Some(':');
    (colon && matches!(chars.next(), None | Some('/' | '\\'))).then_some(letter)
}

fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text)
        .decode_utf8()
        .ok()
        .map(String::from)
}

fn path_for(uri: &str, paths: Paths) -> Option<String> {
    let FileUri { host, path } = FileUri::read(uri)?;
    match paths {
        Paths::Unix => (host.is_empty() && path.starts_with('/')).then_some(path),
        Paths::Windows if !host.is_empty() => {
            Some(format!("\\\\{host}{}", path.replace('/', "\\")))
        }
        Paths::Windows => drive(&path)
            .and(path.get(1..))
            .map(|path| path.replace('/', "\\")),
    }
}

fn uri_for(path: &str, paths: Paths) -> Option<String> {
    let encoded = |path: &str| utf8_percent_encode(path, ENCODED).to_string();
    if paths == Paths::Unix {
        return path
            .starts_with('/')
            .then(|| format!("file://{}", encoded(path)));
    }
    let path = path.replace('\\', "/");
    // What the system calls a verbatim path, such as `\\?\C:\x` and `\\?\UNC\server\share`.
    let plain = path.strip_prefix("//?/").unwrap_or(&path);
    match plain.strip_prefix("//").or(plain.strip_prefix("UNC/")) {
        Some(share) => Some(format!("file://{}", encoded(share))),
        None => drive(&format!("/{plain}")).map(|_| format!("file:///{}", encoded(plain))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_become_paths_and_paths_uris() {
        let cases = [
            // The URI as written by some client, the path, and the URI as written here.
            (
                Paths::Unix,
                "file:///a/b.okr",
                Some("/a/b.okr"),
                "file:///a/b.okr",
            ),
            (
                Paths::Unix,
                "file:///a%20b/%5Bx%5D.okr",
                Some("/a b/[x].okr"),
                "file:///a%20b/%5Bx%5D.okr",
            ),
            (
                Paths::Unix,
                "file:///a b/[x].okr",
                Some("/a b/[x].okr"),
                "file:///a%20b/%5Bx%5D.okr",
            ),
            (
                Paths::Unix,
                "file:///%C3%BC.okr",
                Some("/ü.okr"),
                "file:///%C3%BC.okr",
            ),
            (
                Paths::Unix,
                "file:///ü.okr",
                Some("/ü.okr"),
                "file:///%C3%BC.okr",
            ),
            (
                Paths::Unix,
                "file:///100%25.okr",
                Some("/100%.okr"),
                "file:///100%25.okr",
            ),
            (
                Paths::Unix,
                "file:///100%.okr",
                Some("/100%.okr"),
                "file:///100%25.okr",
            ),
            (Paths::Unix, "FILE:///a", Some("/a"), "file:///a"),
            (Paths::Unix, "file:/a", Some("/a"), "file:///a"),
            (Paths::Unix, "file://localhost/a", Some("/a"), "file:///a"),
            (
                Paths::Unix,
                "file:///a%23b?c#d",
                Some("/a#b"),
                "file:///a%23b",
            ),
            (Paths::Unix, "file://server/share/a", None, ""),
            (Paths::Unix, "file:///%ff", None, ""),
            (Paths::Unix, "untitled:Untitled-1", None, ""),
            (Paths::Unix, "nonsense", None, ""),
            (
                Paths::Windows,
                "file:///C:/x%20y.okr",
                Some("C:\\x y.okr"),
                "file:///C:/x%20y.okr",
            ),
            (
                Paths::Windows,
                "file:///c%3A/x.okr",
                Some("C:\\x.okr"),
                "file:///C:/x.okr",
            ),
            (
                Paths::Windows,
                "file:///c:/ü/[x].okr",
                Some("C:\\ü\\[x].okr"),
                "file:///C:/%C3%BC/%5Bx%5D.okr",
            ),
            (
                Paths::Windows,
                "file://server/share/a.okr",
                Some("\\\\server\\share\\a.okr"),
                "file://server/share/a.okr",
            ),
            (Paths::Windows, "file:///a/b.okr", None, ""),
            (Paths::Windows, "untitled:Untitled-1", None, ""),
        ];
        for (paths, uri, path, written) in cases {
            assert_eq!(path_for(uri, paths).as_deref(), path, "{uri}");
            if let Some(path) = path {
                assert_eq!(uri_for(path, paths).as_deref(), Some(written), "{path}");
                assert_eq!(path_for(written, paths).as_deref(), Some(path), "{written}");
            }
        }
        for (verbatim, written) in [
            ("\\\\?\\C:\\a", "file:///C:/a"),
            ("\\\\?\\UNC\\server\\share\\a", "file://server/share/a"),
        ] {
            assert_eq!(uri_for(verbatim, Paths::Windows).as_deref(), Some(written));
        }
        assert_eq!(uri_for("a/b", Paths::Unix), None);
        assert_eq!(uri_for("a\\b", Paths::Windows), None);
    }

    #[test]
    fn spellings_of_one_file_have_one_key() {
        let key = |uri: &str| Key::of(&Uri(uri.to_owned()));
        for (one, other, same) in [
            ("file:///C:/x.okr", "file:///c%3A/x.okr", true),
            ("file:///a%20b", "file:///a b", true),
            ("file:///%C3%BC", "file:///ü", true),
            ("file:///a%2fb", "file:///a/b", true),
            ("file://localhost/a", "file:///a", true),
            ("file:///100%", "file:///100%25", true),
            ("file:///a", "file:///A", false),
            ("file:///a", "file://host/a", false),
            ("untitled:Untitled-1", "untitled:Untitled-2", false),
            ("untitled:/a", "file:///a", false),
        ] {
            assert_eq!(key(one) == key(other), same, "{one} {other}");
        }
    }

    #[test]
    fn the_file_name_is_the_last_part() {
        for (uri, name) in [
            ("file:///a/FY22-Q1%20OKRs.md", "FY22-Q1 OKRs.md"),
            ("file:///C:/x.okr", "x.okr"),
            ("untitled:Untitled-1", "Untitled-1"),
            ("untitled:/a/b.okr", "b.okr"),
            ("file:///", ""),
            ("", ""),
        ] {
            assert_eq!(file_name(&Uri(uri.to_owned())), name, "{uri}");
        }
    }
}
