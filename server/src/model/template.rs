//! Text that a template leaves to be filled in: `[Measurable outcome] by [date]`, `<name of objective>`.

use super::label;

/// With fewer words than this outside its brackets, an item is still to be written.
const FEWEST_WORDS: usize = 4;

/// With more words than this, an item that speaks of objectives says something about them.
const MOST_WORDS: usize = 4;

/// Whether `words` are still those of a template: they begin with a bracket, and little stands outside the
/// brackets. `[P0] Ship it` and `[Platform] Our platforms are the best` are goals with a tag.
pub(super) fn is_template(words: &str) -> bool {
    // `Statement of the objective`, `First key result`.
    let few = words.split_whitespace().count() <= MOST_WORDS;
    if few && label::mentions(words) {
        return true;
    }
    if !words.starts_with(['[', '<', '{']) {
        return false;
    }
    let mut depth = 0_usize;
    let mut inside = 0;
    let mut outside = 0;
    for word in words.split_inclusive([' ', ']', '>', '}', '[', '<', '{']) {
        let letters = word.chars().filter(|char| char.is_alphabetic()).count();
        if letters > 0 && depth > 0 {
            inside += letters;
        } else if letters > 1 {
            outside += 1;
        }
        match word.chars().next_back() {
            Some('[' | '<' | '{') => depth += 1,
            Some(']' | '>' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let tag = inside <= 3 && outside > 0;
    !tag && inside > 0 && outside < FEWEST_WORDS
}

#[cfg(test)]
mod tests {
    use super::is_template;
    use crate::model::tests::assert_told;

    #[test]
    fn brackets_with_little_around_them_are_to_be_filled_in() {
        assert_told(
            |words| is_template(&words.replace('¦', "|")),
            r"
            yes | [High-level goal]
            yes | [measurable result, e.g. ≥3 signed], by [date].
            yes | [Measurable outcome] - Target: [X] ¦ Current: [Y]
            yes | <Statement of Key result>
            yes | {{objective}}
            yes | Premier résultat clé.
            yes | Objective title
            no | Every team writes its objectives within a week
            no | [P0] Ship it
            no | [Platform] Our platforms are the best way to deliver
            no | Reach [X] users
            no |
        ",
        );
    }
}
