//! Measures without a number: "every account", "no incidents", "weekly reviews", "twice as many".

use super::lexer::{Kind, Token, Tokens, ends_clause};
use super::lexicon::{Roles, Rows};

pub(super) const WORDS: &Rows = &[
    (
        Roles::UNIVERSAL,
        "all every each everyone everybody none both majority todos todas cada tous toutes \
         chaque alle allen aller jede jeder jedes jeden jedem nenhum nenhuma ningún ninguna \
         aucun aucune tutti tutte ogni все всех всем каждый каждая каждое",
    ),
    (Roles::NEGATIVE, "no never nobody kein keine keinen"),
    (
        Roles::CADENCE,
        "weekly monthly daily quarterly nightly hourly biweekly bi-weekly fortnightly \
         bimonthly semanal semanais semanales semanalmente mensal mensais mensalmente mensual \
         mensuales mensualmente diário diária diariamente diario diaria trimestral \
         trimestralmente hebdomadaire mensuel mensuelle quotidien quotidienne trimestriel \
         wöchentlich wöchentliche monatlich monatliche täglich tägliche",
    ),
    (
        Roles::METRIC,
        "visitor visitors visits users user active mau maus wau waus dau daus swau swaus \
         unique uniques traffic engagement retention activation revenue recurring mrr arr \
         iarr sales growth churn spend spending cost costs burn usage downloads signups \
         subscribers volume volumes dashboard dashboards schedule schedules calendar template \
         budget plan target targets goal goals okr okrs listeners views pageviews \
         transactions orders bookings attrition quota rate average nps csat score rating \
         quarter capacity profit income expenses search searches usuários ativos receita \
         usuarios activos ingresos utilisateurs nutzer aktive",
    ),
    (
        Roles::MULTIPLE,
        "double doubles doubled doubling triple triples tripled tripling quadruple quadrupled \
         halve halves halved halving twice thrice tenfold twofold threefold fivefold dobrar \
         duplicar triplicar doubler tripler verdoppeln verdreifachen halbieren",
    ),
    (Roles::FRACTION, "third thirds quarter quarters fifth"),
    (
        Roles::IMPROVE,
        "improve improves improved improving enhance strengthen optimize optimise simplify \
         streamline foster deepen accelerate melhorar mejorar améliorer verbessern",
    ),
    (
        Roles::IDLE,
        "other other's hands time about longer matter code over along way remote too \
         necessary possible",
    ),
];

/// What says in a Chinese or Japanese run that all of something is meant, or a rhythm.
const WIDE: &str = "所有 全部 每个 每次 每周 每月 每天 每日 每季 每位 每人 每一 \
    任一 全員 全ての すべての 毎週 毎月 毎日";

/// Chinese and Japanese numerals that count.
const NUMERALS: &str = "两兩二三四五六七八九十百千万";

/// What stands between a Chinese or Japanese numeral and what is counted.
const COUNTERS: &str = "个個篇次项項场場家位名份门門本件";

