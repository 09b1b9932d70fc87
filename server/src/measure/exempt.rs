//! Numbers that measure nothing: dates, versions, priorities, ids, names.

use rust_decimal::Decimal;

use super::figure::{Figure, Standing};
use super::lexer::{Kind, Tokens};
use super::lexicon::{Roles, Rows};
use super::unit::{self, Unit};

pub(super) const WORDS: &Rows = &[
    (
        Roles::CALENDAR,
        "january february march april june july august september october november december \
         jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday \
         friday saturday sunday may janeiro fevereiro março abril maio junho julho agosto \
         setembro outubro novembro dezembro enero febrero marzo mayo junio julio septiembre \
         octubre noviembre diciembre janvier février mars avril mai juin juillet août \
         septembre octobre novembre décembre januar februar märz juni juli oktober dezember",
    ),
    (
        Roles::NAMES,
        "session version versions v ver tier tiers level levels lvl phase phases stage stages step \
         priority prio sev severity epic epics issue issues ticket tickets rfc rfcs adr adrs \
         pr prs mr mrs pep soc iso asc ieee nist type week weeks wk day sprint iteration \
         milestone quarter q year month fy cy kr krs o okr objective objectives result goal \
         initiative chapter section appendix figure table page slide lesson module episode \
         season volume article annex clause option scenario windows python java php ios \
         android angular react vue node ubuntu debian postgres rails django kubernetes http \
         web industry wave cohort batch gen generation series round part semana fase etapa \
         nível nivel versão versión étape niveau woche stufe trimestre quartal objetivo \
         objectif ziel port error code room building gate zone region area apollo covid mark \
         grade rank commandment deadline line row column item no",
    ),
    (
        Roles::NAMES_AT_END,
        "release releases test track plan form group team class model schedule build case \
         project task tasks story bug point unit course workshop campaign experiment draft \
         demo conference program launch",
    ),
    (
        Roles::HORIZON,
        "next last past previous prior coming upcoming following próximos próximas últimos \
         últimas prochains derniers nächsten letzten preceding trailing",
    ),
    (
        Roles::DEADLINE,
        "by before until till on due since after through até antes hasta avant bis vor",
    ),
    (
        Roles::PRESENT,
        "current currently baseline today now previously atual actual actuel aktuell",
    ),
];

/// Whether the figure measures nothing. `previous` is the figure before it.
pub(super) fn is_name(tokens: &Tokens, figure: &Figure, previous: Option<&Figure>) -> bool {
    let rule = |test: fn(&Tokens, &Figure) -> bool| test(tokens, figure);
    figure.value.is_none()
        || rule(has_odd_suffix)
        || rule(is_glued_to_name)
        || rule(is_year)
        || rule(is_day)
        || rule(is_clock)
        || rule(is_id)
        || rule(is_numbered)
        || rule(is_version)
        || rule(is_horizon)
        || rule(is_present)
        || rule(is_progress_note)
        || rule(is_idiom)
        || previous.is_some_and(|p| continues_name(tokens, figure, p))
}

/// "3D", "2FA", "1st", "9am", "5月", "1990s".
fn has_odd_suffix(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let decade = tokens.word(figure.number).len() == 4 && tokens.word(figure.last) == "s";
    if decade && figure.last == figure.number + 1 && tokens.glued(figure.last) {
        return true;
    }
    if tokens.kind(next) != Some(Kind::Word) || tokens.kind(figure.number) != Some(Kind::Number) {
        return false;
    }
    let word = tokens.word(next);
    let wide = !word.is_ascii()
        && word
            .chars()
            .next()
            .is_some_and(|c| c > '\u{2e80}' && !c.is_ascii());
    if wide {
        return unit::wide_name(word);
    }
    let clock = !tokens.glued(next) && ["am", "pm", "AM", "PM"].contains(&word);
    (tokens.glued(next) && figure.last == figure.number) || clock || is_dimension(tokens, figure)
}

/// "3d model": a lower-case "d" or "x" that is no unit.
fn is_dimension(tokens: &Tokens, figure: &Figure) -> bool {
    let next = tokens.kind(figure.last + 1);
    figure.last == figure.number + 1
        && tokens.word(figure.last) == "d"
        && matches!(tokens.word(figure.number), "2" | "3")
        && next == Some(Kind::Word)
        && ![
            "per", "of", "to", "for", "after", "or", "and", "from", "before",
        ]
        .iter()
        .any(|w| tokens.is_word(figure.last + 1, w))
}

