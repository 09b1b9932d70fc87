//! Who answers for a goal is one person, or one team (G16).

use super::{Findings, Rule, Severity, Subject};
use crate::lexicon::owner;
use crate::model::{Attribute, AttributeName, Item, Source};

pub(super) static RULE: Rule = Rule {
    name: "multiple-owners",
    severity: Severity::Information,
    page: include_str!("multiple_owners.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    for item in objectives.chain(key_results).filter(|item| !item.quoted) {
        check_item(item, findings);
    }
}

fn check_item(item: &Item, findings: &mut Findings) {
    let mut owners = item.attributes().filter(|one| is_owner(one));
    let Some(first) = owners.next() else { return };
    // `@ann @bob` are told one by one.
    let last = owners
        .filter(|other| other.source == first.source && other.value().starts_with('@'))
        .filter(|other| other.value() != first.value())
        .last();
    let range = match last {
        Some(last) if first.value().starts_with('@') => {
            first.value_range().start..last.value_range().end
        }
        _ if is_several(first.value()) => first.value_range(),
        _ => return,
    };
    findings.add(
        range,
        "Several owners: who is accountable? Name one person; the others contribute.",
    );
}

/// Whether an attribute names an owner; the role in a label, `VP, Finance KR: …`, is one person's.
fn is_owner(attribute: &Attribute) -> bool {
    attribute.name == AttributeName::Owner && attribute.source != Source::Label
}

/// Whether a value names several owners: `Ann and Bob`, `@ann, @bob`. Teams may have an `and` in their name.
fn is_several(value: &str) -> bool {
    let value = value.split([';', '(', '（']).next().unwrap_or_default();
    let mut names = value
        .split([',', '、', '，'])
        .filter(|name| !name.trim().is_empty());
    let listed = names.clone().count() > 1 && names.all(is_name);
    let handles = value
        .split_whitespace()
        .filter(|word| word.starts_with('@'))
        .count();
    listed || handles > 1 || joined(value, " and ") || joined(value, " & ") || joined(value, " + ")
}

/// Whether `joint` stands between two people. In the name of a team, a word is that of a department.
fn joined(value: &str, joint: &str) -> bool {
    let Some((one, other)) = value.split_once(joint) else {
        return false;
    };
    let people = |names: &str| {
        is_name(names)
            && names
                .split_whitespace()
                .all(|word| word.starts_with(['@', '*']) || is_capitalised(word))
            && names.split_whitespace().count() <= 3
            && !names.split_whitespace().any(is_department)
    };
    people(one) && people(other)
}

/// Whether words may be a name: short, and no remark.
fn is_name(words: &str) -> bool {
    words.split_whitespace().count() <= 4 && words.chars().any(char::is_alphabetic)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(|char: char| !char.is_lowercase())
}

fn is_department(word: &str) -> bool {
    let word = word.to_lowercase();
    let mut endings = owner::DEPARTMENT_ENDING.iter();
    owner::DEPARTMENT.contains(&word.as_str()) || endings.any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_several;

    #[test]
    fn people_are_counted_and_teams_are_not() {
        for (value, several) in [
            ("Ann and Bob", true),
            ("Ann Lee & Bob Ray", true),
            ("@ann, @bob", true),
            ("@ann @bob", true),
            ("Ann, Bob", true),
            ("CEO, CTO", true),
            ("Ann", false),
            ("Sales", false),
            ("Research and Development", false),
            ("Trust & Safety", false),
            ("Ann; contributors: Bob, Kim", false),
            ("Ann (with Bob and Kim)", false),
            ("Sales and marketing", false),
            ("Ann, who asks everybody in the other team", false),
            ("", false),
        ] {
            assert_eq!(is_several(value), several, "{value}");
        }
    }
}
