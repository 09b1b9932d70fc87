//! Of two definitions of one reference, only the first counts (G69).

use std::collections::HashMap;

use super::fix::{Fix, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::Definition;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-reference-definition",
    severity: Severity::Warning,
    page: include_str!("duplicate_reference_definition.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::safe(remove)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (first, repeated) in repetitions(subject) {
        let id = subject.text.slice(repeated.label.clone());
        let same = subject.text.slice(first.destination.clone())
            == subject.text.slice(repeated.destination.clone());
        let message = if same {
            format!("`{id}` is defined twice. Remove one of the definitions.")
        } else {
            format!(
                "`{id}` is defined twice, with different destinations. This one has no effect: give it its own id."
            )
        };
        let found = findings.add(repeated.label.clone(), message);
        found.relate([first.label.clone()], "the definition that takes effect");
        if same {
            found.severity = Severity::Hint;
            found.unnecessary = true;
        }
    }
}

/// Each definition of an id behind the first definition of this id.
fn repetitions<'a>(
    subject: &'a Subject<'_>,
) -> impl Iterator<Item = (&'a Definition, &'a Definition)> {
    let mut known: HashMap<&str, &Definition> = HashMap::new();
    let definitions = subject.document.definitions.iter().filter(|definition| {
        // `[//]: # (text)` is a comment, however often it stands there.
        let word = definition.id.chars().any(char::is_alphanumeric);
        word && subject.definitions().is_invisible(definition)
    });
    definitions.filter_map(move |definition| {
        let first = *known.entry(&*definition.id).or_insert(definition);
        (!std::ptr::eq(first, definition)).then_some((first, definition))
    })
}

/// Removes a definition that says exactly what an earlier one says, if it separates nothing. Both must certainly be
/// definitions: if the first were text, the second would count.
fn remove(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let first = subject.definition_at(found.related.first()?.range.start)?;
    let repeated = subject.definition_at(found.range.start)?;
    let [first_words, words] = [first, repeated].map(|definition| {
        let text = subject.text;
        let line = text.line_range(text.line_of(definition.label.start));
        text.slice(definition.label.end..line.end)
            .trim_end_matches([' ', '\t'])
            .to_owned()
    });
    let certain = first_words == words
        && subject.definitions().is_needless(repeated, subject.text)
        && [first, repeated].iter().all(|definition| {
            let definitions = subject.definitions();
            definitions.is_certain(definition, subject.text, subject.plainness())
        });
    let lines = WholeLines::of(subject.text, repeated.block.range());
    certain.then(|| Fix::new("Remove the repeated definition").remove(lines))
}
