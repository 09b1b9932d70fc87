//! Sections: the headings that own objectives.

use super::block::Placed;
use super::document::{ObjectiveId, SectionId};
use crate::lexicon::heading;

/// Whose goals a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionLevel {
    /// The whole organisation.
    Company,
    /// A team, a department or a role.
    Team,
    /// A team inside a team.
    SubTeam,
}

impl SectionLevel {
    /// The word used in the command line's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Team => "team",
            Self::SubTeam => "sub-team",
        }
    }
}

/// A heading and the objectives directly below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub heading: Placed,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// Whose goals it holds.
    pub level: SectionLevel,
    /// Its own objectives, in order.
    pub objectives: Vec<ObjectiveId>,
}

impl Section {
    /// The heading's words.
    pub fn name(&self) -> &str {
        self.heading.block.head.inline.plain.as_str()
    }
}

/// Whether a heading names nobody, as `FY27-Q1 OKRs` does: then it is no section of its own.
pub(super) fn is_neutral(name: &str) -> bool {
    telling_words(&name.to_lowercase()).next().is_none()
}

/// Whether a heading says that what follows are examples.
pub(super) fn is_example(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = || lower.split(|char: char| !char.is_alphanumeric());
    let judged = words().any(|word| heading::JUDGED.contains(&word));
    words().any(|word| heading::EXAMPLE.contains(&word))
        || lower.contains("ví dụ")
        || (judged && telling_words(&lower).all(|word| heading::JUDGED.contains(&word)))
}

/// Whether words name a year, quarter or half.
pub(super) fn names_period(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower
        .split(|char: char| !char.is_alphanumeric())
        .any(is_period_word)
}

/// Whether words name a quarter or half, or a fiscal year.
pub(super) fn names_quarter(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| is_period_word(word) && word.starts_with(char::is_alphabetic))
}

/// Whether a heading with this name is the whole organisation's, which may have `names` of its own.
pub(super) fn is_company(name: &str, names: &[Box<str>]) -> bool {
    let lower = name.to_lowercase();
    if names.iter().any(|name| **name == *lower.trim()) {
        return true;
    }
    let mut words = telling_words(&lower);
    match (words.next(), words.next()) {
        (Some(word), None) => heading::COMPANY.contains(&word),
        (Some(word), Some("wide")) => heading::COMPANY.contains(&word) && words.next().is_none(),
        _ => false,
    }
}

/// Whether a file is the whole organisation's by its name, or else by that of the folder it lies in.
pub(super) fn is_of_company(path: &str, names: &[Box<str>]) -> bool {
    let mut parts = path.rsplit('/').map(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        stem.replace(['_', '-'], " ")
    });
    let name = parts.next().unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    is_company(&name, names) || (is_neutral(&name) && is_company(&folder, names))
}

/// The words of a lower-case name that tell whose goals follow.
fn telling_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !(char.is_alphanumeric() || char == '-'))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .filter(|word| !heading::NEUTRAL.contains(word) && !word.split('-').all(is_period_word))
}

/// Whether a lower-case word is a year, or a quarter, half or fiscal year with its number.
pub(super) fn is_period_word(word: &str) -> bool {
    let digits = word.trim_start_matches(|char: char| !char.is_ascii_digit());
    let letters = word.get(..word.len() - digits.len()).unwrap_or_default();
    let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    number
        && (matches!(letters, "q" | "h" | "fy" | "cy") || (letters.is_empty() && digits.len() == 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_names_nobody_is_neutral() {
        for (name, neutral) in [
            ("FY27-Q1 OKRs", true),
            ("2019 Q4 - Objectives and Key Results", true),
            ("Our goals for 2027", true),
            ("", true),
            ("Marketing OKRs", false),
            ("Sales", false),
            ("販売", false),
        ] {
            assert_eq!(is_neutral(name), neutral, "{name}");
        }
    }

    #[test]
    fn examples_are_told_by_their_heading() {
        for (name, example) in [
            ("Examples", true),
            ("Example OKRs for marketing", true),
            ("例）YouTube", true),
            ("Good OKRs", true),
            ("Bad:", true),
            ("Template", true),
            ("Good governance", false),
            ("Sample processing lab", false),
            ("Marketing", false),
        ] {
            assert_eq!(is_example(name), example, "{name}");
        }
    }

    #[test]
    fn company_files_are_told_by_their_paths() {
        for (path, company) in [
            ("company.md", true),
            ("okrs/2026-q2/company.md", true),
            ("Company_OKRs-2026-Q2.md", true),
            ("company/2026-q2.md", true),
            ("company/okrs.md", true),
            ("company/sales.md", false),
            ("sales/okrs.md", false),
            ("", false),
        ] {
            assert_eq!(is_of_company(path, &[]), company, "{path}");
        }
    }

    #[test]
    fn company_sections_are_told_by_their_names() {
        for (name, company) in [
            ("Company", true),
            ("Acme", true),
            ("Acme Sales", false),
            ("Company OKRs", true),
            ("🏢 Company-wide objectives – Q2 FY22", true),
            ("Global", true),
            ("CEO", true),
            ("Company wide", true),
            ("Marketing", false),
            ("Company culture", false),
            ("Global Sales", false),
            ("FY22-Q2 OKRs", false),
            ("", false),
        ] {
            assert_eq!(is_company(name, &["acme".into()]), company, "{name}");
        }
    }
}
