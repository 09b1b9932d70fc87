//! The English words by which an objective's wording is judged.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::lexicon::Lexicon;

/// The senses a word can have, a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses(u32);

macro_rules! senses {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Senses { $($(#[$doc])* pub(super) const $name: Senses = Senses(1 << $bit);)* }
    };
}

senses! {
    /// The base form of a verb and nothing else: "improve".
    VERB = 0;
    /// The base form of a verb that is as often a noun: "support".
    VERB_OR_NOUN = 1;
    /// Says that a value rises or falls: "grow".
    DIRECTION = 2;
    /// Fits any object: "implement", "improve".
    GENERIC_VERB = 3;
    /// Brings something out, whatever it is: "launch".
    SHIPPING = 4;
    /// Brings something out where its object is an artefact: "build".
    MAKING = 5;
    /// Leaves things as they are: "maintain".
    KEEPING = 6;
    /// Looks at a change without making it: "investigate".
    CAUTIOUS = 7;
    /// Takes what others do as its object: "help customers learn".
    CAUSATIVE = 8;
    /// A result of the business: "revenue".
    METRIC = 9;
    /// A thing that is finished at some time: "portal".
    ARTEFACT = 10;
    /// Fits any subject: "process".
    GENERIC_NOUN = 11;
    /// A field of work: "marketing".
    TOPIC = 12;
    /// Tells how something is or shall be: "happy".
    ADJECTIVE = 13;
    /// Stands between the parts of a phrase: "of", "with".
    PREPOSITION = 14;
    /// "a", "the", "our".
    DETERMINER = 15;
    /// "is", "has", "will": there is a sentence.
    AUXILIARY = 16;
    /// Opens a clause that may say why: "so", "which".
    REASON = 17;
}

impl Senses {
    pub(super) const fn and(self, other: Senses) -> Senses {
        Senses(self.0 | other.0)
    }

    pub(super) const fn any(self, other: Senses) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word has no sense that is known.
    pub(super) const fn is_unknown(self) -> bool {
        self.0 == 0
    }
}

const WORDS: &[(Senses, &str)] = &[
    (
        Senses::VERB,
        "accelerate accomplish achieve acquire activate adapt address adjust adopt advance agree align allow \
         amplify analyse analyze anticipate apply assess assure attain attend attract automate avoid be become \
         begin believe bring broaden bust buy captivate capture celebrate centralise centralize choose clarify \
         collaborate collect combine commit communicate compete connect conquer consider consolidate continue \
         contribute convert convince coordinate create cultivate decide deepen define delight deliver demonstrate \
         demystify deploy detect determine develop diagnose differentiate discover diversify do dogfood dominate \
         drive earn eat educate elevate eliminate embrace empower enable encourage engage enhance enlarge enrich \
         ensure enter equip eradicate establish evaluate evolve exceed excel excite execute expand explain \
         explore facilitate finalise finalize find finish fix follow foster fulfil fulfill gain galvanize \
         generate get give globalize go grow guarantee happen harden harmonize have hear identify ignite \
         implement improve incentivize include incorporate influence inform innovate inspire install institute \
         instrument integrate intensify introduce invent invest investigate invite involve join keep kickstart \
         know lay learn let leverage localise localize lose maintain make manage maximise maximize measure meet \
         migrate minimise minimize mitigate modernise modernize monetize multiply nail nurture obtain offer \
         onboard operationalize optimise optimize orchestrate organise organize participate perform personalize \
         prepare preserve prevent prioritise prioritize produce professionalize promote protect prove provide \
         publish pursue raise reach realise realize rebuild receive recover recruit redefine redesign reduce \
         refactor refine refocus regain reimagine reinforce reinvent reject rely remain remove renew reorganize \
         replace reposition resolve respond restore restructure retain rethink retire revise revitalize rewrite \
         roll safeguard satisfy see seek send serve sharpen ship simplify slash solidify solve speak specify \
         spread stabilise stabilize standardise standardize steer stimulate streamline strengthen strive submit \
         succeed suggest surpass sustain systematize tackle take teach tell think thrive tighten tolerate track \
         transform treat troubleshoot try unblock unburden uncover understand unify unite unleash unlock uphold \
         upskill use utilise utilize validate verify want work wow write",
    ),
    (
        Senses::VERB_OR_NOUN,
        "access aim attempt audit balance benchmark boost brand bridge budget build campaign care catch cement \
         challenge change charge chat checkout clean close coach code complete concentrate contact control cost \
         cover craft cut deal decline decrease delay demand design document double drop ease embed exercise \
         experience experiment expose extend feel fight fill finance focus forecast fuel function fund group \
         guide harness help hire hit hold host hunt impact increase interest interview invoice issue kick label \
         launch lead level license lift limit link list live load log look love lower map market master mature \
         mentor model monitor move name need network notice open order overhaul own partner pass pay peak perfect \
         pilot pioneer pitch pivot plan play point position post practice practise present price process profit \
         program project prototype purchase push put question quiz ramp rank rate read record reform refresh \
         release report request rescue research reserve result retreat return revamp review reward run sample \
         save say scale schedule score search secure select sell service set share shift shorten show showcase \
         sign source speed sponsor spotlight staff stage stand start stay step stock stop store structure study \
         supply support surface surprise survey switch talk target team test time touch tour trade train transfer \
         transition travel trial triple trust turn update upgrade value view visit voice vote watch win",
    ),
    (
        Senses::DIRECTION,
        "increase grow raise boost expand lift improve reduce decrease lower cut drive maximize maximise minimize \
         minimise double triple accelerate shrink enlarge scale generate",
    ),
    (
        Senses::GENERIC_VERB,
        "implement create build do make have be get improve introduce establish develop define optimize optimise \
         enhance manage use increase boost set start design better upgrade fix",
    ),
    (
        Senses::SHIPPING,
        "launch ship release deploy migrate hire publish install write",
    ),
    (
        Senses::MAKING,
        "implement finish complete build create deliver establish develop design introduce rebuild redesign rewrite \
         finalize finalise prototype set add",
    ),
    (
        Senses::KEEPING,
        "maintain keep continue sustain preserve remain",
    ),
    (
        Senses::CAUTIOUS,
        "investigate explore consider ponder examine",
    ),
    (
        Senses::CAUSATIVE,
        "help enable let allow make empower get ensure have see encourage inspire teach motivate equip guide train \
         support invite",
    ),
    (
        Senses::METRIC,
        "revenue revenues sales lead leads arr mrr iarr iacv acv nrr grr gmv booking bookings profit profits \
         profitability margin margins deals ltv clv cac ebitda turnover income traffic churn signups conversions \
         cost costs",
    ),
    (
        Senses::ARTEFACT,
        "feature features page pages portal portals app apps application applications website websites site sites \
         tool tools dashboard dashboards report reports api apis version module modules plugin plugins integration \
         integrations newsletter newsletters blog blogs video videos course courses template templates database \
         databases prototype prototypes mvp beta podcast podcasts app shop store catalogue catalog handbook guide",
    ),
    (
        Senses::GENERIC_NOUN,
        "process processes system systems tool tools project projects plan plans thing things stuff communication \
         quality workflow workflows procedure procedures solution solutions structure efficiency performance \
         collaboration teamwork operations productivity results work everything ourselves",
    ),
    (
        Senses::TOPIC,
        "marketing sales ownership communication management strategy process processes quality security performance \
         growth retention satisfaction productivity reliability compliance hiring onboarding training recruiting \
         recruitment branding pricing fundraising finance finances operations infrastructure documentation testing \
         culture diversity inclusion engineering product support success innovation efficiency stability scalability \
         maintainability usability accessibility observability monitoring automation analytics governance risk \
         safety privacy health wellbeing wellness teamwork collaboration transparency leadership development \
         research budgeting procurement logistics outreach advocacy community partnerships partnership expansion \
         engagement awareness customer customers people talent brand content data platform cloud internal external \
         employee team market project knowledge change incident vendor supplier cost business program portfolio \
         stakeholder predictability alignment trust excellence agility visibility traffic revenue profit",
    ),
    (
        Senses::ADJECTIVE,
        "happy great good better best high higher strong stronger fast faster clean cleaner healthy healthier safe \
         safer new more less fewer open clear clearer solid simple simpler smart lean agile async effective \
         efficient mature modern premium proud calm loved loyal top top-notch first-class world-class strategic \
         next popular fresh full low lower big bigger large larger small smaller quick quicker cheap cheaper sound \
         ready true real right fair honest direct core common early late deep rich tight excellent outstanding \
         superb aspirational enterprise-grade trustworthy trusted great improved",
    ),
    (
        Senses::PREPOSITION,
        "of for in on at by with without within through across among between from into onto over under via per as \
         and or about around before after during until towards toward against beyond to than",
    ),
    (
        Senses::DETERMINER,
        "a an the our your their its his her my this these those every each all any some both another",
    ),
    (
        Senses::AUXILIARY,
        "us we they it them you who is are was were has had will can may must should would could does did been being isn't aren't we're they're",
    ),
    (
        Senses::REASON,
        "so because which that who whose where whereby thereby enabling ensuring allowing giving helping making \
         letting resulting",
    ),
];

static VOCABULARY: LazyLock<Lexicon<Senses>> = LazyLock::new(|| {
    let mut words: Lexicon<Senses> = HashMap::default();
    for (senses, list) in WORDS {
        for word in list.split_ascii_whitespace() {
            let known = words.entry(word).or_default();
            *known = known.and(*senses);
        }
    }
    words
});

/// The senses of a word in lower case.
pub(super) fn senses(word: &str) -> Senses {
    VOCABULARY.get(word).copied().unwrap_or_default()
}

/// The base form of the verb that a word in lower case may be a form of: "improve" for "improving", "improved"
/// and "improves".
pub(super) fn verb(word: &str) -> Option<&'static str> {
    const VERB: Senses = Senses::VERB.and(Senses::VERB_OR_NOUN);
    let known = |base: &str| {
        let (base, senses) = VOCABULARY.get_key_value(base)?;
        senses.any(VERB).then_some(*base)
    };
    if let Some(base) = known(word) {
        return Some(base);
    }
    let stem = ["ing", "ed", "es", "s"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending));
    if let Some(base) = stem.and_then(|stem| stem_of(stem, known)) {
        return Some(base);
    }
    let rest = ["re-", "re", "un", "over", "out", "co-"]
        .into_iter()
        .find_map(|prefix| word.strip_prefix(prefix))?;
    known(rest)
}

