//! Who a label says that an item belongs to: `CTO KR: …`, `Customer success team key result: …`.

use std::ops::Range;

/// Words that say what kind of item it is and not whose.
const KINDS: [&str; 44] = [
    "company",
    "corporate",
    "organization",
    "organisation",
    "organizational",
    "org",
    "global",
    "team",
    "department",
    "squad",
    "group",
    "personal",
    "individual",
    "annual",
    "yearly",
    "quarterly",
    "monthly",
    "quarter",
    "year",
    "committed",
    "aspirational",
    "stretch",
    "learning",
    "main",
    "primary",
    "secondary",
    "top",
    "key",
    "first",
    "second",
    "third",
    "new",
    "next",
    "previous",
    "shared",
    "common",
    "parent",
    "our",
    "my",
    "high",
    "level",
    "big",
    "overall",
    "strategic",
];

/// Small words in a sentence and not in a role.
const NO_ROLE: [&str; 12] = [
    "is", "are", "was", "were", "this", "that", "with", "an", "a", "each", "every", "one",
];

/// The place of the role in `label`, the words of a label without its colon.
pub(super) fn of_label(label: &str) -> Option<Range<usize>> {
    let number = |char: char| char.is_ascii_digit() || matches!(char, '.' | '#' | '-' | ' ');
    let words = label.trim_end_matches(number);
    let role = ["key result", "objective", "okr", "kr"]
        .iter()
        .find_map(|name| {
            let at = words.len().checked_sub(name.len())?;
            let (role, last) = (words.get(..at)?, words.get(at..)?);
            (role.ends_with(' ') && last.eq_ignore_ascii_case(name)).then_some(role)
        })?;
    let role = role.trim_end_matches([' ', ',', '-', '–', ':', '/']);
    let start = role.find(char::is_alphanumeric)?;
    let lower = role.to_lowercase();
    let mut words = lower.split_whitespace();
    let names = words.clone().any(|word| !is_kind(word));
    let sentence = words.any(|word| NO_ROLE.contains(&word));
    (names && !sentence).then_some(start..role.len())
}

fn is_kind(word: &str) -> bool {
    KINDS.contains(&word.trim_end_matches("'s"))
        || word.contains(|char: char| char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_stands_before_the_label_s_word() {
        for (label, role) in [
            ("CTO KR", Some("CTO")),
            ("✅ CTO KR", Some("CTO")),
            ("VP, Field Ops KR 2", Some("VP, Field Ops")),
            (
                "Customer success team key result",
                Some("Customer success team"),
            ),
            ("Marketing objective", Some("Marketing")),
            ("Company objective", None),
            ("Team key result", None),
            ("Our big objective", None),
            ("Q3 KR", None),
            ("This is one KR", None),
            ("KR", None),
            ("KR 1.2", None),
            ("Key result", None),
            ("Objective", None),
        ] {
            assert_eq!(of_label(label).map(|range| &label[range]), role, "{label}");
        }
    }
}
