//! Globs of files, and the paths they are matched with.
//!
//! Both are written with slashes, on Windows too; a backslash in them is a slash.

use std::borrow::Cow;
use std::path::Path;

use globset::{GlobBuilder, GlobSet};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use toml::Spanned;
use toml::de::DeValue;

use super::list::{List, ListItem};
use super::problem::Problems;
use super::table::Setting;

/// Longer globs are refused, because their cost grows with their length.
const MOST_BYTES: usize = 500;

/// Characters that stand for others.
const WILD: [char; 6] = ['*', '?', '[', ']', '{', '}'];

/// A glob.
#[derive(Debug)]
struct Glob {
    /// Whether it is anchored at the folder of the configuration.
    anchored: bool,
    /// The extension of the files that it matches, if the glob spells it out.
    extension: Option<Box<str>>,
    /// What it matches, the last one in any case.
    patterns: Vec<globset::Glob>,
}

impl ListItem for Glob {
    const LIST: &'static str = "a list of globs, such as `[\"okrs/\", \"plans/*.md\"]`,";

    fn read(text: &str) -> Result<Self, String> {
        let written = text.trim().replace('\\', "/");
        let rest = written.strip_prefix('.').unwrap_or(&written);
        let anchored = rest.starts_with('/');
        let path = if anchored {
            rest.trim_start_matches('/')
        } else {
            &written
        };
        if written.is_empty() {
            return Err("a glob is empty".to_owned());
        }
        if written.len() > MOST_BYTES {
            return Err(format!("a glob has at most {MOST_BYTES} bytes"));
        }
        if path.split('/').any(|part| part == "..") {
            return Err("a glob cannot lead out of its folder by `..`".to_owned());
        }
        let last = path.rsplit('/').next().unwrap_or_default();
        let mut patterns = Vec::new();
        if !last.contains(WILD) {
            // A name may be that of a folder. Then it means everything below the folder.
            let folder = path.trim_end_matches('/');
            patterns.push(below(folder));
        }
        if !last.is_empty() {
            patterns.push(path.to_owned());
        }
        let patterns = patterns.iter().map(|pattern| compile(pattern, anchored));
        Ok(Self {
            anchored,
            extension: extension(last),
            patterns: patterns.collect::<Result<_, _>>()?,
        })
    }
}

fn below(folder: &str) -> String {
    if folder.is_empty() {
        "**".to_owned()
    } else {
        format!("{folder}/**")
    }
}

fn compile(pattern: &str, anchored: bool) -> Result<globset::Glob, String> {
    let deep = if anchored { "" } else { "**/" };
    let wrong = |error: globset::Error| format!("this is not a valid glob: {}", error.kind());
    let glob = GlobBuilder::new(&format!("{deep}{pattern}"))
        .literal_separator(true)
        .backslash_escape(false)
        .build()
        .map_err(wrong)?;
    // Some of what is wrong shows only here.
    GlobSet::new([&glob]).map_err(wrong)?;
    Ok(glob)
}

/// The extension at the end of a name of which that much is written out.
fn extension(name: &str) -> Option<Box<str>> {
    let (_, extension) = name.rsplit_once('.')?;
    (!extension.is_empty() && !extension.contains(WILD)).then(|| extension.to_lowercase().into())
}

/// A list of globs.
#[derive(Debug, Default)]
pub(super) struct Globs {
    anywhere: GlobSet,
    anchored: GlobSet,
    extensions: Vec<Box<str>>,
}

impl Globs {
    /// Whether one of them holds there.
    pub(super) fn hold(&self, at: &DocumentPath) -> bool {
        self.anywhere.is_match(at.path)
            || at
                .relative
                .is_some_and(|relative| self.anchored.is_match(relative))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.anywhere.is_empty() && self.anchored.is_empty()
    }

    /// Whether one of them ends in this extension.
    pub(super) fn end_in(&self, extension: &str) -> bool {
        let mut extensions = self.extensions.iter();
        extensions.any(|known| known.eq_ignore_ascii_case(extension))
    }
}

impl Setting for Globs {
    const WANTED: &'static str = <List<Glob> as Setting>::WANTED;

    fn read(value: &Spanned<DeValue>, problems: &mut Problems) -> Option<Self> {
        let count = value.get_ref().as_array().map_or(0, |list| list.len());
        if !problems.admit_globs(count, value.span()) {
            return None;
        }
        let globs = List::<Glob>::read(value, problems)?;
        let set = |anchored: bool| {
            let globs = globs
                .in_place()
                .filter(|(glob, _)| glob.anchored == anchored);
            GlobSet::new(globs.flat_map(|(glob, _)| &glob.patterns))
        };
        let extensions = globs
            .in_place()
            .filter_map(|(glob, _)| glob.extension.clone())
            .collect();
        match (set(false), set(true)) {
            (Ok(anywhere), Ok(anchored)) => Some(Self {
                anywhere,
                anchored,
                extensions,
            }),
            (Err(error), _) | (_, Err(error)) => {
                problems.add(
                    value.span(),
                    format!("these globs are too many: {}", error.kind()),
                );
                None
            }
        }
    }
}

impl JsonSchema for Globs {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Globs".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        List::<Glob>::json_schema(generator)
    }
}

/// Where a document lies as the globs see it.
#[derive(Debug)]
pub(super) struct DocumentPath<'a> {
    /// The path from the folder of the configuration if it lies below that, else as it is. Folders above the
    /// configuration do not count.
    path: &'a str,
    /// From the folder of the configuration, where it lies below that.
    relative: Option<&'a str>,
}

impl<'a> DocumentPath<'a> {
    /// Of the document at `path`, for a configuration in `folder`; both plain.
    pub(super) fn of(path: &'a str, folder: &str) -> Self {
        let relative = if is_absolute(path) {
            path.strip_prefix(folder.trim_end_matches('/'))
                .and_then(|rest| rest.strip_prefix('/'))
        } else {
            Some(path)
        };
        Self {
            path: relative.unwrap_or(path),
            relative,
        }
    }
}

/// Whether a plain path begins at a root: `/`, `//server`, `C:/`.
fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.get(1..3) == Some(":/")
}

/// `path` with slashes, and without `.` and `..`.
pub(super) fn plain(path: &Path) -> String {
    let written = path.to_string_lossy().replace('\\', "/");
    let root = written.len() - written.trim_start_matches('/').len();
    let (root, rest) = written.split_at(root);
    let mut parts = Vec::new();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if !root.is_empty() => {}
            part => parts.push(part),
        }
    }
    format!("{root}{}", parts.join("/"))
}
