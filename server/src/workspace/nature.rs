//! Whether a file is about OKRs.

/// What a file's name, or its user, says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Nature {
    /// An OKR document whatever it holds.
    Declared,
    /// An OKR document when an objective in it owns a key result.
    #[default]
    ByContent,
}

impl Nature {
    /// Judges by the file's name: `*.okr` and `*.okr.md` are declared OKR documents.
    pub fn of(file_name: &str) -> Self {
        let lower = file_name.to_lowercase();
        if lower.ends_with(".okr") || lower.ends_with(".okr.md") {
            Self::Declared
        } else {
            Self::ByContent
        }
    }
}
