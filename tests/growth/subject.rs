//! What is worked on: the files of a shape, on disk, in the index and as a snapshot of the first of them.

use std::ffi::OsString;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use okr_lsp::rules;
use okr_lsp::text::{Edit, Encoding};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;
use okr_lsp::workspace::index::{Index, Record};
use tempfile::TempDir;

/// A path within the folder, and a text.
pub type File = (String, String);

/// Files to work on. The first is the document that is open.
pub struct Subject {
    folder: TempDir,
    path: PathBuf,
    /// The open document, analysed.
    pub snapshot: Snapshot,
    index: Index,
    /// The bytes of all texts.
    pub bytes: usize,
    /// Bytes of the open document at which characters in its middle begin: in another size of the text others of a
    /// repeated piece stand there, but all of them together stand for it.
    pub middle: Vec<usize>,
    /// The end of the longest line there, which is the same of a repeated piece in every size of the text.
    pub line_end: usize,
}

impl Subject {
    /// Writes `files`, and reads them into an index.
    pub fn new(files: &[File]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut index = Index::new(Encoding::Utf16);
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, text).expect("the file is written");
            let snapshot = Snapshot::new(name, 0, text);
            index.insert(&path, Record::of(&snapshot, &path, index.encoding()));
        }
        index.settle_all();
        let (name, text) = files.first().expect("there is a file");
        let path = folder.path().join(name);
        // The document has been looked at before a letter is typed.
        let snapshot = Snapshot::new(name, 0, text);
        black_box(rules::check(&snapshot, Surroundings::of(&index, &path)));
        Self {
            path,
            folder,
            snapshot,
            index,
            middle: middle(text),
            line_end: longest_line_end(text),
            bytes: files.iter().map(|(_, text)| text.len()).sum(),
        }
    }

    /// The open document once more, read by nobody yet.
    pub fn unread(&self) -> Snapshot {
        let text = self.snapshot.text().to_string();
        Snapshot::new(self.snapshot.file_name(), 0, &text)
    }

    /// What the other files say about the open one.
    pub fn around(&self) -> Surroundings<'_> {
        Surroundings::of(&self.index, &self.path)
    }

    /// The open document's record for the index.
    pub fn record(&self, snapshot: &Snapshot) -> Record {
        Record::of(snapshot, &self.path, self.index.encoding())
    }

    /// The open document after a letter was typed at the byte `at`.
    pub fn typed(&self, at: usize) -> Snapshot {
        let edit = Edit {
            range: at..at,
            text: "x".to_owned(),
        };
        self.snapshot.edited(1, &[edit])
    }

    /// Runs a command of the command line on all files.
    pub fn command(&self, arguments: &[&str]) {
        let program = ["okr-lsp"].iter().chain(arguments);
        let path = Path::as_os_str(self.folder.path()).to_owned();
        okr_lsp::cli::run(program.map(OsString::from).chain([path]));
    }
}

/// So many bytes are looked at in the middle of a text, each some bytes behind the one before.
const PLACES: usize = 24;

fn middle(text: &str) -> Vec<usize> {
    let places = (0..PLACES).map(|place| text.len() / 2 + place * 7);
    let within = places.filter(|place| *place < text.len());
    let within = within.map(|place| text.ceil_char_boundary(place));
    within.chain(line_ends(text)).collect()
}

/// The ends of the lines among those places: there people type.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let start = text.len() / 2;
    let bytes = text.bytes().enumerate().skip(start).take(PLACES * 7);
    bytes.filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at)
}

/// Lines are looked at in so many bytes in the middle.
const LINES: usize = 1024;

fn longest_line_end(text: &str) -> usize {
    let start = text.ceil_char_boundary(text.len() / 2);
    let end = text.ceil_char_boundary(start + LINES);
    let mut at = start;
    // What the middle cuts off is no line.
    let lines = text[start..end].split_inclusive('\n').map(|line| {
        at += line.len();
        (line.trim_end_matches('\n').len(), line.len(), at)
    });
    let longest = lines
        .skip(1)
        .reduce(|one, next| if next.0 > one.0 { next } else { one });
    longest.map_or(start, |(words, line, end)| end - (line - words))
}

/// The day on which everything is asked.
pub fn today() -> Date {
    date(2027, 2, 1)
}
