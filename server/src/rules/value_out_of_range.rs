//! Scores go from 0 to 1, progress and confidence from 0 to 100%.

use super::fix::{Fix, Remedy};
use super::grade::{Grade, Of};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{Attribute, AttributeName, Document, Item};

pub(super) static RULE: Rule = Rule {
    name: "value-out-of-range",
    severity: Severity::Error,
    page: include_str!("value_out_of_range.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(bring_in)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut scores = Vec::new();
    let told = |item| Item::attributes(item).map(move |attribute| (item, attribute));
    for (item, attribute) in items(subject.document).flat_map(told) {
        let grade = || Grade::read(attribute.value());
        match attribute.name {
            AttributeName::Score => scores.extend(grade().map(|grade| (attribute, grade))),
            AttributeName::Progress => {
                let fault = grade().and_then(|grade| progress(grade, item));
                report(attribute, fault, findings);
            }
            AttributeName::Confidence => {
                report(attribute, grade().and_then(confidence), findings);
            }
            _ => {}
        }
    }
    let scale = scale(scores.iter().map(|(_, grade)| grade));
    for (attribute, grade) in &scores {
        report(attribute, score(*grade, scale), findings);
    }
}

fn items(document: &Document) -> impl Iterator<Item = &Item> {
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    objectives.chain(key_results).filter(|item| !item.quoted)
}

/// What is wrong with a value.
struct Fault {
    severity: Severity,
    message: String,
}

fn report(attribute: &Attribute, fault: Option<Fault>, findings: &mut Findings) {
    if let Some(fault) = fault {
        findings
            .add(attribute.value_range(), fault.message)
            .severity = fault.severity;
    }
}

fn fault(severity: Severity, message: impl Into<String>) -> Option<Fault> {
    Some(Fault {
        severity,
        message: message.into(),
    })
}

fn error(message: impl Into<String>) -> Option<Fault> {
    fault(Severity::Error, message)
}

/// The ends of scales behind a slash. Other fractions may be dates or counts: `5/4`, `15/12 shops`.
const ENDS: [f64; 3] = [5.0, 10.0, 100.0];

/// The end of the scale for scores that do not name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    /// To 1: most are fractions.
    One,
    /// The scale has another end, such as 5: several scores are above 1, or all are whole numbers.
    Other,
    /// There are too few to tell.
    Unclear,
}

fn scale<'g>(scores: impl Iterator<Item = &'g Grade>) -> Scale {
    let (mut count, mut above, mut fractions) = (0, 0, 0);
    for grade in scores.filter(|grade| grade.of == Of::Unsaid) {
        count += 1;
        above += usize::from(grade.value > 1.0);
        fractions += usize::from(grade.value > 0.0 && grade.value < 1.0);
    }
    if above > 1 && above > fractions || count > 1 && fractions == 0 {
        Scale::Other
    } else if fractions > above {
        Scale::One
    } else {
        Scale::Unclear
    }
}

fn score(grade: Grade, scale: Scale) -> Option<Fault> {
    let value = grade.value;
    if !grade.alone {
        return None;
    }
    if value < 0.0 {
        return error("A score cannot be below 0.");
    }
    let most = match grade.of {
        // A lone whole number above 10 is one of 100.
        Of::Unsaid if scale == Scale::Other || (value > 10.0 && value <= 100.0) => return None,
        Of::Unsaid => 1.0,
        Of::Percent => 100.0,
        Of::Whole(whole) if ENDS.contains(&whole) => whole,
        Of::Whole(_) => return None,
    };
    if value <= most {
        return None;
    }
    let severity = match (grade.of, scale) {
        (Of::Unsaid, Scale::Unclear) => Severity::Warning,
        _ => Severity::Error,
    };
    let message = if is_tenfold(grade) {
        format!("Scores go from 0 to 1. Did you mean {}?", value / 10.0)
    } else {
        format!("Scores go from 0 to {most}.")
    };
    fault(severity, message)
}

/// More than 100% may have been reached.
fn progress(grade: Grade, item: &Item) -> Option<Fault> {
    if grade.value < 0.0 {
        // What is not a share may be a value that is below 0, and so may one of what is to change by per cents: “Cut
        // emissions by 20%”, “Progress: -12%”.
        let share = grade.alone && grade.of != Of::Unsaid && !item.text().contains('%');
        return share.then(|| error("Progress cannot be below 0."))?;
    }
    let over = grade.of == Of::Percent && grade.value > 100.0;
    over.then(|| Fault {
        severity: Severity::Warning,
        message: "Progress goes up to 100%. Write 100%, and say in words that more was reached."
            .to_owned(),
    })
}

/// Confidence is told out of 10, or in per cent.
fn confidence(grade: Grade) -> Option<Fault> {
    let most = match grade.of {
        _ if !grade.alone => return None,
        Of::Unsaid | Of::Percent => 100.0,
        Of::Whole(whole) if ENDS.contains(&whole) => whole,
        Of::Whole(_) => return None,
    };
    let inside = (0.0..=most).contains(&grade.value);
    (!inside).then(|| error(format!("Confidence goes from 0 to {most}.")))?
}

/// Writes the value that is meant, or the nearest that there is.
fn bring_in(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let mut attributes = items(subject.document).flat_map(Item::attributes);
    let attribute = attributes.find(|attribute| attribute.value_range() == found.range)?;
    let grade = Grade::read(attribute.value())?;
    let most = match (attribute.name, grade.of) {
        (_, Of::Whole(whole)) => whole,
        (AttributeName::Score, Of::Unsaid) => 1.0,
        _ => 100.0,
    };
    let tenth = attribute.name == AttributeName::Score && is_tenfold(grade);
    let meant = if tenth {
        grade.value / 10.0
    } else {
        grade.value.clamp(0.0, most)
    };
    let words = subject.text.slice(found.range.clone());
    let figure = Grade::figure(&words)?;
    let place = found.range.start + figure.start..found.range.start + figure.end;
    Some(Fix::new(format!("Write {meant}")).replace(place, meant.to_string()))
}

/// Whether a score was likely told from 0 to 10.
fn is_tenfold(grade: Grade) -> bool {
    grade.of == Of::Unsaid && grade.value <= 10.0 && grade.value > 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_judged_by_those_beside_it() {
        for (scores, worst) in [
            (&["0.7", "0.4", "1.2"][..], Some(Severity::Error)),
            (&["0.7", "0.4", "3"], Some(Severity::Error)),
            (&["12/10"], Some(Severity::Error)),
            (&["120%"], Some(Severity::Error)),
            (&["-0.2"], Some(Severity::Error)),
            (&["1.2"], Some(Severity::Warning)),
            (&["7"], Some(Severity::Warning)),
            (&["0.5", "3"], Some(Severity::Warning)),
            (&["1", "1", "5"], None),
            (&["3", "4.5", "0.5"], None),
            (&["8 (of 10)", "3 (max 5)", "4★"], None),
            (&["5/4", "42"], None),
            (&["150 (NPS)"], None),
        ] {
            let grades: Vec<Grade> = scores.iter().filter_map(|one| Grade::read(one)).collect();
            let scale = scale(grades.iter());
            let faults = grades.iter().filter_map(|grade| score(*grade, scale));
            let found = faults.map(|fault| fault.severity).next();
            assert_eq!(found, worst, "{scores:?}");
        }
    }
}
