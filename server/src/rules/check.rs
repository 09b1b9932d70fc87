//! Checking a version of a document by the rules that are on for it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::around::{LazySurroundings, Look};
use super::registry;
use super::suppression::UNUSED_SUPPRESSION;
use super::{Diagnostic, Finding, Findings, RULES, Rule, Subject};
use crate::workspace::Surroundings;
use crate::workspace::rule_levels::Level;
use crate::workspace::{Snapshot, threads};

/// A text of at least this many bytes is checked on several threads. For a shorter one, the rules are done before other
/// threads have begun.
const LONG: usize = 256 << 10;

/// Checks a version of a document. Gives the findings of every rule that is on, in the order of the text; none if it is
/// not an OKR document.
pub fn check(snapshot: &Snapshot, around: Surroundings<'_>) -> Vec<Diagnostic> {
    check_while(snapshot, &|| around, &|| true).unwrap_or_default()
}

/// The same as [`check()`], but only as long as it is `wanted`. This is asked before each rule. `None` if it was not
/// wanted any more. `around` gives the rest of the workspace; rules that do not need it are checked meanwhile.
pub fn check_while<'a>(
    snapshot: &'a Snapshot,
    around: Look<'a>,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    snapshot.analyse_while(wanted).then_some(())?;
    let enabled = |rule: &Rule| rule.severity_in(snapshot.rule_levels()).is_some();
    check_with(snapshot, around, enabled, wanted)
}

/// The findings of those rules only that have safe fixes.
pub fn check_safely_fixable(snapshot: &Snapshot, around: Surroundings<'_>) -> Vec<Diagnostic> {
    let enabled =
        |rule: &Rule| rule.has_safe_fix() && rule.severity_in(snapshot.rule_levels()).is_some();
    check_with(snapshot, around, enabled, &|| true).unwrap_or_default()
}

/// The same of those rules for which `enabled` says so.
pub(super) fn check_with<'a>(
    snapshot: &'a Snapshot,
    around: impl Into<LazySurroundings<'a>>,
    enabled: impl Fn(&Rule) -> bool,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    if !snapshot.is_okr() {
        return Some(Vec::new());
    }
    let mut subject = Subject::of(snapshot, around, registry::names());
    let rules = RULES.iter().copied().filter(|rule| enabled(rule));
    // This rule is last: it reports the comments that silenced no finding of the others.
    let (last, rules): (Vec<_>, Vec<_>) = rules.partition(|rule| rule.name == UNUSED_SUPPRESSION);
    let mut diagnostics = Vec::new();
    for rules in [rules, last] {
        let found = found_by(&rules, &subject, wanted)?;
        for (rule, found) in rules.into_iter().zip(found) {
            diagnostics.extend(reported(rule, found, &mut subject));
        }
    }
    retain_certain(&mut diagnostics, &subject, snapshot);
    diagnostics.sort_by_key(|found| (found.range.start, found.range.end, found.severity));
    Some(diagnostics)
}

/// The findings of each of `rules`, in the order of `rules`; `None` if they were not `wanted` any more.
fn found_by(
    rules: &[&'static Rule],
    subject: &Subject<'_>,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<Finding>>> {
    let found: Vec<_> = rules.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let next = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        rules.get(at).zip(found.get(at)).filter(|_| wanted())
    };
    let work = || {
        while let Some((rule, found)) = next() {
            found.get_or_init(|| found_by_one(rule, subject));
        }
    };
    thread::scope(|scope| {
        for number in 1..threads_for(rules, subject) {
            let helper = thread::Builder::new().name("rules".to_owned());
            let help = move || {
                if number == 1 {
                    // Few rules wait for them, but whatever is found does in the end.
                    subject.suppressions();
                    subject.plainness();
                    subject.around();
                }
                work();
            };
            // Where the system has no more threads, this one does all of it.
            if let Err(error) = helper.spawn_scoped(scope, help) {
                tracing::info!(%error, "rules are checked on fewer threads");
            }
        }
        work();
    });
    found.into_iter().map(OnceLock::into_inner).collect()
}

