//! Measures without a number: "every account", "no incidents", "weekly reviews", "twice as many".

use super::lexer::{Lexeme, LexemeKind, Tokens, ends_clause};
use crate::lexicon::{Sense, quantifier};

/// Whether the phrase quantifies without a number, outside brackets and clauses of purpose or relation.
pub(super) fn has_quantifier(tokens: &Tokens) -> bool {
    let (mut subordinate, mut leading) = (false, false);
    let change = leads_with_change(tokens);
    for (at, token) in tokens.iter() {
        match token.kind {
            LexemeKind::Sign(',') => subordinate &= !leading,
            LexemeKind::Sign(c) if ends_clause(c) || c == '.' => subordinate = false,
            LexemeKind::Word if token.depth > 0 && !is_alone_in_brackets(tokens, at) => {}
            LexemeKind::Word
                if !subordinate
                    && (is_threshold(tokens, at)
                        || quantifies(tokens, at) && !(change && is_for_whom(tokens, at))) =>
            {
                return true;
            }
            LexemeKind::Word if !subordinate && opens_subordinate(tokens, at) => {
                // "If it fails, …": the main clause comes behind.
                (subordinate, leading) = (true, tokens.opens_clause(at));
            }
            _ => {}
        }
    }
    false
}

/// "(biweekly)".
fn is_alone_in_brackets(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.is_sign(at - 1, '(') && tokens.is_sign(at + 1, ')')
}

fn quantifies(tokens: &Tokens, at: usize) -> bool {
    let senses = tokens.senses(at);
    (senses.intersects(Sense::UNIVERSAL) && is_universal(tokens, at))
        || (senses.intersects(Sense::NEGATIVE) && is_denial(tokens, at))
        || (senses.intersects(Sense::CADENCE) && is_rhythm(tokens, at))
        || is_rate(tokens, at)
        || is_wide(tokens.word(at))
}

fn is_wide(word: &str) -> bool {
    !word.is_ascii()
        && (quantifier::RUN.iter().any(|run| word.contains(run)) || has_wide_count(word))
}

/// "两个项目", "十篇文章": a numeral and what counts things. "一个" is an article.
fn has_wide_count(word: &str) -> bool {
    let holds = |words: &[&str], char: char| words.iter().any(|word| word.starts_with(char));
    let pairs = word.chars().zip(word.chars().skip(1));
    pairs.into_iter().any(|(numeral, counter)| {
        holds(quantifier::COUNTING, numeral) && holds(quantifier::COUNTER, counter)
    })
}

/// "so", "which", "in order", "that", "tests to run": what follows says why or which, not how much.
fn opens_subordinate(tokens: &Tokens, at: usize) -> bool {
    if tokens.is_word(at, "to") && at > 1 {
        return tokens.is_one_of(at + 1, quantifier::PURPOSE_VERB);
    }
    if !tokens.is_word(at, "that") {
        return tokens.senses(at).intersects(Sense::SUBORDINATE)
            || tokens.are_words(at, &["in", "order"]);
    }
    let stated = tokens
        .before(at)
        .is_some_and(|t| t.senses.intersects(Sense::STATING));
    let determiner = at < 2 || tokens.senses(at - 1).intersects(Sense::WORK);
    !determiner && !stated
}

/// "all accounts", but not "at all", "all-hands", "each other".
fn is_universal(tokens: &Tokens, at: usize) -> bool {
    let next = at + 1;
    let hyphen = tokens.is_sign(next, '-') && tokens.glued(next) && tokens.glued(next + 1);
    let idle = tokens.senses(next).intersects(Sense::IDLE);
    let fixed = at > 0
        && tokens.is_one_of(at - 1, quantifier::BEFORE_ALL)
        && tokens.is_word(at, "all")
        && tokens.kind(next) != Some(LexemeKind::Word);
    let majority = tokens.is_word(at, "majority")
        && !tokens.is_word(next, "of")
        && !(tokens.opens_clause(at) && tokens.kind(next) == Some(LexemeKind::Word));
    let listed = at > 1 && tokens.is_word(at - 1, "of");
    let pair = tokens.is_word(at, "both") && !tokens.opens_clause(at);
    !hyphen && !idle && !fixed && !majority && !listed && !pair
}

/// "Improve …", "Increase …": the measure of a change is how much, not for whom.
fn leads_with_change(tokens: &Tokens) -> bool {
    let word = |&(_, token): &(usize, &Lexeme)| token.kind == LexemeKind::Word && token.depth == 0;
    let first = tokens.iter().find(word);
    first.is_some_and(|(_, token)| {
        token
            .senses
            .intersects(Sense::UP | Sense::DOWN | Sense::IMPROVE)
    })
}

/// "… for every team", "… at all levels".
fn is_for_whom(tokens: &Tokens, at: usize) -> bool {
    let whom = |p: usize| {
        tokens.senses(p).intersects(Sense::SCOPE | Sense::TO) && !tokens.is_word(p, "from")
    };
    at.checked_sub(1).is_some_and(whom)
}

