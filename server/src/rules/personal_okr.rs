//! People have plans; objectives are a team's (G7).

use std::collections::HashSet;

use super::{Findings, Rule, Severity, Subject};
use crate::lexicon::personal;
use crate::model::{Document, SectionId};

pub(super) static RULE: Rule = Rule {
    name: "personal-okr",
    severity: Severity::Information,
    page: include_str!("personal_okr.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let mut reported = HashSet::new();
    let owners = document
        .objectives
        .iter()
        .filter_map(|objective| objective.section);
    for section in owners.filter_map(|owner| person(document, owner)) {
        let Some(heading) = document.section(section).map(|section| &section.heading) else {
            continue;
        };
        if reported.insert(section) {
            findings.add(
                heading.absolute(&heading.block.head.inline.plain.source()),
                "Objectives belong to a team. Put the plans of one person below the team's initiatives.",
            );
        }
    }
}

/// The innermost section that is named after a person: `section` or one around it.
fn person(document: &Document, section: SectionId) -> Option<SectionId> {
    let mut at = Some(section);
    while let Some(id) = at {
        let section = document.section(id)?;
        if is_person(section.name()) {
            return Some(id);
        }
        at = section.parent;
    }
    None
}

/// Whether a heading is named after a person: `@kim`, `Kim's OKRs`, `Personal goals`. A mere name may be that of a
/// product.
fn is_person(name: &str) -> bool {
    if name.starts_with('@') {
        return true;
    }
    let mut words = name.split(|char: char| !(char.is_alphanumeric() || "'’".contains(char)));
    let mut words = words.by_ref().filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return false;
    };
    let goals = words.any(|word| {
        personal::GOALS
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    });
    goals
        && (is_one_of(first, personal::OWN)
            || possessor(first).is_some_and(|word| !is_one_of(word, personal::NO_PERSON)))
}

/// `Kim` of `Kim's` and of `Charles’`.
fn possessor(word: &str) -> Option<&str> {
    let name = word.strip_suffix(['s', '\'', '’']).unwrap_or(word);
    let name = name.trim_end_matches(['\'', '’']);
    let possessive = word.len() > name.len() && word.contains(['\'', '’']);
    (possessive && name.starts_with(char::is_uppercase)).then_some(name)
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::is_person;

    #[test]
    fn people_are_told_by_handles_and_possessives() {
        for (name, person) in [
            ("@kim", true),
            ("@kim-lee: Q3", true),
            ("Kim's OKRs", true),
            ("Charles’ OKRs: an overview", true),
            ("Kim’s goals for Q3", true),
            ("Personal OKRs", true),
            ("My objectives", true),
            ("Company's OKRs", false),
            ("The team's OKRs", false),
            ("OKRs", false),
            ("Sales goals", false),
            ("Kim's Kitchen", false),
            ("Sales", false),
            ("People’s OKRs", false),
            ("", false),
        ] {
            assert_eq!(is_person(name), person, "{name}");
        }
    }
}
