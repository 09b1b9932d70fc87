//! Whether a file's name declares it an OKR document.

/// Whether a file with this name, without its folders, is an OKR document whatever it holds: `*.okr` and
/// `*.okr.md` are.
pub fn is_declared(file_name: &str) -> bool {
    let lower = file_name.to_lowercase();
    lower.ends_with(".okr") || lower.ends_with(".okr.md")
}