/// "No incidents", "— no claim without evidence", "have no open bugs"; not "no longer", "no build required".
fn is_denial(tokens: &Tokens, at: usize) -> bool {
    let next = at + 1;
    let noun =
        tokens.kind(next) == Some(LexemeKind::Word) && !tokens.senses(next).intersects(Sense::IDLE);
    let opens = tokens.opens_clause(at)
        || tokens
            .before(at)
            .is_some_and(|t| t.senses.intersects(Sense::EXISTENCE));
    let free = (next..next + 5).any(|i| tokens.is_one_of(i, quantifier::UNNEEDED));
    noun && opens && !free
}

/// "monthly reviews", "reviewed weekly"; not "monthly visitors".
fn is_rhythm(tokens: &Tokens, at: usize) -> bool {
    let mut next = at + 1;
    while tokens.is_sign(next, '/')
        || tokens
            .senses(next)
            .intersects(Sense::CADENCE | Sense::CONJUNCTION)
    {
        next += 1;
    }
    let noun = |&i: &usize| {
        tokens.kind(i) == Some(LexemeKind::Word) && !tokens.senses(i).intersects(Sense::SCOPE)
    };
    !(next..next + 3)
        .take_while(noun)
        .any(|i| tokens.senses(i).intersects(Sense::METRIC))
}

/// "at least once", "once a week", "double revenue", "twice as many".
fn is_rate(tokens: &Tokens, at: usize) -> bool {
    let once = tokens.is_word(at, "once");
    once && ((at > 1 && tokens.are_words(at - 2, &["at", "least"]))
        || tokens.is_one_of(at + 1, quantifier::PER))
}

/// "break even", "single-digit hours", "within an hour".
fn is_threshold(tokens: &Tokens, at: usize) -> bool {
    let hyphen = usize::from(tokens.is_sign(at + 1, '-'));
    let span = tokens.is_one_of(at, quantifier::WITHIN)
        && tokens.is_one_of(at + 1, quantifier::ARTICLE)
        && tokens.is_one_of(at + 2, quantifier::TIME);
    if span {
        return true;
    }
    tokens.is_word(at, "breakeven")
        || (tokens.is_word(at, "break") && tokens.is_word(at + 1 + hyphen, "even"))
        || (tokens.is_one_of(at, quantifier::DIGITS)
            && tokens.is_one_of(at + 1 + hyphen, quantifier::DIGIT))
}

/// "double revenue", "twice as many", "by a third"; not "double down", "double-check".
pub(super) fn is_multiple(tokens: &Tokens, at: usize) -> bool {
    let (senses, next) = (tokens.senses(at), at + 1);
    if senses.intersects(Sense::MULTIPLE) {
        let hyphen = tokens.is_sign(next, '-') && tokens.glued(next);
        return !hyphen && !tokens.is_one_of(next, quantifier::NO_MULTIPLE);
    }
    senses.intersects(Sense::FRACTION) && is_fraction(tokens, at)
}

/// "by a third", "two thirds of the teams".
fn is_fraction(tokens: &Tokens, at: usize) -> bool {
    let one = at > 0 && tokens.is_one_of(at - 1, quantifier::BEFORE_THIRD);
    let by = at > 1 && tokens.senses(at - 2).intersects(Sense::BY);
    one && (by || tokens.is_word(at + 1, "of"))
}

#[cfg(test)]
mod tests {
    use super::super::{Phrase, lexer::Tokens};
    use super::*;

    #[test]
    fn quantifiers() {
        for (text, expected) in [
            ("Every partner has a plan", true),
            ("Screening call for all applicants", true),
            ("No open critical bugs", true),
            ("Outputs are cited — no claim without a source", true),
            ("Weekly review of the backlog", true),
            ("Send the digest monthly", true),
            ("Weekly/monthly updates for the board", true),
            ("Meet regularly (biweekly) with users", true),
            ("Run it at least once", true),
            ("Talk to partners once a month", true),
            ("Break even on operations", true),
            ("Bring recovery down to single-digit hours", true),
            ("Lower recovery from days to single digit hours", true),
            ("Answer letters within an hour", true),
            ("完成两个项目", true),
            ("写出一个小故事", false),
            ("If a letter gets lost, answer within a day", true),
            ("Majority positive", true),
            ("Register both branches", false),
            ("Both branches are full", true),
            ("A set of tests to run for each release", false),
            ("Give a talk that everybody can follow", false),
            ("Cada equipe tem um plano", true),
            ("Relatório semanal publicado", true),
            ("Chaque équipe a un plan", true),
            ("Alle Teams nutzen das Werkzeug", true),
            ("所有团队完成培训", true),
            ("每周发布更新", true),
            ("Monthly active users grow", false),
            ("Maximize weekly unique visitors", false),
            ("Teams learn from each other", false),
            ("Hold an all-hands", false),
            ("Works without a network at all", false),
            ("Users no longer wait", false),
            ("No rebuild required", false),
            ("Write a guide so that every team can use it", false),
            ("Build a tool which helps all teams", false),
            ("Publish the guide (for all teams)", false),
            ("Double down on search", false),
            ("Improve onboarding for every team", false),
            ("Make a list of all vendors", false),
            ("Run that workshop at least once", true),
            ("Publish the plan", false),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            assert_eq!(has_quantifier(&tokens), expected, "{text}");
        }
    }
}
