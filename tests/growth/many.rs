//! Shapes of several documents.

use crate::shapes::Shape;
use crate::subject::File;

/// All of them.
pub fn all() -> Vec<Shape> {
    vec![
        shape("the same goals in many files", |at| {
            let text = "# FY27-Q1 OKRs\n\n## Sales\n\n1. **OBJECTIVE: Win the north of the country**\n   \
                        - KR: Raise the share of schools from 20% to 35%\n   - KR: Win 12 cities\n";
            (format!("team-{at}.md"), text.to_owned())
        }),
        shape("different goals in many files", |at| {
            let text = format!(
                "# FY27-Q1 OKRs\n\n## Team {at}\n\n1. **OBJECTIVE: Win region {at} of the country**\n   \
                 - KR: Raise the share of schools in {at} from 20% to 35%\n   - KR: Win {at} cities\n"
            );
            (format!("team-{at}.md"), text)
        }),
        with_company("a key result of the company in many files", |_| 90),
        with_company("other targets than the company's in many files", |at| {
            at + 91
        }),
    ]
}

/// As many files of `each` as give a text of some size.
fn shape(name: &str, each: impl Fn(usize) -> File + Copy + 'static) -> Shape {
    Shape {
        name: name.to_owned(),
        files: Box::new(move |size| {
            let mut bytes = 0;
            let files = (0..).map(each).take_while(|(_, text)| {
                let room = bytes < size;
                bytes += text.len();
                room
            });
            files.collect()
        }),
    }
}

/// A file with goals of the company, and teams that repeat its key result with targets of their own. So many that what
/// each of them has to do with all others would be seen beside the reading of the files.
fn with_company(name: &str, target: fn(usize) -> usize) -> Shape {
    let teams = shape(name, move |at| {
        let (name, owner) = match at {
            0 => ("company.md".to_owned(), "Company".to_owned()),
            _ => (format!("team-{at}.md"), format!("Team {at}")),
        };
        let target = if at == 0 { 90 } else { target(at) };
        let text = format!(
            "# FY27-Q1 OKRs\n\n## {owner}\n\n1. **OBJECTIVE: Win region {at}**\n   - KR: Grow visits from 20 to {target}\n"
        );
        (name, text)
    });
    Shape {
        files: Box::new(move |size| (teams.files)(8 * size)),
        ..teams
    }
}
