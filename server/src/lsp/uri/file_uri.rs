//! `file` URIs and the paths that they name, on every system.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

/// How an operating system writes paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paths {
    /// `/a/b`
    Unix,
    /// `C:\a\b`, `\\server\share\a`
    Windows,
}

/// How the system of this program writes paths.
pub(super) const HOST: Paths = if cfg!(windows) {
    Paths::Windows
} else {
    Paths::Unix
};

/// The characters that are written as `%XX` in the path of a URI: all except those that never need it.
pub(super) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b':');

/// A `file` URI, decoded.
pub(super) struct FileUri {
    /// Another machine, or empty for this one.
    pub(super) host: String,
    /// Begins with a slash; a drive letter is in upper case. It need not be Unicode.
    pub(super) path: Vec<u8>,
}

impl FileUri {
    /// Reads `uri`; `None` if its scheme is not `file`.
    pub(super) fn read(uri: &str) -> Option<Self> {
        let (scheme, rest) = uri.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("file") {
            return None;
        }
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let host = String::from_utf8(decoded(host)).ok();
        let host = host
            .filter(|host| !host.eq_ignore_ascii_case("localhost"))
            .unwrap_or_default();
        let mut path = decoded(path);
        if has_drive(&path) {
            path.get_mut(1).map(u8::make_ascii_uppercase);
        }
        Some(Self {
            host: host.to_lowercase(),
            path,
        })
    }
}

/// Whether `path` begins as `/c:/x` does.
fn has_drive(path: &[u8]) -> bool {
    match path {
        [b'/', letter, b':', rest @ ..] => {
            letter.is_ascii_alphabetic() && matches!(rest, [] | [b'/' | b'\\', ..])
        }
        _ => false,
    }
}

/// `text` without `%XX`.
pub(super) fn decoded(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

/// The path of the file at `uri`, in bytes; `None` if it is not a file of this machine.
pub(super) fn path_for(uri: &str, paths: Paths) -> Option<Vec<u8>> {
    let FileUri { host, path } = FileUri::read(uri)?;
    if paths == Paths::Unix {
        return (host.is_empty() && path.starts_with(b"/")).then_some(path);
    }
    let backward = |path: &[u8]| {
        path.iter()
            .map(|byte| if *byte == b'/' { b'\\' } else { *byte })
            .collect::<Vec<u8>>()
    };
    if host.is_empty() {
        return has_drive(&path).then(|| backward(path.get(1..).unwrap_or_default()));
    }
    Some([format!("\\\\{host}").into_bytes(), backward(&path)].concat())
}

/// The URI of the file at `path`, in bytes; `None` if the path is not absolute or cannot be written in a URI.
pub(super) fn uri_for(path: &[u8], paths: Paths) -> Option<String> {
    let encoded = |path: &[u8]| percent_encode(path, ENCODED).to_string();
    if paths == Paths::Unix {
        return path
            .starts_with(b"/")
            .then(|| format!("file://{}", encoded(path)));
    }
    let path = std::str::from_utf8(path).ok()?.replace('\\', "/");
    // A verbatim path, such as `\\?\C:\x` and `\\?\UNC\server\share`.
    let plain = path.strip_prefix("//?/").unwrap_or(&path);
    match plain.strip_prefix("//").or(plain.strip_prefix("UNC/")) {
        Some(share) => Some(format!("file://{}", encoded(share.as_bytes()))),
        None => has_drive(format!("/{plain}").as_bytes())
            .then(|| format!("file:///{}", encoded(plain.as_bytes()))),
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
            let path = path.map(str::as_bytes);
            assert_eq!(path_for(uri, paths).as_deref(), path, "{uri}");
            if let Some(path) = path {
                assert_eq!(uri_for(path, paths).as_deref(), Some(written), "{uri}");
                assert_eq!(path_for(written, paths).as_deref(), Some(path), "{written}");
            }
        }
        for (verbatim, written) in [
            ("\\\\?\\C:\\a", "file:///C:/a"),
            ("\\\\?\\UNC\\server\\share\\a", "file://server/share/a"),
        ] {
            assert_eq!(
                uri_for(verbatim.as_bytes(), Paths::Windows).as_deref(),
                Some(written)
            );
        }
        assert_eq!(uri_for(b"a/b", Paths::Unix), None);
        assert_eq!(uri_for(b"a\\b", Paths::Windows), None);
    }

    #[test]
    fn a_path_need_not_be_unicode() {
        let uri = "file:///n%FF.md";
        assert_eq!(
            path_for(uri, Paths::Unix).as_deref(),
            Some(&b"/n\xff.md"[..])
        );
        assert_eq!(uri_for(b"/n\xff.md", Paths::Unix).as_deref(), Some(uri));
    }
}
