//! Words between a verb and a range behind which something else than the verb's object may be what the range measures.

use crate::measure::lexer::{Kind, Tokens};
use crate::measure::lexicon::Roles;

/// What leads from the verb's object to something else, which the range may measure, in the languages of the verbs: what
/// is done, by what, for whom, when and by which of them.
const AWAY: &str = "by through via using thanks instead favour favor as have who that pour par por para mit durch als que qui através \
                    través travers mediante graças gracias grâce moyennant dank mittels sem sin sans ohne afin indem \
                    damit wobei während tandis enquanto mientras";

/// What leads either to a part of the verb's object or to a means: “saídas com atraso”, “custos com automação”.
const WITH: &str = "com con avec";

/// What things have that nobody uses as a means.
const FLAWS: &str = "atraso atrasos retraso retrasos retard retards demora demoras defeito defeitos defecto defectos \
                     défaut défauts erro erros error errores erreur erreurs falha falhas fallo fallos panne pannes \
                     problema problemas problème problèmes dano danos daño daños perda perdas pérdida pérdidas \
                     dívida dívidas deuda deudas";

/// What leads to a group, which numbers may tell apart: “fees for transfers from $100 to $500”. A share tells
/// none, and “the wait for a bus” and “work on Sundays” are about no group.
const TO_A_GROUP: &str =
    "among amongst between for on at in within across over per des dos das los las für bei";

const DAYS: &str =
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends weekdays holidays";

/// Whether behind this token, between a verb and a range, something else than the verb's object may be what the range
/// measures: “churn (retention from …)”, “retention: churn from …”, “wait and queue”.
pub(super) fn leads_away(tokens: &Tokens, at: usize, share: bool) -> bool {
    let word = match tokens.kind(at) {
        Some(Kind::Sign('-' | '/')) => !tokens.glued(at),
        Some(Kind::Sign(sign)) => !is_within_words(sign),
        _ => {
            tokens.roles(at).any(Roles::CONJUNCTION)
                || tokens.is_one_of(at, AWAY)
                || (tokens.is_one_of(at, WITH) && !tokens.is_one_of(at + 1, FLAWS))
                || is_gerund(tokens, at)
        }
    };
    let one = tokens.roles(at + 1).any(Roles::DETERMINER) || tokens.is_one_of(at + 1, DAYS);
    word || (!share && !one && tokens.is_one_of(at, TO_A_GROUP))
}

/// Whether a word of a language of the verbs says by what something is done: “reduciendo”, “reduzindo”, “en réduisant”,
/// “al mejorar”, “ao melhorar”.
fn is_gerund(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at).to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let behind = |words: &str| at > 0 && tokens.is_one_of(at - 1, words);
    (behind("en") && ends(&["ant"]))
        || (behind("al ao") && ends(&["ar", "er", "ir"]))
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
