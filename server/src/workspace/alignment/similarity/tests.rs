use proptest::prelude::*;

use super::*;

fn of(texts: &[&str]) -> Wordings {
    let all: Vec<Words> = texts.iter().map(|text| Words::of(text)).collect();
    Wordings::of(all.iter().map(|words| ((), words)))
}

#[test]
fn wording_is_compared_by_its_words() {
    for (a, b, near) in [
        ("Make every team fast", "make every team FAST.", true),
        (
            "Solve hard problems (5k users)",
            "Solve hard problems",
            true,
        ),
        (
            "Delight every new and old customer daily",
            "Delight every new customer daily",
            true,
        ),
        ("Grow the community", "Shrink the bill", false),
        (
            "self-serve sign-up for all",
            "Self serve sign up for all",
            true,
        ),
        ("", "", false),
    ] {
        let nearest = of(&[a]).nearest(&Words::of(b), NumberRange::default());
        assert_eq!(nearest.is_some(), near, "{a:?} {b:?} {nearest:?}");
    }
}

#[test]
fn the_nearest_wins_and_of_equals_the_first() {
    let wordings = of(&["a b c d e", "a b c d e f", "A B C D E F"]);
    let nearest = |text| wordings.nearest(&Words::of(text), NumberRange::default());
    assert_eq!(nearest("f e d c b a"), Some((1, 1.0)));
    assert_eq!(nearest("a b c d e x").map(|(number, _)| number), Some(0));
}

/// The words of a wording: few letters, so that many wordings are alike.
fn words() -> impl Strategy<Value = Words> {
    let letter = prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    let letters = prop::collection::vec(letter, 0..9);
    letters.prop_map(|letters| Words::of(&letters.join(" ")))
}

proptest! {
    #[test]
    fn what_is_left_uncompared_is_neither_nearest_nor_contained(
        sources in prop::collection::vec(prop::collection::vec(words(), 0..12), 1..8),
        asked in words(),
        without in 0..9usize,
    ) {
        let all: Vec<(usize, &Words)> = sources
            .iter()
            .enumerate()
            .flat_map(|(source, all)| all.iter().map(move |words| (source, words)))
            .collect();
        let start = all.iter().take_while(|(source, _)| *source < without).count();
        let end = all.iter().take_while(|(source, _)| *source <= without).count();
        let kept = || all.iter().enumerate().filter(|(_, (source, _))| *source != without);

        let wordings = Wordings::of(all.iter().copied());
        let nearest = kept()
            .map(|(number, (_, words))| {
                let common = words.iter().filter(|word| asked.iter().any(|other| other == *word));
                (number, 2.0 * common.count() as f64 / (words.len() + asked.len()) as f64)
            })
            .filter(|(_, share)| *share >= NEAR)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        prop_assert_eq!(wordings.nearest(&asked, NumberRange { start, end }), nearest);

        let contained = kept()
            .filter(|(_, (_, words))| words.len() >= FEWEST_CONTAINED)
            .filter(|(_, (_, words))| words.iter().all(|word| asked.iter().any(|other| other == word)))
            .max_by_key(|(number, (_, words))| (words.len(), Reverse(*number)));
        let contained = contained.map(|(number, _)| number);
        prop_assert_eq!(wordings.contained(&asked, NumberRange { start, end }), contained);

        let common = |words: &Words| words.iter().filter(|word| asked.iter().any(|other| other == *word)).count();
        let most = kept()
            .map(|(number, (_, words))| (number, common(words)))
            .filter(|(_, common)| *common > 0)
            .max_by_key(|(number, common)| (*common, Reverse(*number)));
        prop_assert_eq!(wordings.most_in_common(&asked, NumberRange { start, end }), most);
    }
}
