//! Redactions: short codes that stand for confidential values.

/// Whether `words`, the visible text of a reference, stand for a redacted value or name: one of the
/// letters N, X, Y, Z, single or repeated, with an optional number, currency sign or percent sign (`N1`,
/// `$N`, `X%`, `XXX`), or question marks.
pub(super) fn is_redaction(words: &str) -> bool {
    let words = words.trim().trim_start_matches(['$', '€', '£']);
    let words = words.trim_end_matches(['%', '+']);
    let code = words.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = words.len() - code.len();
    let unknown = |letter: char| code.len() <= 4 && code.chars().all(|char| char == letter);
    !words.is_empty() && digits <= 3 && !code.is_empty() && "NXYZ?_".chars().any(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;

    #[test]
    fn redactions_are_short_codes() {
        assert_told(
            is_redaction,
            r"
            yes | N1; $N; X%; N; ??; XXX
            no | Developer tracker; NPS report; P0; 2021
            no |
        ",
        );
    }
}
