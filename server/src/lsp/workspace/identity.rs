//! The one path of a file that has several names, because of links or because letter case does not matter.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::workspace::index::normal;

/// The path by which a scan of `folders` finds the file named `path`; outside of them its real path. If one folder is in
/// another, the outer one counts.
pub(super) fn of(path: &Path, folders: &[PathBuf]) -> PathBuf {
    let Ok(path) = real(path) else {
        return normal(path);
    };
    let below = |folder: &PathBuf| {
        let real = real(folder).ok()?;
        let inside = path.strip_prefix(&real).ok()?;
        let inside = folder.components().chain(inside.components()).collect();
        Some((real.components().count(), inside))
    };
    let outermost = folders
        .iter()
        .filter_map(below)
        .min_by_key(|(depth, _)| *depth);
    outermost.map_or(path, |(_, inside)| inside)
}

/// `folders` without those that are other names of another one.
pub(super) fn once(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let places = folders.iter().map(|folder| of(folder, folders));
    places.filter(|place| seen.insert(place.clone())).collect()
}

/// `path` without links. The file and the folders above it need not exist yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    let normal = normal(path);
    let mut above = normal.ancestors().skip(1);
    dunce::canonicalize(path).or_else(|error| {
        let found = above.find_map(|above| Some((above, dunce::canonicalize(above).ok()?)));
        let (above, real) = found.ok_or(error)?;
        Ok(real.join(normal.strip_prefix(above).unwrap_or(&normal)))
    })
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn all_names_of_a_file_are_one_path() {
        let outside = tempfile::tempdir().unwrap();
        let outside = outside.path().canonicalize().unwrap();
        let root = outside.join("root");
        fs::create_dir_all(root.join("okrs")).unwrap();
        fs::write(root.join("okrs/a.md"), "").unwrap();
        fs::write(outside.join("b.md"), "").unwrap();
        symlink(root.join("okrs/a.md"), root.join("link.md")).unwrap();
        symlink(&root, outside.join("alias")).unwrap();
        symlink(outside.join("b.md"), root.join("out.md")).unwrap();
        for (folder, path, known_as) in [
            ("root", "root/okrs/a.md", "root/okrs/a.md"),
            ("root", "root/link.md", "root/okrs/a.md"),
            ("root", "alias/okrs/a.md", "root/okrs/a.md"),
            ("alias", "root/link.md", "alias/okrs/a.md"),
            ("alias", "alias/okrs/new.md", "alias/okrs/new.md"),
            ("gone", "gone/new.md", "gone/new.md"),
            ("root", "root/out.md", "b.md"),
            ("root", "root/gone/./new.md", "root/gone/new.md"),
            ("root", "alias/gone/far/new.md", "root/gone/far/new.md"),
        ] {
            let found = of(&outside.join(path), &[outside.join(folder)]);
            assert_eq!(found, outside.join(known_as), "{path} in {folder}");
        }
        for (folders, expected) in [
            (["alias", "root", "gone"], &["alias", "gone"][..]),
            (["gone/far", "gone", "gone"], &["gone/far", "gone"]),
            (["alias/okrs", "root", "root/okrs"], &["root/okrs", "root"]),
        ] {
            let [folders, expected] = [&folders[..], expected].map(|names| {
                names
                    .iter()
                    .map(|name| outside.join(name))
                    .collect::<Vec<_>>()
            });
            assert_eq!(once(&folders), expected);
        }
    }
}
