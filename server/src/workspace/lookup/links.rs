//! Links between documents.

use std::path::PathBuf;
use std::sync::Arc;

use super::surroundings::Surroundings;
use crate::model::{ObjectiveId, Words};
use crate::workspace::Snapshot;
use crate::workspace::alignment::Links;
use crate::workspace::identity::Target;
use crate::workspace::index::{Destination, Index, Record};
use crate::workspace::place::{Location, Place};

impl Links for Surroundings<'_> {
    fn linked(self, destination: &str, value: &str) -> Option<Target> {
        self.linked_by(destination, |record, fragment| {
            record.names().company(fragment, value)
        })
    }
}

impl Surroundings<'_> {
    /// The objective that a link to `destination` with the words `value` leads to, of the company or another.
    pub(in crate::workspace) fn linked_any(
        &self,
        destination: &str,
        value: &str,
    ) -> Option<Target> {
        self.linked_by(destination, |record, fragment| {
            let company = record.names().company(fragment, value);
            company.or_else(|| pick_any(record, fragment, value))
        })
    }

    fn linked_by(
        &self,
        destination: &str,
        pick: impl Fn(&Record, &str) -> Option<ObjectiveId>,
    ) -> Option<Target> {
        let index = self.index?;
        let path = self.path?;
        let to = Destination::read(destination, path)?;
        let file = match to.path {
            Some(path) => index.find(&extended(index, path))?,
            None => self.own?,
        };
        let objective = pick(&index.file(file)?.record, &to.fragment)?;
        let own = Some(file) == self.own && !self.indexed;
        Some(Target {
            file: (!own).then_some(file),
            objective,
        })
    }

    /// Where a link to `destination` in the document `snapshot` leads: to a heading, or to the beginning of a file,
    /// which may not exist.
    pub fn place_of(&self, destination: &str, snapshot: &Snapshot) -> Option<Location> {
        let path = self.path?;
        let index = self.index?;
        let to = Destination::read(destination, path)?;
        let Some(file) = to.path.map(|path| extended(index, path)) else {
            let own = Record::of(snapshot, path, index.encoding());
            let place = own.anchored(&to.fragment)?.place;
            return Some(Location::Elsewhere(path.into(), place));
        };
        let record = index.find(&file).and_then(|id| index.file(id));
        let heading = record.and_then(|file| file.record.anchored(&to.fragment));
        let place = heading.map_or_else(Place::default, |heading| heading.place);
        Some(Location::Elsewhere(file.into(), place))
    }

    /// The links, in all documents, to the heading of the document, `snapshot`, that starts at the byte `start`.
    pub fn links_to_heading(&self, snapshot: &Snapshot, start: usize) -> Vec<Location> {
        let (Some(index), Some(path)) = (self.index, self.path) else {
            return Vec::new();
        };
        let own = Record::of(snapshot, path, index.encoding());
        let position = snapshot.text().position_at(start, index.encoding());
        let mut headings = own.headings.iter();
        let Some(heading) = headings.find(|heading| heading.place.start.line == position.line)
        else {
            return Vec::new();
        };
        let links = index.links_to(path);
        links
            .filter(|(_, link)| heading.is_meant_by(link))
            .map(|(file, link)| Location::Elsewhere(Arc::clone(&file.path), link.place))
            .collect()
    }

    /// The links, in all documents, that lead where `destination` in the document leads.
    pub fn links_like(&self, destination: &str) -> Vec<Location> {
        let (Some(index), Some(path)) = (self.index, self.path) else {
            return Vec::new();
        };
        let Some(to) = Destination::read(destination, path) else {
            return Vec::new();
        };
        let target = to.path.map(|path| extended(index, path));
        let links = index.links_to(target.as_deref().unwrap_or(path));
        links
            .filter(|(_, link)| link.names(&to.fragment))
            .map(|(file, link)| Location::Elsewhere(Arc::clone(&file.path), link.place))
            .collect()
    }
}

/// A link may leave out the extension.
fn extended(index: &Index, path: PathBuf) -> PathBuf {
    if index.find(&path).is_some() || path.extension().is_some() {
        return path;
    }
    path.with_extension("md")
}

/// The objective of a file that a link means, no matter whose it is: by its heading, or by the words of the link.
fn pick_any(record: &Record, fragment: &str, value: &str) -> Option<ObjectiveId> {
    let heading = record.anchored(fragment);
    let names = record.names();
    let headed = heading.and_then(|heading| names.on_line(heading.place.start.line));
    headed.or_else(|| names.titled(&Words::of(value), None))
}
