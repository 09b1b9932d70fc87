//! What identifies a document.

use percent_encoding::percent_encode;

use super::file_uri::{ENCODED, FileUri};
use crate::lsp::protocol::Uri;

/// Identifies a document. It is the same for every spelling of a document's URI.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DocumentKey(String);

impl DocumentKey {
    /// The key of the document at `uri`.
    pub fn of(uri: &Uri) -> Self {
        Self(match FileUri::read(&uri.0) {
            Some(FileUri { host, path }) => match String::from_utf8(path) {
                Ok(path) => format!("file://{host}{path}"),
                Err(other) => format!("file://{host}{}", percent_encode(other.as_bytes(), ENCODED)),
            },
            None => uri.0.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_file_have_one_key() {
        let key = |uri: &str| DocumentKey::of(&Uri(uri.to_owned()));
        for (one, other, same) in [
            ("file:///C:/x.okr", "file:///c%3A/x.okr", true),
            ("file:///a%20b", "file:///a b", true),
            ("file:///%C3%BC", "file:///ü", true),
            ("file:///a%2fb", "file:///a/b", true),
            ("file://localhost/a", "file:///a", true),
            ("file:///100%", "file:///100%25", true),
            ("file:///%ff", "file:///%FF", true),
            ("file:///%ff", "file:///%fe", false),
            ("file:///a", "file:///A", false),
            ("file:///a", "file://host/a", false),
            ("untitled:Untitled-1", "untitled:Untitled-2", false),
            ("untitled:/a", "file:///a", false),
        ] {
            assert_eq!(key(one) == key(other), same, "{one} {other}");
        }
    }
}
