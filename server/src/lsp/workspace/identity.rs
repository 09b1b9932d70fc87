//! The one path of a file that has several names: a link leads to it or to a folder above it, or letter case makes no
//! difference where it lies.

use std::io;
use std::path::{Path, PathBuf};

use crate::workspace::index::normal;

/// The path by which a reading of `folders` comes to the file that is called `path`; outside of them its real one.
pub(super) fn of(path: &Path, folders: &[PathBuf]) -> PathBuf {
    let Ok(real) = real(path) else {
        return normal(path);
    };
    let below = |folder: &PathBuf| {
        let inside = real.strip_prefix(dunce::canonicalize(folder).ok()?).ok()?;
        Some(folder.join(inside))
    };
    folders.iter().find_map(below).unwrap_or(real)
}

/// `path` without links. The file itself need not be there yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path).or_else(|error| {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(error);
        };
        Ok(dunce::canonicalize(folder)?.join(name))
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
            ("root", "root/out.md", "b.md"),
            ("root", "root/gone/./new.md", "root/gone/new.md"),
        ] {
            let found = of(&outside.join(path), &[outside.join(folder)]);
            assert_eq!(found, outside.join(known_as), "{path} in {folder}");
        }
    }
}