/// The verb with this stem: "build", "improv" and "e", "shipp" without its second "p", "identif" for "identifi".
fn stem_of(stem: &str, known: impl Fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    let doubled = || {
        let mut ends = stem.chars().rev();
        let last = ends.next()?;
        (ends.next() == Some(last))
            .then(|| known(stem.strip_suffix(last)?))
            .flatten()
    };
    let y = || known(&format!("{}y", stem.strip_suffix('i')?));
    known(stem)
        .or_else(|| known(&format!("{stem}e")))
        .or_else(doubled)
        .or_else(y)
}

/// Whether a word in lower case is a noun by its ending: "retention", "happiness".
pub(super) fn ends_as_noun(word: &str) -> bool {
    let endings = [
        "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ism",
    ];
    word.len() > 5 && endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word in lower case is an adjective by its ending: "reliable", "effective".
pub(super) fn ends_as_adjective(word: &str) -> bool {
    let endings = [
        "ful", "able", "ible", "ive", "ous", "less", "al", "ic", "ary", "ent", "ant", "ed", "ier",
        "est",
    ];
    word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending)) && !ends_as_noun(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case() {
        for word in WORDS
            .iter()
            .flat_map(|(_, list)| list.split_ascii_whitespace())
        {
            assert_eq!(word, word.to_lowercase());
        }
    }

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for (word, base) in [
            ("improve", Some("improve")),
            ("improving", Some("improve")),
            ("improves", Some("improve")),
            ("shipped", Some("ship")),
            ("shipping", Some("ship")),
            ("identified", Some("identify")),
            ("identifies", Some("identify")),
            ("reaches", Some("reach")),
            ("supporting", Some("support")),
            ("re-engage", Some("engage")),
            ("marketing", Some("market")),
            ("risk", None),
            ("snapshot", None),
            ("ed", None),
            ("", None),
        ] {
            assert_eq!(verb(word), base, "{word}");
        }
    }
}