/// "GPT-4", "n/3", "T=1", "x_5": written against a word, or assigned to a name.
fn is_glued_to_name(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let Some(Kind::Sign(sign)) = tokens.kind(p) else {
        return false;
    };
    let before = p.checked_sub(1).and_then(|b| tokens.get(b));
    let word = before.is_some_and(|t| t.kind == Kind::Word);
    let compared =
        before.is_some_and(|t| matches!(t.kind, Kind::Sign('<' | '>' | '=' | '~' | '!')));
    let glued = tokens.glued(p) && tokens.glued(figure.first);
    match sign {
        '-' | '.' | '/' | '_' | '@' | ':' if glued => {
            word && !p.checked_sub(1).is_some_and(|b| is_bound(tokens, b))
        }
        '=' if figure.is_bare() && !compared => {
            glued || !before.is_some_and(|t| t.kind == Kind::Word && t.end - t.start > 1)
        }
        '\\' => true,
        _ => false,
    }
}

/// "sub-5 minutes" bounds; "GPT-4" names.
fn is_bound(tokens: &Tokens, at: usize) -> bool {
    ["sub", "non", "plus", "mid"]
        .iter()
        .any(|w| tokens.is_word(at, w))
}

/// A bare number from 1900 to 2099 that counts nothing.
fn is_year(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(value) = figure.bare_integer() else {
        return false;
    };
    if tokens.word(figure.number).chars().count() != 4
        || value < Decimal::from(1900)
        || value > Decimal::from(2099)
    {
        return false;
    }
    let compared = tokens.before(figure.first).is_some_and(|t| {
        matches!(t.kind, Kind::Sign('<' | '>' | '≥' | '≤' | '~')) || t.roles.any(Roles::APPROXIMATE)
    });
    let round = value == Decimal::from(2000) && tokens.kind(figure.last + 1) == Some(Kind::Word);
    !compared && !round
}

/// "June 30", "7 March", "5/14/2021", "by 6/30".
fn is_day(tokens: &Tokens, figure: &Figure) -> bool {
    if figure.is_bare() || matches!(figure.unit, Unit::OutOf(_)) {
        let slashed = matches!(figure.unit, Unit::OutOf(_)) && tokens.is_sign(figure.last - 1, '/');
        let third =
            slashed && tokens.is_sign(figure.last + 1, '/') && tokens.glued(figure.last + 2);
        let due = slashed
            && tokens
                .before(figure.first)
                .is_some_and(|t| t.roles.any(Roles::DEADLINE));
        if third || due {
            return true;
        }
    }
    if figure.value.is_none_or(|v| v > Decimal::from(31)) || figure.unit != Unit::Count {
        return false;
    }
    let of =
        usize::from(tokens.is_word(figure.last + 1, "de") || tokens.is_word(figure.last + 1, "of"));
    let dot = usize::from(tokens.is_sign(figure.last + 1, '.'));
    is_month(tokens, figure.last + 1 + of + dot)
        || figure
            .first
            .checked_sub(1)
            .is_some_and(|p| is_month(tokens, p))
        || (figure.first >= 2
            && tokens.is_sign(figure.first - 1, '.')
            && is_month(tokens, figure.first - 2))
}

/// A month; "may" and "march" only with a capital.
fn is_month(tokens: &Tokens, at: usize) -> bool {
    let verb = ["may", "march", "mar", "mars", "mai", "mayo"].contains(&tokens.word(at));
    tokens.roles(at).any(Roles::CALENDAR) && !verb
}

/// "9:30", "24/7", a "1:1".
fn is_clock(tokens: &Tokens, figure: &Figure) -> bool {
    if tokens.is_sign(figure.last + 1, ':')
        && tokens.glued(figure.last + 1)
        && tokens.glued(figure.last + 2)
    {
        let meeting = tokens.word(figure.number) == "1" && tokens.word(figure.last + 2) == "1";
        let ratio = tokens.is_word(figure.last + 3, "ratio");
        return tokens.word(figure.last + 2).len() == 2 || (meeting && !ratio);
    }
    let minutes = figure.first >= 2
        && tokens.is_sign(figure.first - 1, ':')
        && tokens.glued(figure.first)
        && tokens.glued(figure.first - 1)
        && tokens.kind(figure.first - 2) == Some(Kind::Number);
    minutes || (tokens.word(figure.number) == "24" && figure.unit == Unit::OutOf(Decimal::from(7)))
}

