//! Shapes of several documents.

use crate::shapes::Shape;
use crate::subject::File;

/// All of them.
pub fn all() -> Vec<Shape> {
    let shape = |name: &str, each: fn(usize) -> File| Shape {
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
    };
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
    ]
}
