//! Where links between files lead.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// Where a link in a file leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The file; `None` for the one in which the link stands.
    pub path: Option<PathBuf>,
    /// What stands behind `#`; empty where nothing does.
    pub fragment: String,
}

impl Destination {
    /// Reads the destination `written` of a link in the file at `from`. `None` if it is an address, leads to nothing,
    /// or leads to another machine: Windows would log in there to look at it. `.` and `..` are resolved by name alone,
    /// without a look at the disk.
    pub fn read(written: &str, from: &Path) -> Option<Self> {
        let written = written.trim_matches(['<', '>']);
        let scheme = written.split(['/', '#', '?']).next()?;
        if written.is_empty() || scheme.contains(':') {
            return None;
        }
        let (path, fragment) = written.split_once('#').unwrap_or((written, ""));
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let named = decoded(path);
        if is_remote(&named) {
            return None;
        }
        let path = (!path.is_empty()).then(|| normal(&folder(from).join(named)));
        Some(Self {
            path,
            fragment: decoded(fragment),
        })
    }
}

/// Whether a path names another machine or a device, as `\\host\share` and `//./x` do on Windows, or a drive, which may
/// also belong to another machine.
fn is_remote(path: &str) -> bool {
    let mut start = path.chars();
    match (start.next(), start.next()) {
        (Some(first), Some(':')) => first.is_ascii_alphabetic(),
        (Some(first), Some(second)) => is_slash(first) && is_slash(second),
        _ => false,
    }
}

fn is_slash(char: char) -> bool {
    matches!(char, '/' | '\\')
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// `path` without `.` and `..`, as far as its names alone tell.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        let last = normal.components().next_back();
        match (component, last) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                normal.pop();
            }
            (Component::ParentDir, Some(Component::RootDir)) => {}
            (other, _) => normal.push(other),
        }
    }
    normal
}

/// A number by which paths are compared.
pub(super) fn key(path: &Path) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_read_beside_their_file() {
        let from = Path::new("/okrs/2026-q2/sales.md");
        for (written, path, fragment) in [
            ("company.md", Some("/okrs/2026-q2/company.md"), ""),
            ("../company.md#o1", Some("/okrs/company.md"), "o1"),
            ("./a%20b.md", Some("/okrs/2026-q2/a b.md"), ""),
            ("<my plan.md>", Some("/okrs/2026-q2/my plan.md"), ""),
            ("/top.md", Some("/top.md"), ""),
            ("../../../../x.md", Some("/x.md"), ""),
            ("#marketing", None, "marketing"),
        ] {
            let read = Destination::read(written, from);
            let expected = Destination {
                path: path.map(PathBuf::from),
                fragment: fragment.to_owned(),
            };
            assert_eq!(read, Some(expected), "{written}");
        }
        for address in [
            "https://example.org/a.md",
            "mailto:kim@example.org",
            "//x/y",
            "\\\\x\\y.md",
            "/\\x/y.md",
            "\\/x/y.md",
            "%5c%5Cx%5cy.md",
            "%2F/x/y.md",
            "<\\\\x\\a b.md>",
            "//?/UNC/x/y.md",
            "file://x/y.md",
            "C:/x.md",
            "c%3A/x.md",
            "",
        ] {
            assert_eq!(Destination::read(address, from), None, "{address}");
        }
    }
}
