//! Numbers that describe something else: "2-week sprint", "10k+-user POC", "12 month roadmap".

use super::figure::Figure;
use super::lexer::{LexemeKind, Tokens};
use super::unit::Unit;
use crate::lexicon::{Sense, scope};

/// Whether the figure only qualifies the noun after it.
pub(super) fn is_attributive(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let hyphen = tokens.is_sign(next, '-') && tokens.glued(next) && tokens.glued(next + 1);
    if hyphen && tokens.kind(next + 1) == Some(LexemeKind::Word) {
        let provision = tokens.is_one_of(next + 2, scope::LASTING);
        return !provision && !aimed(tokens, figure.first);
    }
    if is_population(tokens, figure) {
        return true;
    }
    figure.unit == Unit::Duration
        && tokens.senses(next).intersects(Sense::PLAN)
        && tokens.kind(figure.last) == Some(LexemeKind::Word)
}

/// "(w/ 15+ engineers)", "for top 5 markets": of whom it is said.
fn is_population(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let article =
        usize::from(tokens.senses(p).intersects(Sense::DETERMINER) && !tokens.is_word(p, "of"));
    let governor = p.saturating_sub(article);
    let aside = tokens.get(p).is_some_and(|t| t.depth > 0)
        && (tokens.is_word(p, "with")
            || tokens.is_word(p, "for")
            || (tokens.is_sign(p, '/') && tokens.is_word(p.saturating_sub(1), "w")));
    let ranked = figure.unit == Unit::Rank
        && !tokens.is_sign(figure.first, '#')
        && tokens.is_one_of(governor, scope::BEFORE_RANK);
    aside || ranked
}

/// Whether the words before make a target of it: "to a 4-hour response time".
fn aimed(tokens: &Tokens, first: usize) -> bool {
    let article = tokens
        .before(first)
        .is_some_and(|t| t.senses.intersects(Sense::DETERMINER));
    let word = first.checked_sub(1 + usize::from(article));
    word.is_some_and(|w| {
        tokens.senses(w).intersects(Sense::BOUND)
            || matches!(
                tokens.kind(w),
                Some(LexemeKind::Sign('<' | '>' | '≤' | '≥'))
            )
    })
}

#[cfg(test)]
mod tests {
    use super::super::figure::FigureStanding;
    use super::super::figures::figures;
    use super::super::{Phrase, lexer::Tokens};

    #[test]
    fn attributive_numbers() {
        for (text, expected) in [
            ("Plan a 2-week sprint", FigureStanding::Scope),
            ("Proceed with a 10k+-user trial", FigureStanding::Scope),
            ("Publish a 12 month roadmap", FigureStanding::Scope),
            ("Land accounts (w/ 15+ engineers)", FigureStanding::Scope),
            ("Announce it with top 3 analyzers", FigureStanding::Scope),
            ("Be among the top 3", FigureStanding::Measure),
            ("Get to a 4-hour response time", FigureStanding::Measure),
            ("Close the books in 12 days", FigureStanding::Measure),
            ("Sign 15 partners", FigureStanding::Measure),
            ("24-month runway in the bank", FigureStanding::Measure),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            let first = figures(&tokens).first().map(|f| f.standing);
            assert_eq!(first, Some(expected), "{text}");
        }
    }
}
