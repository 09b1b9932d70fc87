//! Metrics whose numbers may well go the other way than the verb: the better the rank, the smaller its number.

use crate::measure::alike::counts_things;
use crate::measure::lexer::Tokens;
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

/// Ranks without "#", losses, what a speed or an efficiency costs, the faults that a quality lacks: the numbers may well
/// go the other way.
pub(super) fn is_inverse(tokens: &Tokens, verb: usize, span: &Span<'_>) -> bool {
    let has = |role: Roles| (verb + 1..span.first).any(|i| tokens.roles(i).any(role));
    let ranked = tokens
        .iter()
        .any(|(_, token)| token.roles.any(Roles::RANKED));
    let spent = match span.change.target.unit {
        Unit::Duration | Unit::Money(_) => true,
        Unit::Named(name) => !["per second", "fps", "Hz"].contains(&name),
        _ => false,
    };
    let faults = [span.baseline, span.target].map(|end| counts_things(tokens, end));
    ranked
        || (spent && has(Roles::SPEED))
        || (faults.contains(&true) && has(Roles::VIRTUE))
        || has(Roles::SIGNED)
}
