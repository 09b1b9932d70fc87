//! Taking a changed file into all tables at once.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::file_by_path::FileByPath;
use super::record::Record;
use super::store::{File, Index};
use crate::workspace::identity::FileId;

impl Index {
    /// Replaces what is known about the file at `path` by `record`.
    pub fn insert(&mut self, path: &Path, record: Record) {
        if record.is_empty() {
            return self.remove(path);
        }
        let record = Arc::new(record);
        let known = self.find(path);
        let before = known.and_then(|id| self.file(id)).cloned();
        if before.as_ref().is_some_and(|file| file.record == record) {
            return;
        }
        let id = known.unwrap_or_else(|| self.next_id());
        let path: Arc<Path> = before
            .as_ref()
            .map_or_else(|| path.into(), |file| Arc::clone(&file.path));
        let file = File {
            filed: before.as_ref().map_or_else(
                || FileByPath::new(Arc::clone(&path), id),
                |file| file.filed.clone(),
            ),
            path,
            record,
            // The edges of the last version stay until those of this version are worked out. So nobody sees goals
            // without what serves them, and nothing changes if the new edges are the same.
            edges: before
                .as_ref()
                .map_or_else(Arc::default, |file| Arc::clone(&file.edges)),
            repeats: before
                .as_ref()
                .map_or_else(Arc::default, |file| Arc::clone(&file.repeats)),
            revision: self.next_revision(),
        };
        let old = before
            .as_ref()
            .map_or_else(Arc::default, |file| Arc::clone(&file.record));
        self.replace_record(&file.filed, &old, &file.record);
        self.ids.insert(Arc::clone(&file.path), id);
        self.files.insert(id, Arc::new(file));
        self.unsettle(id);
    }

    /// Forgets the file at `path`.
    pub fn remove(&mut self, path: &Path) {
        let Some(id) = self.find(path) else { return };
        if let Some(file) = self.file(id).cloned() {
            self.replace_record(&file.filed, &file.record, &Record::default());
            self.forget_edges(&file);
            self.mark_served_affected(&file);
            self.unreported.files.insert(id);
        }
        self.ids.remove(path);
        self.files.remove(&id);
        self.unsettled.remove(&id);
    }

    /// Replaces `old` by `new` in all tables, apart from those of what is served.
    fn replace_record(&mut self, filed: &FileByPath, old: &Record, new: &Record) {
        let (id, path) = (filed.id(), filed.path());
        self.goals_revision += 1;
        self.mark_others_affected(filed, old, new);
        self.linking
            .replace(&id, linked_paths(old), linked_paths(new));
        let wordings =
            |record: &Record| record.wordings.iter().map(|(number, _)| *number).collect();
        self.wordings.replace(filed, wordings(old), wordings(new));
        let metrics = |record: &Record| {
            let metrics = record.metrics.iter();
            metrics
                .map(|metric| (metric.number, metric.change))
                .collect()
        };
        self.metrics.replace(filed, metrics(old), metrics(new));
        let teams = |record: &Record| record.team_periods().into_iter().collect();
        self.teams.replace(&id, teams(old), teams(new));
        self.replace_company(id, path, old, new);
    }

    /// Forgets all files for which `goes` holds.
    pub fn remove_where(&mut self, goes: impl Fn(&Path) -> bool) {
        let gone: Vec<Arc<Path>> = self.ids.keys().filter(|path| goes(path)).cloned().collect();
        for path in gone {
            self.remove(&path);
        }
    }

    fn next_id(&mut self) -> FileId {
        self.next_id += 1;
        FileId(self.next_id)
    }

    /// A number greater than all before.
    pub(super) fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// A file that links to another one may serve the company's goals in it, whatever their period.
    fn replace_company(&mut self, id: FileId, path: &Path, old: &Record, new: &Record) {
        if old.company != new.company {
            self.contributions.replace(id, &old.company, &new.company);
        }
        if old.company != new.company || old.headings != new.headings {
            let linking: BTreeSet<FileId> = self.linking_to(path).collect();
            for linking in &linking {
                self.unsettle(*linking);
            }
            self.mark_affected_but(id, linking);
        }
    }

    /// Removes the edges of a file from the tables that lead in the other direction.
    fn forget_edges(&mut self, file: &File) {
        for (goal, edge) in &*file.edges {
            self.served.take(edge.to, (file.filed.clone(), *goal));
        }
        for (goal, to) in &*file.repeats {
            self.repeated.take(*to, (file.filed.clone(), *goal));
        }
    }
}

/// The paths to which a document links.
fn linked_paths(record: &Record) -> Vec<u64> {
    record.links.iter().map(|link| link.path).collect()
}