/// "#123", "(#12)", "/#24": an id; "#1" a rank.
fn is_id(tokens: &Tokens, figure: &Figure) -> bool {
    if !tokens.is_sign(figure.first, '#') {
        return false;
    }
    let high = figure.value.is_none_or(|v| v > Decimal::from(50));
    let listed = tokens.before(figure.first).is_some_and(|t| {
        matches!(t.kind, Kind::Sign('(' | '/' | '[' | ',' | '&' | '-' | '–'))
            || t.roles.any(Roles::NAMES_AT_END)
    });
    let closes = tokens.kind(figure.last + 1) != Some(Kind::Word);
    high || (listed && closes)
        || tokens
            .before(figure.first)
            .is_some_and(|t| t.kind == Kind::Sign('/') || t.roles.any(Roles::NAMES))
}

/// "tier 1", "week 6", "Issue 8303", "campaign 2".
fn is_numbered(tokens: &Tokens, figure: &Figure) -> bool {
    if figure.unit != Unit::Count || figure.first != figure.number || figure.scale != 0 {
        return false;
    }
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let roles = tokens.roles(p);
    let noun_after = tokens.kind(figure.last + 1) == Some(Kind::Word)
        && !tokens.glued(figure.last + 1)
        && !is_stop(tokens, figure.last + 1);
    let verb = [
        "issue", "port", "mark", "table", "rank", "grade", "code", "page",
    ]
    .iter()
    .any(|w| tokens.is_word(p, w));
    let imperative = p == 0 && noun_after && verb;
    (roles.any(Roles::NAMES) && !imperative)
        || (roles.any(Roles::NAMES_AT_END) && p > 0 && !noun_after)
}

fn is_stop(tokens: &Tokens, at: usize) -> bool {
    tokens.roles(at).any(
        Roles::CONJUNCTION
            .and(Roles::SCOPE)
            .and(Roles::BY)
            .and(Roles::TO)
            .and(Roles::FROM)
            .and(Roles::AUXILIARY)
            .and(Roles::DEADLINE),
    )
}

/// "release 0.5.0" has no value at all; "Bevy 0.19" follows a name.
fn is_version(tokens: &Tokens, figure: &Figure) -> bool {
    let Some(p) = figure.first.checked_sub(1) else {
        return false;
    };
    let dotted = tokens.word(figure.number).contains('.');
    let name = tokens.kind(p) == Some(Kind::Word)
        && tokens
            .word(p)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
        && tokens.word(p).chars().any(char::is_lowercase)
        && p > 0
        && !tokens.roles(p).any(Roles::METRIC.and(Roles::REACH));
    let next = figure.last + 1;
    let counts = tokens.roles(next).any(Roles::METRIC)
        || (tokens.word(next).ends_with('s') && !is_stop(tokens, next));
    dotted && figure.is_bare() && name && !counts
}

/// "over the next 18 months" says when, not how much.
fn is_horizon(tokens: &Tokens, figure: &Figure) -> bool {
    figure.unit == Unit::Duration
        && tokens
            .before(figure.first)
            .is_some_and(|t| t.roles.any(Roles::HORIZON))
}

/// "(current: 0)", "baseline of 3": what is, not what shall be. Only in brackets, where it is an aside.
fn is_present(tokens: &Tokens, figure: &Figure) -> bool {
    let aside = tokens.get(figure.first).is_some_and(|t| t.depth > 0);
    let before = |back: usize| {
        figure
            .first
            .checked_sub(back)
            .is_some_and(|p| tokens.roles(p).any(Roles::PRESENT))
    };
    aside
        && (before(1)
            || (before(2) && matches!(tokens.kind(figure.first - 1), Some(Kind::Sign(':')))))
}

/// "… updated. 50% complete": how far it is.
fn is_progress_note(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let done = ["complete", "completed", "done", "finished"]
        .iter()
        .any(|w| tokens.is_word(next, w));
    let ends = tokens
        .get(next + 1)
        .is_none_or(|t| matches!(t.kind, Kind::Sign('.' | ')')));
    let opens = tokens
        .before(figure.first)
        .is_some_and(|t| matches!(t.kind, Kind::Sign('.' | '(' | '-' | '–' | '—')));
    figure.unit == Unit::Percent && done && ends && opens
}

