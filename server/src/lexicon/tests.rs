use super::*;

#[test]
fn a_word_is_found_in_any_case() {
    for word in ["fünf", "FÜNF", "Fünf", "reach", "REACH"] {
        assert_ne!(senses(word), Sense::empty(), "{word}");
    }
    assert_eq!(senses("we’ve"), senses("we've"));
    assert_ne!(senses("we’ve"), Sense::empty());
    for word in ["", "qwertz", &"ab".repeat(99)] {
        assert_eq!(senses(word), Sense::empty(), "{word}");
    }
}

#[test]
fn a_word_has_all_senses_that_files_give_it() {
    assert!(senses("improve").contains(Sense::NEUTRAL | Sense::IMPROVE));
}

#[test]
fn words_are_written_as_they_are_looked_up() {
    for word in SENSES.keys() {
        let mut buffer = [0; FOLDED];
        assert_eq!(*word, fold(word, &mut buffer));
    }
}

proptest::proptest! {
    #[test]
    fn folding_never_fails(word in ".{0,40}") {
        senses(&word);
    }
}
