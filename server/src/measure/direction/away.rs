//! Words between a verb and a range behind which something else than the verb's object may be what the range measures.

use crate::lexicon::Sense;
use crate::measure::figure::Figure;
use crate::measure::lexer::Tokens;
use crate::measure::matcher::patterns;

patterns!("direction");

/// Whether behind this token, between a verb and a range, something else than the verb's object may be what the range
/// measures: “churn (retention from …)”, “retention: churn from …”, “wait and queue”. A `share` may tell groups apart.
pub(super) fn leads_away(tokens: &Tokens, at: usize, share: bool) -> bool {
    AWAY.hold(tokens, at) || (!share && GROUP.hold(tokens, at))
}

/// Whether what governs a range cannot be before this token: a stop, a comma, "with", "while".
pub(super) fn ends_clause(tokens: &Tokens, at: usize) -> bool {
    ENDS.hold(tokens, at)
}

/// Whether the number is only part of what is meant: “two thirds”.
pub(super) fn is_part(tokens: &Tokens, figure: &Figure) -> bool {
    tokens.senses(figure.last + 1).intersects(Sense::FRACTION)
}

/// Whether another value to reach follows behind the target, or it is only a part: “to 8–12”, “to 8 or 12”, “two thirds”.
pub(super) fn goes_on(tokens: &Tokens, target: &Figure) -> bool {
    GOES_ON.hold_about(tokens, target)
}

fn is_long(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).len() > 6
}

#[cfg(test)]
mod tests {
    use super::super::contradiction;
    use crate::measure::{Phrase, Reading};

    #[test]
    fn means_are_not_what_the_verb_changes() {
        for text in [
            "Reduzir churn aumentando a retenção de 80% para 90%",
            "Reduzir o tempo de espera e melhorar a nota de 3 para 5",
            "Reduzir as filas ao abrir o balcão de 30 para 50 horas",
            "Reducir el churn mejorando el NPS de 30 a 50",
            "Reducir las colas al ampliar el servicio de 30 a 50 horas",
            "Reduzir custos com automação de 20% para 60% dos processos",
            "Reduzir riscos através da cobertura de testes de 40% para 80%",
            "Réduire les coûts avec l'automatisation de 20 % à 60 %",
            "Réduire les coûts grâce à l'automatisation de 20 % à 60 %",
            "Reducir incidencias mediante cobertura de pruebas de 40% a 80%",
            "Reducir incidencias gracias a una cobertura de 40% a 80%",
            "Réduire les coûts à travers la marge de 20 % à 60 %",
            "Réduire les coûts sans baisser la marge de 20 % à 30 %",
            "Reduzir custos que afetam a margem de 20% para 30%",
            "Senken der Kosten dank Automatisierung von 20 % auf 60 %",
            "Reduce costs thanks to automation from 20% to 60%",
            "Reduce ads in favour of word of mouth from 20% to 60%",
            "Reduce costs - margin from 20% to 30%",
            "Reduce costs / margin from 20% to 30%",
        ] {
            let reading = Reading::of(&Phrase::of_words(text));
            assert_eq!(contradiction(&reading), None, "{text}");
        }
    }
}
