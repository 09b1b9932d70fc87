//! The value of an attribute, and what it tells besides.

use super::name::AttributeName;
use super::notation::Notation;
use super::stretch::Stretch;
use super::{named, owner, status};

/// Adds `value`. The emoji behind a figure tells a status: `Progress: 45% 🟢`. Mentions are told one by one.
pub(super) fn push(name: AttributeName, value: Stretch<'_>, found: &mut Vec<Notation>) {
    let value = value.trim();
    let figure = matches!(
        name,
        AttributeName::Progress
            | AttributeName::Score
            | AttributeName::Confidence
            | AttributeName::Current
    );
    let mentions = || owner::mentions(value).filter(|_| name == AttributeName::Owner);
    let signs = status::trailing_signs(value.text());
    if figure && status::is_status(value) && name == AttributeName::Progress {
        found.extend(named::notation(AttributeName::Status, value));
    } else if figure && signs > 0 && signs < value.text().len() {
        found.extend(named::notation(name, value.to(signs)));
        found.extend(named::notation(AttributeName::Status, value.from(signs)));
    } else if let Some(mentions) = mentions() {
        found.extend(mentions);
    } else {
        found.extend(named::notation(name, value));
    }
}