/// "interviewing 101", "the one", "zero trust", "half a day", "one-stop shop".
fn is_idiom(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let ends = tokens.kind(next) != Some(Kind::Word);
    let lower_before = figure.first > 0 && tokens.kind(figure.first - 1) == Some(Kind::Word);
    match tokens.word(figure.number).to_ascii_lowercase().as_str() {
        "101" => {
            figure.is_bare()
                && ends
                && lower_before
                && !tokens.roles(figure.first - 1).any(
                    Roles::APPROXIMATE
                        .and(Roles::REACH)
                        .and(Roles::TO)
                        .and(Roles::BY),
                )
        }
        "one" => is_pronoun(tokens, figure),
        "zero" => ["trust", "knowledge", "sum", "day", "config"]
            .iter()
            .any(|w| tokens.is_word(next, w)),
        "half"
            if tokens
                .before(figure.first)
                .is_some_and(|t| t.roles.any(Roles::BY)) =>
        {
            false
        }
        "half" if figure.first > 0 && tokens.is_word(figure.first - 1, "in") => !ends,
        "half" => {
            !tokens.is_word(next, "of")
                && !tokens.is_word(next, "the")
                && figure.unit == Unit::Count
        }
        _ => false,
    }
}

/// "show how to build one", "in one place": "one" that counts nothing.
fn is_pronoun(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    if tokens.kind(next) != Some(Kind::Word) || tokens.roles(next).any(Roles::AUXILIARY) {
        return !tokens
            .before(figure.first)
            .is_some_and(|t| t.roles.any(Roles::APPROXIMATE));
    }
    let more = tokens.is_word(next, "more") || tokens.is_word(next, "additional");
    tokens.before(figure.first).is_some_and(|t| {
        t.roles
            .any(Roles::SCOPE.and(Roles::DETERMINER).and(Roles::NEGATIVE))
    }) && !more
}

/// "tier 1 or 2", "weeks 3-4", "v1/2": the rest of a list of names.
fn continues_name(tokens: &Tokens, figure: &Figure, previous: &Figure) -> bool {
    let between = figure.first.checked_sub(previous.last + 1);
    previous.standing == Standing::Name
        && figure.is_bare()
        && previous.unit == Unit::Count
        && tokens.kind(previous.last) == Some(Kind::Number)
        && between == Some(1)
        && (tokens.roles(previous.last + 1).any(Roles::CONJUNCTION)
            || matches!(
                tokens.kind(previous.last + 1),
                Some(Kind::Sign('-' | '–' | '/' | '&'))
            ))
}

#[cfg(test)]
mod tests {
    use super::super::figure::{Standing, figures};
    use super::super::{Phrase, lexer::Tokens};

    fn measures(text: &str) -> usize {
        let tokens = Tokens::of(&Phrase {
            text,
            placeholders: &[],
            opaque: &[],
        });
        figures(&tokens)
            .iter()
            .filter(|f| f.standing == Standing::Measure)
            .count()
    }

    #[test]
    fn names_are_not_measures() {
        for text in [
            "Finish by end of Q3 2021",
            "Ready on 2021-05-01",
            "Ready by June 30",
            "Ready on 7 March",
            "Start 14. Juli",
            "Signed by 6/30",
            "Open at 9am, close 17:30",
            "Offer 24/7 coverage",
            "Discuss it in your 1:1",
            "Ship V2 and v3.8",
            "Move to Bevy 0.19",
            "Release 0.5.0 is out",
            "Pass SOC 2 and ISO 27001",
            "Write RFC 136",
            "Unblock tier 1 or 2 accounts",
            "Fix P0 and Sev1 incidents",
            "Raise Week-1 retention",
            "Raise D30 retention",
            "Cut 30-day churn",
            "Close #123 and (#12)",
            "Merge PR 77",
            "Teach interviewing 101",
            "Sell B2B over 5G with GPT-4 and K8s",
            "Support 3D views",
            "The 1st draft is in",
            "Plan the next 18 months",
            "Pricing page live (current: 0)",
            "Models updated. 50% complete",
            "Show people how to build one",
            "Keep it in one place",
            "Run T=13 mode",
            "6月发布",
            "Issue 007",
        ] {
            assert_eq!(measures(text), 0, "{text}");
        }
    }

    #[test]
    fn quantities_are_measures() {
        for text in [
            "1,500 attendees",
            "Sign $ 1 mln",
            "Reach 2000 people",
            "More than 2020 signups",
            "Release 3 features",
            "Stay the #1 choice",
            "Hire one more engineer",
            "Close the books in 12 days",
            "Load in sub-5 seconds",
            "Rated 9.5 out of 10",
            "Move 4 of 6 services",
            "Spend 2d per milestone on fixes",
            "发布5篇文章",
            "Half of the teams use it",
        ] {
            assert_eq!(measures(text), 1, "{text}");
        }
    }
}
