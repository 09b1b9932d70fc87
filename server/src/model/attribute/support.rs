//! What an item serves, said in prose: `In support of our Q2 objective to win …`, `Support objective 1 – …`.

use super::notation::Stretch;
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
    use crate::test::cases;

    #[test]
    fn sentences_name_what_goals_are_for() {
        for [text, title] in cases(
            r"
            In support of our company's Q2 objective to win the north, one way is that we | win the north
            In support of our department goal (see here) of being found. We will | -
            To support our goal of being found we will | being found we will
            In support of the strike | -
            Our objective to win the north | -
             | -
        ",
        ) {
            let plain = PlainText::of_words(text);
            assert_eq!(
                in_prose(Stretch::all(&plain)).map_or("-", Stretch::text),
                title,
                "{text}"
            );
        }
    }

    #[test]
    fn words_name_what_they_serve() {
        for [text, named] in cases(
            r"
            Support objective 1, key result 2 – 25% more visits | objective 1, key result 2 – 25% more visits
            Supports O2: 3 towns | O2: 3 towns
            Support company objective #3 | company objective #3
            Support 3 teams | -
            Support older browsers, 11 and up | -
            Support | -
        ",
        ) {
            let plain = PlainText::of_words(text);
            assert_eq!(
                in_words(Stretch::all(&plain)).map_or("-", Stretch::text),
                named,
                "{text}"
            );
        }
    }
}
