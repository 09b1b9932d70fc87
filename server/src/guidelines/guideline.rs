//! The single guidelines, by their numbers: `G34`.

use std::fmt;

/// One of the guidelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guideline(u8);

impl Guideline {
    /// The number of the last guideline; the first is 1.
    pub const LAST: u8 = 107;

    /// Every guideline, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::LAST).map(Self)
    }

    /// The guideline that `name` names: `G34` or `g34`.
    pub fn named(name: &str) -> Option<Self> {
        let digits = name.strip_prefix(['G', 'g'])?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number = digits.parse().ok()?;
        (1..=Self::LAST).contains(&number).then_some(Self(number))
    }

    /// Whether `page` cites it, as `G34` or inside a range such as `G32–G36`.
    pub fn is_cited_in(self, page: &str) -> bool {
        let number = |char: char| !(char.is_ascii_alphanumeric() || matches!(char, '–' | '-'));
        page.split(number).any(|word| {
            let (first, last) = word.split_once(['–', '-']).unwrap_or((word, word));
            let ends = (Self::named(first), Self::named(last));
            matches!(ends, (Some(first), Some(last)) if (first..=last).contains(&self))
        })
    }
}

impl fmt::Display for Guideline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "G{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guidelines_have_names() {
        for (name, expected) in [
            ("G1", Some("G1")),
            ("g34", Some("G34")),
            ("G107", Some("G107")),
            ("G0", None),
            ("G108", None),
            ("G300", None),
            ("G+3", None),
            ("G", None),
            ("34", None),
            ("guardrail", None),
        ] {
            let found = Guideline::named(name).map(|one| one.to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn pages_cite_single_guidelines_and_ranges() {
        let page =
            "_Source: training, G7, G12–G14; handbook, G73-G75.\nGuideline G9 (Q1, FY27-Q1)._";
        let cited: Vec<String> = Guideline::all()
            .filter(|one| one.is_cited_in(page))
            .map(|one| one.to_string())
            .collect();
        assert_eq!(cited.join(" "), "G7 G9 G12 G13 G14 G73 G74 G75");
    }
}
