//! What single words mean to the recognisers. Each recogniser keeps its own rows; they are merged here once, so that
//! a word of a text is looked up a single time.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// The roles a word can play, a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u64);

/// Words that share roles, parted by spaces.
pub(super) type Rows = [(Roles, &'static str)];

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Roles { $($(#[$doc])* pub(super) const $name: Roles = Roles(1 << $bit);)* }
    };
}

roles! {
    /// A number written as a word: "three", "dozen".
    NUMERAL = 0;
    /// A measure in one word: "double", "twice".
    MULTIPLE = 1;
    /// A calendar month or weekday.
    CALENDAR = 2;
    /// A word whose number is its name: "tier 1", "week 3".
    NAMES = 3;
    /// As `NAMES`, but also a verb that takes a count: "release 3 features".
    NAMES_AT_END = 4;
    /// "next", "last": the number after it says over what time, not how much.
    HORIZON = 5;
    /// "all", "every", "each": a measure by participation.
    UNIVERSAL = 6;
    /// "no", "none", "never": a measure when it opens a clause.
    NEGATIVE = 7;
    /// "weekly", "every month": a measure by rhythm.
    CADENCE = 8;
    /// "visitors", "MAU": what a cadence before it only slices.
    METRIC = 9;
    /// Words that open a clause of purpose or relation: "so", "which", "who".
    SUBORDINATE = 10;
    /// A verb that says up.
    UP = 11;
    /// A verb that says down.
    DOWN = 12;
    /// A verb of change that says neither: "improve", "change".
    NEUTRAL = 13;
    /// "avoid", "prevent": turns a direction round.
    AVERSION = 14;
    /// "loss", "deficit": its sign is a matter of taste.
    SIGNED = 15;
    /// "rank", "position": lower is better.
    RANKED = 16;
    /// "from" and its translations.
    FROM = 17;
    /// "to" and its translations.
    TO = 18;
    /// "about", "less than": may stand between a preposition and its number.
    APPROXIMATE = 19;
    /// Verbs whose object is a target: "reach", "achieve".
    REACH = 20;
    /// Nouns after a relative number: "increase", "growth", "more".
    CHANGE = 21;
    /// Prepositions that make a number the scope of something: "for", "with".
    SCOPE = 22;
    /// An article or another determiner.
    DETERMINER = 23;
    /// The base form of a verb of work: "build", "launch".
    WORK = 24;
    /// Its participle: "built", "launched".
    WORKED = 25;
    /// Verbs of ongoing activity: "help", "continue".
    ACTIVITY = 26;
    /// "is", "are", "has", "have".
    AUXILIARY = 27;
    /// Who does: "we", "team", "product".
    SUBJECT = 28;
    /// "to be decided".
    UNDECIDED = 29;
    /// "and", "or".
    CONJUNCTION = 30;
    /// "by".
    BY = 31;
    /// Prepositions of a point in time: "by", "before", "until".
    DEADLINE = 32;
    /// What says that a number after it is today's: "current", "baseline".
    PRESENT = 33;
    /// Adverbs and modal verbs that may come before a verb: "successfully", "will".
    ADVERB = 34;
    /// A noun of a plan in time: "roadmap", "workshop".
    PLAN = 35;
    /// "under", "below", "within": an upper bound.
    BOUND = 36;
    /// "speed", "frequency": grows when a duration falls.
    SPEED = 37;
    /// "each", "every" in a phrase that means nothing: "each other" (the second word).
    IDLE = 38;
    /// Verbs that state a fact in a clause with "that": "ensure that all …".
    STATING = 39;
    /// "improve", "strengthen": a change whose measure must be a number.
    IMPROVE = 41;
    /// "latency", "duration": what is measured in time.
    TIME = 43;
    /// "third", "quarter" where they are parts.
    FRACTION = 42;
    /// "have", "there is": what a "no" after it denies.
    EXISTENCE = 40;
    /// People and what they do, and faults: counting them measures an effect.
    EFFECT = 44;
    /// "stages", "milestones".
    STAGE = 45;
    /// "better", "sufficient".
    FUZZY = 46;
    /// "retention", "uptime": a share that says of what.
    RATE = 47;
    /// "customers", "tickets": of which no share is above 100%.
    SUBSET = 48;
    /// "revenue", "deals": a metric of the business.
    BUSINESS = 49;
    /// "maintain", "continue".
    ROUTINE = 50;
    /// "studies", "articles": what work brings out, whomever it is about.
    ARTEFACT = 51;
    /// "quality", "ease": grows when faults or steps become fewer.
    VIRTUE = 52;
}

impl Roles {
    /// Both sets together.
    pub(super) const fn and(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// Whether the sets share a role.
    pub(super) const fn any(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }
}

/// Facts by word.
pub(super) type Lexicon<T> = HashMap<&'static str, T, BuildHasherDefault<Fnv>>;

static LEXICON: LazyLock<Lexicon<Roles>> = LazyLock::new(|| {
    let mut words: Lexicon<Roles> = HashMap::default();
    for (roles, list) in tables().flatten() {
        for word in list.split_ascii_whitespace() {
            let known = words.entry(word).or_default();
            *known = known.and(*roles);
        }
    }
    words
});

/// The rows of all tables.
fn tables() -> impl Iterator<Item = &'static Rows> {
    let parts = super::exempt::WORDS
        .into_iter()
        .chain(super::criterion::WORDS);
    super::WORDS.into_iter().chain(parts)
}

/// The longest word, in bytes, that can be in a table; checked by a test.
const LONGEST: usize = 24;

/// The roles of a word in any case; typographic apostrophes count as plain ones.
pub(super) fn roles(word: &str) -> Roles {
    if word.len() > LONGEST {
        return Roles::default();
    }
    let mut buffer = [0u8; 2 * LONGEST];
    LEXICON
        .get(fold(word, &mut buffer))
        .copied()
        .unwrap_or_default()
}

/// The word in lower case, written into the buffer; empty when it does not fit.
pub(super) fn fold<'b>(word: &str, buffer: &'b mut [u8; 2 * LONGEST]) -> &'b str {
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let Some(place) = buffer.get_mut(length..length + c.len_utf8()) else {
            return "";
        };
        c.encode_utf8(place);
        length += c.len_utf8();
    }
    buffer
        .get(..length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Fowler, Noll and Vo's hash: short keys that nobody can choose.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_table_is_found_in_any_case() {
        assert!(roles("INCREASE").any(Roles::UP));
        assert!(roles("Wöchentlich").any(Roles::CADENCE));
        assert!(!roles("table").any(Roles::UP));
    }

    #[test]
    fn table_words_are_folded_and_fit() {
        let rows = tables().flatten();
        for word in rows.flat_map(|(_, list)| list.split_ascii_whitespace()) {
            let mut buffer = [0; 2 * LONGEST];
            assert_eq!(fold(word, &mut buffer), word);
            assert!(word.len() <= LONGEST, "{word}");
        }
    }
}
