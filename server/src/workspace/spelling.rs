//! The name that somebody who misspelt one may have meant.

/// Less alike names are others.
const ALIKE: f64 = 0.85;

/// The one of `names` that is most like `written`, if one is like it. Case does not matter, and hyphens are the same as
/// underscores.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase().replace('_', "-");
    let alike = names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&written, name), name));
    alike
        .filter(|(alike, _)| *alike > ALIKE)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood_and_another_word_is_not() {
        let names = ["label-typo", "empty-objective", "empty-key-result"];
        for (written, meant) in [
            ("label-tpyo", Some("label-typo")),
            ("Empty_Objective", Some("empty-objective")),
            ("empty-keyresult", Some("empty-key-result")),
            ("typography", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
    }
}