/// Whether the phrase quantifies without a number, outside brackets and clauses of purpose or relation.
pub(super) fn has_quantifier(tokens: &Tokens) -> bool {
    let (mut subordinate, mut leading) = (false, false);
    let change = leads_with_change(tokens);
    for (at, token) in tokens.iter() {
        match token.kind {
            Kind::Sign(',') => subordinate &= !leading,
            Kind::Sign(c) if ends_clause(c) || c == '.' => subordinate = false,
            Kind::Word if token.depth > 0 && !is_alone_in_brackets(tokens, at) => {}
            Kind::Word
                if !subordinate
                    && (is_threshold(tokens, at)
                        || quantifies(tokens, at) && !(change && is_for_whom(tokens, at))) =>
            {
                return true;
            }
            Kind::Word if !subordinate && opens_subordinate(tokens, at) => {
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
    let roles = tokens.roles(at);
    (roles.any(Roles::UNIVERSAL) && is_universal(tokens, at))
        || (roles.any(Roles::NEGATIVE) && is_denial(tokens, at))
        || (roles.any(Roles::CADENCE) && is_rhythm(tokens, at))
        || is_rate(tokens, at)
        || is_wide(tokens.word(at))
}

fn is_wide(word: &str) -> bool {
    !word.is_ascii() && (WIDE.split(' ').any(|w| word.contains(w)) || has_wide_count(word))
}

/// "两个项目", "十篇文章": a numeral and what counts things. "一个" is an article.
fn has_wide_count(word: &str) -> bool {
    let pairs = word.chars().zip(word.chars().skip(1));
    pairs
        .into_iter()
        .any(|(numeral, counter)| NUMERALS.contains(numeral) && COUNTERS.contains(counter))
}

/// "so", "which", "in order", "that", "tests to run": what follows says why or which, not how much.
fn opens_subordinate(tokens: &Tokens, at: usize) -> bool {
    if tokens.is_word(at, "to") && at > 1 {
        return tokens.is_one_of(at + 1, "run have enable allow let help support use");
    }
    if !tokens.is_word(at, "that") {
        return tokens.roles(at).any(Roles::SUBORDINATE) || tokens.are_words(at, &["in", "order"]);
    }
    let stated = tokens
        .before(at)
        .is_some_and(|t| t.roles.any(Roles::STATING));
    let determiner = at < 2 || tokens.roles(at - 1).any(Roles::WORK);
    !determiner && !stated
}

/// "all accounts", but not "at all", "all-hands", "each other".
fn is_universal(tokens: &Tokens, at: usize) -> bool {
    let next = at + 1;
    let hyphen = tokens.is_sign(next, '-') && tokens.glued(next) && tokens.glued(next + 1);
    let idle = tokens.roles(next).any(Roles::IDLE);
    let fixed = at > 0
        && tokens.is_one_of(at - 1, "at above after")
        && tokens.is_word(at, "all")
        && tokens.kind(next) != Some(Kind::Word);
    let majority = tokens.is_word(at, "majority")
        && !tokens.is_word(next, "of")
        && !(tokens.opens_clause(at) && tokens.kind(next) == Some(Kind::Word));
    let listed = at > 1 && tokens.is_word(at - 1, "of");
    let pair = tokens.is_word(at, "both") && !tokens.opens_clause(at);
    !hyphen && !idle && !fixed && !majority && !listed && !pair
}

/// "Improve …", "Increase …": the measure of a change is how much, not for whom.
fn leads_with_change(tokens: &Tokens) -> bool {
    let word = |&(_, token): &(usize, &Token)| token.kind == Kind::Word && token.depth == 0;
    let first = tokens.iter().find(word);
    first.is_some_and(|(_, token)| {
        token
            .roles
            .any(Roles::UP.and(Roles::DOWN).and(Roles::IMPROVE))
    })
}

/// "… for every team", "… at all levels".
fn is_for_whom(tokens: &Tokens, at: usize) -> bool {
    let whom =
        |p: usize| tokens.roles(p).any(Roles::SCOPE.and(Roles::TO)) && !tokens.is_word(p, "from");
    at.checked_sub(1).is_some_and(whom)
}

/// "No incidents", "— no claim without evidence", "have no open bugs"; not "no longer", "no build required".
fn is_denial(tokens: &Tokens, at: usize) -> bool {
    let next = at + 1;
    let noun = tokens.kind(next) == Some(Kind::Word) && !tokens.roles(next).any(Roles::IDLE);
    let opens = tokens.opens_clause(at)
        || tokens
            .before(at)
            .is_some_and(|t| t.roles.any(Roles::EXISTENCE));
    let free = (next..next + 5).any(|i| tokens.is_one_of(i, "required needed necessary"));
    noun && opens && !free
}

/// "monthly reviews", "reviewed weekly"; not "monthly visitors".
fn is_rhythm(tokens: &Tokens, at: usize) -> bool {
    let mut next = at + 1;
    while tokens.is_sign(next, '/')
        || tokens
            .roles(next)
            .any(Roles::CADENCE.and(Roles::CONJUNCTION))
    {
        next += 1;
    }
    let noun =
        |&i: &usize| tokens.kind(i) == Some(Kind::Word) && !tokens.roles(i).any(Roles::SCOPE);
    !(next..next + 3)
        .take_while(noun)
        .any(|i| tokens.roles(i).any(Roles::METRIC))
}

/// "at least once", "once a week", "double revenue", "twice as many".
fn is_rate(tokens: &Tokens, at: usize) -> bool {
    let once = tokens.is_word(at, "once");
    once && ((at > 1 && tokens.are_words(at - 2, &["at", "least"]))
        || tokens.is_one_of(at + 1, "a per every each"))
}

/// "break even", "single-digit hours", "within an hour".
fn is_threshold(tokens: &Tokens, at: usize) -> bool {
    let hyphen = usize::from(tokens.is_sign(at + 1, '-'));
    let span = tokens.is_one_of(at, "within under")
        && tokens.is_one_of(at + 1, "a an")
        && tokens.is_one_of(at + 2, "second minute hour day workday week month");
    if span {
        return true;
    }
    tokens.is_word(at, "breakeven")
        || (tokens.is_word(at, "break") && tokens.is_word(at + 1 + hyphen, "even"))
        || (tokens.is_one_of(at, "single double triple")
            && tokens.is_one_of(at + 1 + hyphen, "digit digits"))
}

/// "double revenue", "twice as many", "by a third"; not "double down", "double-check".
pub(super) fn is_multiple(tokens: &Tokens, at: usize) -> bool {
    let (roles, next) = (tokens.roles(at), at + 1);
    if roles.any(Roles::MULTIPLE) {
        let hyphen = tokens.is_sign(next, '-') && tokens.glued(next);
        return !hyphen && !tokens.is_one_of(next, "down check up click digit");
    }
    roles.any(Roles::FRACTION) && is_fraction(tokens, at)
}

/// "by a third", "two thirds of the teams".
fn is_fraction(tokens: &Tokens, at: usize) -> bool {
    let one = at > 0 && tokens.is_one_of(at - 1, "a one");
    let by = at > 1 && tokens.roles(at - 2).any(Roles::BY);
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
