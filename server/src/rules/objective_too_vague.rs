//! A topic, or a verb and a noun that fit everything, is no change that anybody could want (G21, G22, G29).

use super::fix::{Fix, Remedy, markup};
use super::phrasing::{self, Phrased};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "objective-too-vague",
    severity: Severity::Warning,
    page: include_str!("objective_too_vague.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(say_what)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for Phrased {
        objective,
        phrasing,
        ..
    } in phrasing::objectives(subject)
    {
        let range = || objective.item.text_range();
        match phrasing.flaw {
            Some(Flaw::Generic) => {
                findings.add(
                    range(),
                    "This would fit any plan. Say what exactly should change, and why: `… to …`.",
                );
            }
            Some(Flaw::Topic { certain }) if !phrasing::is_explained(&objective.item) => {
                let found = findings.add(
                    range(),
                    "This names a topic, not a change. What should be different, and why?",
                );
                if !certain {
                    found.severity = Severity::Information;
                }
            }
            _ => {}
        }
    }
}

/// Makes a change of a topic, and adds what a change is for.
fn say_what(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.objective_at(found.range.start)?.item;
    let phrasing = item.facts().phrasing(item.plain());
    let why = Template::new(" so that {why it matters}");
    let fix = Fix::new("Add what should change, and why");
    let fix = markup::append(fix, subject.text, item, why);
    if phrasing.flaw == Some(Flaw::Generic) {
        return Some(fix);
    }
    let words = subject.text.slice(found.range.clone());
    let first = words.split_whitespace().next()?;
    let start = found.range.start..found.range.start + first.len();
    Some(fix.replace(start, format!("Improve {}", markup::in_sentence(first))))
}
