//! Words between a verb and a range behind which something else than the verb's object may be what the range measures.

use crate::lexicon::{Sense, direction};
use crate::measure::lexer::{LexemeKind, Tokens};

/// Whether behind this token, between a verb and a range, something else than the verb's object may be what the range
/// measures: “churn (retention from …)”, “retention: churn from …”, “wait and queue”.
pub(super) fn leads_away(tokens: &Tokens, at: usize, share: bool) -> bool {
    let word = match tokens.kind(at) {
        Some(LexemeKind::Sign('-' | '/')) => !tokens.glued(at),
        Some(LexemeKind::Sign(sign)) => !is_within_words(sign),
        _ => {
            tokens.senses(at).intersects(Sense::CONJUNCTION)
                || tokens.is_one_of(at, direction::AWAY)
                || (tokens.is_one_of(at, direction::WITH)
                    && !tokens.is_one_of(at + 1, direction::FLAW))
                || is_gerund(tokens, at)
        }
    };
    let one = tokens.senses(at + 1).intersects(Sense::DETERMINER)
        || tokens.is_one_of(at + 1, direction::DAYS);
    word || (!share && !one && tokens.is_one_of(at, direction::TO_A_GROUP))
}

/// Whether a word of a language of the verbs says by what something is done: “reduciendo”, “reduzindo”, “en réduisant”,
/// “al mejorar”, “ao melhorar”.
fn is_gerund(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at).to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let behind = |words: &[&str]| at > 0 && tokens.is_one_of(at - 1, words);
    (behind(&["en"]) && ends(&["ant"]))
        || (behind(&["al", "ao"]) && ends(&["ar", "er", "ir"]))
        || (word.len() > 6 && ends(&["ando", "endo", "indo"]))
}

/// Whether the sign may stand beside words that belong together: “customers’ wait”, “the “hold” time”.
fn is_within_words(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | '"' | '“' | '”' | '*' | '_')
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
