//! What an item serves, said in prose: `In support of our Q2 objective to win …`, `Support objective 1 – …`.

use super::stretch::Stretch;
use crate::lexicon::support;

/// The title of the objective that a sentence names as the reason of the goals below it.
pub(super) fn in_prose(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let text = words.text().to_ascii_lowercase();
    let mut opening = support::OPENING.iter();
    let opening = opening.find(|opening| is_led(&text, opening))?;
    let sentence = text.find(['.', ';']).unwrap_or(text.len());
    let ends = support::BEFORE_TITLE.iter().filter_map(|before| {
        let behind = text.get(opening.len()..sentence)?;
        let mut found = behind.match_indices(before);
        let (at, _) = found.find(|(at, _)| {
            behind
                .get(at + before.len()..)
                .is_some_and(|rest| rest.starts_with(' '))
        })?;
        Some(opening.len() + at + before.len() + 1)
    });
    let title = words.to(sentence).from(ends.min()?);
    let end = title.text().find(',').unwrap_or(title.text().len());
    Some(title.to(end).trim()).filter(|title| !title.text().is_empty())
}

/// Whether `text` begins with `words` and a blank.
fn is_led(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| rest.starts_with(' '))
}

/// The objective, by its number, that an item's own words say it serves.
pub(super) fn in_words(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let text = words.text().to_ascii_lowercase();
    let mut verbs = support::VERB.iter();
    let verb = verbs.find(|verb| is_led(&text, verb))?;
    let named = text.get(verb.len() + 1..)?;
    let digit = named.find(|char: char| char.is_ascii_digit())?;
    let before = named.get(..digit)?;
    let before = before.trim_end_matches([' ', '#']);
    support::NUMBERED
        .contains(&before)
        .then(|| words.from(verb.len() + 1).trim())
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
