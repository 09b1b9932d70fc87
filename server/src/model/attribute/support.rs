//! What an item serves, said in prose: `In support of our Q2 objective to win …`, `Support objective 1 – …`.

use super::stretch::Stretch;

/// How a sentence begins that says what the goals below it serve.
const OPENINGS: [&str; 3] = ["in support of ", "in service of ", "to support our "];

/// What stands before the title of what they serve.
const BEFORE_TITLE: [&str; 6] = [
    "objective to ",
    "objective of ",
    "goal to ",
    "goal of ",
    "okr to ",
    "okr of ",
];

/// How words begin that say themselves which objective they serve, with its number behind.
const VERBS: [&str; 2] = ["support ", "supports "];

/// What stands before that number.
const NUMBERED: [&str; 5] = ["objective", "company objective", "okr", "goal", "o"];

/// The title of the objective that a sentence names as the reason of the goals below it.
pub(super) fn in_prose(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let text = words.text().to_ascii_lowercase();
    let opening = OPENINGS
        .iter()
        .find(|opening| text.starts_with(**opening))?;
    let sentence = text.find(['.', ';']).unwrap_or(text.len());
    let ends = BEFORE_TITLE.iter().filter_map(|before| {
        let at = text.get(opening.len()..sentence)?.find(before)?;
        Some(opening.len() + at + before.len())
    });
    let title = words.to(sentence).from(ends.min()?);
    let end = title.text().find(',').unwrap_or(title.text().len());
    Some(title.to(end).trim()).filter(|title| !title.text().is_empty())
}

/// The objective, by its number, that an item's own words say it serves.
pub(super) fn in_words(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let text = words.text().to_ascii_lowercase();
    let verb = VERBS.iter().find(|verb| text.starts_with(**verb))?;
    let named = text.get(verb.len()..)?;
    let digit = named.find(|char: char| char.is_ascii_digit())?;
    let before = named.get(..digit)?;
    let before = before.trim_end_matches([' ', '#']);
    NUMBERED
        .contains(&before)
        .then(|| words.from(verb.len()).trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainText;

    #[test]
    fn sentences_name_what_goals_are_for() {
        for (text, title) in [
            (
                "In support of our company's Q2 objective to win the north, one way is that we",
                Some("win the north"),
            ),
            (
                "In support of our department goal (see here) of being found. We will",
                None,
            ),
            (
                "To support our goal of being found we will",
                Some("being found we will"),
            ),
            ("In support of the strike", None),
            ("Our objective to win the north", None),
            ("", None),
        ] {
            let plain = PlainText::of_words(text);
            let found = in_prose(Stretch::all(&plain));
            assert_eq!(found.map(Stretch::text), title, "{text}");
        }
    }

    #[test]
    fn words_name_what_they_serve() {
        for (text, named) in [
            (
                "Support objective 1, key result 2 – 25% more visits",
                Some("objective 1, key result 2 – 25% more visits"),
            ),
            ("Supports O2: 3 towns", Some("O2: 3 towns")),
            ("Support company objective #3", Some("company objective #3")),
            ("Support 3 teams", None),
            ("Support older browsers, 11 and up", None),
            ("Support", None),
        ] {
            let plain = PlainText::of_words(text);
            let found = in_words(Stretch::all(&plain));
            assert_eq!(found.map(Stretch::text), named, "{text}");
        }
    }
}