/// On how many threads the document is checked by `rules`.
fn threads_for(rules: &[&'static Rule], subject: &Subject<'_>) -> usize {
    if subject.text.len() < LONG {
        return 1;
    }
    threads().min(rules.len())
}

fn found_by_one(rule: &Rule, subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Findings::new(rule.severity);
    (rule.check)(subject, &mut findings);
    findings.into_vec()
}

/// The diagnostics for the findings `found` of `rule`. Findings that a comment silences are left out. The severity is
/// the one that is set for the document.
fn reported(
    rule: &'static Rule,
    found: Vec<Finding>,
    subject: &mut Subject<'_>,
) -> Vec<Diagnostic> {
    let found = subject.unsilenced(rule.name, found).into_iter();
    let level = subject.rule_levels.level(rule.name);
    let diagnostics = found.map(|finding| {
        let mut diagnostic = Diagnostic { rule, finding };
        if let Some(Level::At(severity)) = level {
            diagnostic.severity = severity;
        }
        diagnostic
    });
    diagnostics.collect()
}

/// Leaves out findings in code or HTML, and on the line that is being typed.
fn retain_certain(diagnostics: &mut Vec<Diagnostic>, subject: &Subject<'_>, snapshot: &Snapshot) {
    let text = subject.text;
    // okr-lsp reads more as lists than Markdown does. What is certainly code or HTML is nobody's goal.
    diagnostics.retain(|found| {
        let line = text.line_of(found.range.start);
        !subject.plainness().is_foreign(line)
    });
    if let Some(line) = snapshot.typing_line() {
        let line = text.line_start(line)..text.line_start(line + 1);
        // The last line ends with the text.
        let is_on_line = |at| line.contains(&at) || (at == line.end && at == text.len());
        diagnostics.retain(|found| !found.rule.spares_typing || !is_on_line(found.range.start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document with findings of many rules that is long enough for several threads.
    fn long() -> Snapshot {
        let team = "## Team {}\n\n1. **OBJECTIVE: Improve things and grow 5% by {}**\n   - KR: Nicer {}\n   - KR{}: Grow \
            visits from 20 to 10 <!-- okr-ignore missing-baseline -->\n   - KR: Launch the [site][n{}] on 2027-02-30\n\n";
        let mut text = String::from("# FY27-Q1 OKRs\n\n");
        for number in 0.. {
            text += &team.replace("{}", &number.to_string());
            if text.len() > LONG {
                break;
            }
        }
        Snapshot::new("plan.okr", 0, &text)
    }

    #[test]
    fn several_threads_find_what_one_finds_rule_by_rule() {
        let snapshot = long();
        let around = Surroundings::none();
        let subject = Subject::of(&snapshot, around, registry::names());
        let rules: Vec<_> = RULES.to_vec();
        let found = found_by(&rules, &subject, &|| true).expect("it is wanted");
        let kinds = found.iter().filter(|found| !found.is_empty()).count();
        assert!(kinds > 5, "{kinds} rules find something");
        let alone = Subject::of(&snapshot, around, registry::names());
        for (rule, found) in rules.into_iter().zip(found) {
            let shown = |mut found: Vec<Finding>| {
                found.sort_by_key(|found| found.range.start);
                format!("{found:?}")
            };
            let one = found_by_one(rule, &alone);
            assert!(shown(found) == shown(one), "{rule:?}");
        }
    }

    #[test]
    fn what_is_not_wanted_any_more_is_not_found() {
        let snapshot = long();
        let asked = AtomicUsize::new(0);
        let wanted = || asked.fetch_add(1, Ordering::Relaxed) < 5;
        snapshot.analysis();
        assert!(check_while(&snapshot, &Surroundings::none, &wanted).is_none());
    }
}
