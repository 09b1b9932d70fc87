//! Metrics whose numbers may well go the other way than the verb: the better the rank, the smaller its number.

use std::ops::Range;

use super::Direction;
use crate::measure::alike::{counts_things, stem};
use crate::measure::figure::Figure;
use crate::measure::lexer::{Kind, Tokens};
use crate::measure::lexicon::{Roles, Rows};
use crate::measure::range::Span;
use crate::measure::unit::Unit;

pub(in crate::measure) const WORDS: &Rows = &[
    (
        Roles::SIGNED,
        "loss losses deficit deficits shortfall debt negative below",
    ),
    (
        Roles::RANKED,
        "rank ranks ranking rankings ranked position positions place places placement standing \
         standings spot grade grades tier severity priority rang rangs platz platzierung note \
         noten classement league leaderboard posição posición puesto lugar posizione место рейтинг",
    ),
    (
        Roles::SPEED,
        "speed frequency cadence velocity pace rate throughput performance efficiency \
         productivity responsiveness agility tempo rhythm cycle cycles release releases \
         deployment deployments delivery deliveries economy quickness",
    ),
    (
        Roles::VIRTUE,
        "quality reliability safety security stability resilience ease usability simplicity \
         efficiency economy productivity performance accuracy health hygiene compliance \
         convenience",
    ),
];

/// What more time is more of, in the languages of the verbs. Of anything else less time is more: of turnover,
/// automation, freshness.
const LASTING: &str = "time times duration length life lifetime lifespan runway tenure hours days weeks months age \
                       uptime window notice stay session sessions warranty dauer laufzeit zeit tempo temps tiempo \
                       durée duración duração";

/// Things of which each is told apart by its number: “Drop Node versions from 10 to 14”.
const NUMBERED: &str = "version versions versionen versiones versions versões line lines linien route routes floor \
                        floors zone zones ages classes sizes";

/// What says that things are counted and not told apart.
const COUNTED: &str = "number count amount total anzahl zahl número nombre";

/// Whether the numbers may well go the other way: ranks without "#", losses, what a speed or an efficiency costs, the
/// faults that a quality lacks, the numbers of versions.
pub(super) fn is_inverse(
    tokens: &Tokens,
    (verb, stated): (usize, Direction),
    span: &Span<'_>,
) -> bool {
    let object = verb + 1..span.first;
    let has = |role: Roles| object.clone().any(|at| tokens.roles(at).any(role));
    let names = |words: &str| object.clone().any(|at| tokens.is_one_of(at, words));
    let ranked = tokens
        .iter()
        .any(|(_, token)| token.roles.any(Roles::RANKED));
    let ends = [span.baseline, span.target];
    let faults = ends.iter().any(|end| {
        counts_others(tokens, end, &object, stated)
            || counts_things(tokens, end) && has(Roles::VIRTUE)
    });
    let bare = ends.iter().all(|end| end.unit == Unit::Count);
    ranked
        || (is_spent(span) && has(Roles::SPEED))
        || (stated == Direction::Up && span.change.target.unit == Unit::Duration && !names(LASTING))
        || faults
        || (bare && names(NUMBERED) && !names(COUNTED))
        || has(Roles::SIGNED)
}

/// Whether the values are what something takes.
fn is_spent(span: &Span<'_>) -> bool {
    match span.change.target.unit {
        Unit::Duration | Unit::Money(_) => true,
        Unit::Named(name) => !["per second", "fps", "Hz"].contains(&name),
        _ => false,
    }
}

/// Whether what is to rise is counted in something else, of which fewer may be better: “focus from 12 projects to 4”.
fn counts_others(tokens: &Tokens, end: &Figure, object: &Range<usize>, stated: Direction) -> bool {
    let counted = || stem(tokens, end.last + 1);
    let object = || {
        object
            .clone()
            .filter(|at| tokens.kind(*at) == Some(Kind::Word))
    };
    stated == Direction::Up
        && counts_things(tokens, end)
        && object().next().is_some()
        && !object().any(|at| stem(tokens, at) == counted())
}
