//! The documents that a command's paths name.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::arguments::Input;
use super::configuration::Configurations;
use super::print::{complain, complain_of};
use crate::syntax::Unread;
use crate::text::{Encoding, visible_name};
use crate::workspace::Surroundings;
use crate::workspace::discovery::{self, Found, Unreadable};
use crate::workspace::index::{Index, Record};
use crate::workspace::{DocumentSettings, Snapshot, end_of_path};

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Whether `path` means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// At most this many bytes of text stay in memory while all documents are read. Later texts are read again, because
/// those of a large handbook would not fit into memory.
const MOST_KEPT: usize = 8 * 1024 * 1024;

/// A terminal shows the progress of a run after each of this many files.
const PROGRESS_EVERY: usize = 200;

/// A document read from a path.
pub(super) struct SourceDocument {
    /// The path as the user reached it; `-` for standard input.
    pub(super) path: PathBuf,
    /// The absolute path of the file, without links.
    file: PathBuf,
    /// Whether standard input had other bytes than the document. It cannot be read again.
    is_changed: bool,
    /// The document.
    pub(super) snapshot: Snapshot,
}

impl SourceDocument {
    /// Whether it was read from standard input.
    pub(super) fn is_standard_input(&self) -> bool {
        is_standard_input(&self.path)
    }

    /// Whether it was read from standard input, and bytes that are not UTF-8 were replaced.
    pub(super) fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// The path for programs.
    pub(super) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// The path for people, on one line.
    pub(super) fn shown(&self) -> String {
        visible_name(&self.path)
    }
}

/// What okr-lsp read of all documents of a run.
pub(super) struct RunIndex {
    index: Index,
    /// How the user reached each file.
    reached: HashMap<PathBuf, PathBuf>,
}

impl RunIndex {
    fn add(&mut self, source: &SourceDocument) {
        self.index.insert(&source.file, self.record(source));
        let reached = source.path.clone();
        self.reached.insert(source.file.clone(), reached);
    }

    fn record(&self, source: &SourceDocument) -> Record {
        Record::of(&source.snapshot, &source.file, self.index.encoding())
    }

    /// The other documents, as the one at `path` sees them.
    pub(super) fn around<'a>(&'a self, source: &'a SourceDocument) -> Surroundings<'a> {
        Surroundings::of(&self.index, &source.file)
    }

    /// How the user reached the file at `path`.
    pub(super) fn reached<'a>(&'a self, path: &'a Path) -> &'a Path {
        self.reached.get(path).map_or(path, PathBuf::as_path)
    }
}

/// Calls `each` for every document, see [`RunDocuments`].
pub(super) fn for_each(
    input: &Input,
    each: impl FnMut(&SourceDocument, &RunIndex) -> io::Result<()>,
) -> io::Result<bool> {
    RunDocuments::read(input)?.for_each(each)
}

/// The documents of a run. All are read once before the first is checked, because one document may refer to others.
/// Files that cannot be read are reported on standard error, and the run continues.
pub(super) struct RunDocuments {
    run: RunIndex,
    kept: Vec<Kept>,
    okr: bool,
    complete: bool,
    progress: ProgressLine,
}

/// A file that has been read, with its text if it fits into memory.
struct Kept {
    file: Found,
    document_settings: DocumentSettings,
    source: Option<SourceDocument>,
}

impl Kept {
    /// The document. It is read again if it was not kept.
    fn source(&mut self, okr: bool) -> Result<SourceDocument, Unreadable> {
        let again = || source(&self.file, self.document_settings.clone(), okr);
        self.source.take().map_or_else(again, Ok)
    }
}

impl RunDocuments {
    /// The documents that `input` names. Fails if the named configuration is wrong.
    pub(super) fn read(input: &Input) -> io::Result<Self> {
        let mut configurations = Configurations::new(input.config.as_deref())?;
        let (files, mut complete) = files(input, &mut configurations)?;
        let mut run = RunIndex {
            index: Index::new(Encoding::Utf32),
            reached: HashMap::new(),
        };
        // All files are checked, so it does not matter which of them a change affects.
        run.index.mark_all_affected();
        let mut progress = ProgressLine::default();
        let mut kept = Vec::new();
        let mut bytes = 0;
        for (file, document_settings) in files {
            progress.step();
            let source = match source(&file, document_settings.clone(), input.okr) {
                Ok(source) => source,
                Err(unreadable) => {
                    complete = report(&unreadable)?;
                    continue;
                }
            };
            run.add(&source);
            bytes += source.snapshot.text().len();
            // Standard input and pipes cannot be read again.
            let keep = bytes <= MOST_KEPT || !source.path.is_file();
            let source = keep.then_some(source);
            kept.push(Kept {
                file,
                document_settings,
                source,
            });
        }
        run.index.settle_all();
        Ok(Self {
            run,
            kept,
            okr: input.okr,
            complete: complete && configurations.are_right(),
            progress,
        })
    }

