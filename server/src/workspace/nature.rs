//! What a file's path tells before it is read.

use std::path::Path;

/// Whether a file with this name, without its folders, is an OKR document whatever it holds: `*.okr` and `*.okr.md`
/// are.
pub fn is_declared(file_name: &str) -> bool {
    let lower = file_name.to_lowercase();
    lower.ends_with(".okr") || lower.ends_with(".okr.md")
}

/// At most this many folders above a file may tell its period, as in `2026/q2/sales.md`.
const FOLDERS: usize = 2;

/// The file's name and the folders nearest to it, parted by `/`.
pub fn end_of_path(path: &Path) -> String {
    let names = path.iter().map(|name| name.to_string_lossy());
    let names: Vec<_> = names.collect();
    let end = names.len().saturating_sub(FOLDERS + 1);
    names.get(end..).unwrap_or_default().join("/")
}