    /// Replaces each document with the result of `change`, for all others to see. If there is no result, the document
    /// stays as it is.
    pub(super) fn change(
        &mut self,
        mut change: impl FnMut(&SourceDocument, &RunIndex) -> io::Result<Option<Snapshot>>,
    ) -> io::Result<()> {
        // Each document is changed with the other documents as they were before.
        let mut records = Vec::new();
        for kept in &mut self.kept {
            let is_kept = kept.source.is_some();
            // A file that cannot be read again is reported later, when it is checked.
            let Ok(mut source) = kept.source(self.okr) else {
                continue;
            };
            if let Some(changed) = change(&source, &self.run)? {
                source.snapshot = changed;
                records.push((source.file.clone(), self.run.record(&source)));
            }
            kept.source = is_kept.then_some(source);
        }
        for (file, record) in records {
            self.run.index.insert(&file, record);
        }
        self.run.index.settle_all();
        Ok(())
    }

    /// Calls `each` for every document. Returns whether all paths and their configurations could be read.
    pub(super) fn for_each(
        mut self,
        mut each: impl FnMut(&SourceDocument, &RunIndex) -> io::Result<()>,
    ) -> io::Result<bool> {
        for mut kept in self.kept {
            match kept.source(self.okr) {
                Ok(source) => {
                    self.complete &= is_whole(&source)?;
                    each(&source, &self.run)?;
                }
                Err(unreadable) => self.complete = report(&unreadable)?,
            }
        }
        self.progress.finish();
        Ok(self.complete)
    }
}

/// Whether the document was read to its end, as far as it may hold OKRs. If not, standard error says where reading
/// stopped.
fn is_whole(source: &SourceDocument) -> io::Result<bool> {
    let Some(unread) = source.snapshot.unread() else {
        return Ok(true);
    };
    let what = match unread {
        Unread::Rest(_) => "the document is too dense",
        Unread::Line(_) => "the line is too long",
    };
    let line = source.snapshot.text().line_of(unread.start()) + 1;
    let path = source.shown();
    complain(&format!("{path}:{line}: not read from here on: {what}"))?;
    Ok(false)
}

/// The files to read, each once, with the configuration of each, and whether all paths could be examined.
fn files(
    input: &Input,
    configurations: &mut Configurations,
) -> io::Result<(Vec<(Found, DocumentSettings)>, bool)> {
    let mut files: Vec<(Found, DocumentSettings)> = Vec::new();
    let mut known: HashMap<PathBuf, usize> = HashMap::new();
    let mut complete = true;
    let found = input
        .paths
        .iter()
        .flat_map(|path| discover(path, configurations));
    for found in found.collect::<Vec<_>>() {
        let file = match found {
            Ok(file) => file,
            Err(unreadable) => {
                complete = report(&unreadable)?;
                continue;
            }
        };
        if let Some((same, _)) = known.get(&file.real).and_then(|at| files.get_mut(*at)) {
            same.named |= file.named;
        } else if let Some(document_settings) = configurations.document_settings(&file.real)? {
            known.insert(file.real.clone(), files.len());
            files.push((file, document_settings));
        }
    }
    Ok((files, complete))
}

fn discover(path: &Path, configurations: &mut Configurations) -> Vec<Result<Found, Unreadable>> {
    if is_standard_input(path) {
        // Links in it are relative to the current folder.
        let real = env::current_dir().and_then(fs::canonicalize);
        return vec![Ok(Found {
            path: path.to_owned(),
            real: real.unwrap_or_default().join(path),
            named: true,
        })];
    }
    discovery::discover(path, |path| configurations.ask_for(path).unwrap_or(false))
}

/// The document in `file`. An ignored file is not read, unless it was named as an OKR document. Standard input is
/// always read, because its writer waits.
fn source(
    file: &Found,
    mut document_settings: DocumentSettings,
    okr: bool,
) -> Result<SourceDocument, Unreadable> {
    let conventions = &mut document_settings.conventions;
    conventions.declared |= okr;
    conventions.unlabelled |= okr;
    conventions.ignored &= !(okr && file.named);
    let (text, is_changed) = if is_standard_input(&file.path) {
        standard_input().map_err(|error| Unreadable::at(&file.path, error))?
    } else if conventions.ignored {
        (String::new(), false)
    } else if file.named {
        (discovery::read_named(&file.path)?, false)
    } else {
        (discovery::read(&file.path)?, false)
    };
    Ok(SourceDocument {
        path: file.path.clone(),
        file: file.real.clone(),
        is_changed,
        snapshot: Snapshot::new(&end_of_path(&file.path), 0, &text)
            .with_settings(document_settings)
            .closed(),
    })
}

/// The text of standard input, and whether bytes that are not UTF-8 were replaced in it.
fn standard_input() -> io::Result<(String, bool)> {
    let bytes = discovery::DOCUMENT.read_from(io::stdin().lock())?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let is_changed = text.as_bytes() != bytes;
    Ok((text, is_changed))
}

fn report(unreadable: &Unreadable) -> io::Result<bool> {
    complain_of(&unreadable.path, &unreadable.error)?;
    Ok(false)
}

/// Shows at a terminal how far a long run is.
#[derive(Default)]
struct ProgressLine {
    files: usize,
    shown: bool,
}

impl ProgressLine {
    fn step(&mut self) {
        self.files += 1;
        if self.files.is_multiple_of(PROGRESS_EVERY) && io::stderr().is_terminal() {
            self.shown = true;
            let _ = write!(io::stderr(), "\r{} files …", self.files);
        }
    }

    fn finish(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
