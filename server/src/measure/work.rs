//! Wording of work rather than of its effect: "build the page", "portal deployed", "we are helping" (G36, G38, G41).

use super::Reading;
use super::lexer::{Kind, Token, Tokens};
use super::lexicon::{Roles, Rows};

pub(super) const WORDS: &Rows = &[
    (
        Roles::WORK,
        "implement launch ship release deploy build create produce develop design write \
         publish organize organise run hold conduct set setup start migrate roll document \
         define prepare plan research train host deliver complete finish introduce establish \
         lay draft add update refactor automate integrate install configure map test port \
         revise review rewrite redesign rebuild finalize finalise institute begin announce \
         schedule record compile propose identify collect generate provide determine decide \
         pilot prototype kick implementar lançar criar desenvolver construir publicar \
         escrever lanzar crear desarrollar créer lancer développer publier erstellen \
         entwickeln veröffentlichen",
    ),
    (
        Roles::WORKED,
        "implemented launched shipped released deployed built created produced developed \
         designed written published organized organised conducted migrated rolled documented \
         defined prepared planned delivered completed finished introduced established drafted \
         updated refactored automated integrated installed configured finalized finalised \
         announced merged implementado lançado criado publicado signed instituted rebuilt \
         redesigned revised",
    ),
    (
        Roles::ACTIVITY,
        "help helping support supporting assist assisting participate participating consult \
         consulting analyze analyse analyzing analysing assess assessing investigate \
         investigating work working continue continuing explore exploring coordinate \
         coordinating executing implementing launching building creating developing designing \
         writing updating rolling migrating planning preparing researching setting starting \
         organizing monitor monitoring apoiar ajudar ayudar aider unterstützen",
    ),
];

/// How many words may come before the verb: "We have successfully …".
const LEAD: usize = 6;

/// What wording of work says is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Something is brought out; the token of the verb: "build the page".
    Output(usize),
    /// Something goes on: "help the readers", "we are exploring".
    Activity(usize),
    /// Something was brought out; the token of the participle: "portal deployed".
    Done(usize),
}

/// Whether the wording is of an activity or an output: a leading verb of work, "we are …ing", or a passive state.
pub(super) fn work_like(reading: &Reading) -> bool {
    work(&reading.tokens).is_some()
}

/// The same, and what the wording says.
pub(super) fn work(tokens: &Tokens) -> Option<Work> {
    let passive = || {
        let mut words = tokens.iter().filter(|(_, token)| token.depth == 0);
        let (at, _) = words.find(|(at, _)| is_passive(tokens, *at))?;
        Some(Work::Done(at))
    };
    leading_work(tokens).or_else(passive)
}

fn leading_work(tokens: &Tokens) -> Option<Work> {
    let start = start(tokens);
    let skipped = Roles::SUBJECT
        .and(Roles::AUXILIARY)
        .and(Roles::ADVERB)
        .and(Roles::DETERMINER);
    let verb = (start..start + LEAD).find(|&i| {
        let verb = tokens
            .roles(i)
            .any(Roles::WORK.and(Roles::WORKED).and(Roles::ACTIVITY));
        verb && (i == start || !tokens.roles(i).any(Roles::SUBJECT))
            || !tokens.roles(i).any(skipped)
    });
    let verb = verb?;
    let roles = tokens.roles(verb);
    let subject = (start..verb).any(|i| tokens.roles(i).any(Roles::SUBJECT));
    let article = verb > start && tokens.roles(verb - 1).any(Roles::DETERMINER);
    let compound = tokens.is_sign(verb + 1, '-') && tokens.glued(verb + 1);
    let activity = roles.any(Roles::ACTIVITY) && !is_noun_compound(tokens, verb);
    match () {
        () if article || compound => None,
        () if activity => Some(Work::Activity(verb)),
        () if roles.any(Roles::WORK) => Some(Work::Output(verb)),
        () if subject && roles.any(Roles::WORKED) => Some(Work::Output(verb)),
        () => None,
    }
}

/// "support requests", "help desk": the verb's form is a noun before another one, then a verb.
fn is_noun_compound(tokens: &Tokens, at: usize) -> bool {
    let noun = tokens.is_one_of(at, "support help work monitor");
    let head = "desk issue issues request requests ticket tickets center centre response team item items \
                cases costs queue backlog";
    noun && tokens.is_one_of(at + 1, head)
}

/// The first token that is no sign or tag such as "[P1]" and "P0 -".
fn start(tokens: &Tokens) -> usize {
    let tag = |at: usize| {
        let word = tokens.word(at);
        word.len() == 2 && word.starts_with('P')
    };
    let content = |&(at, token): &(usize, &Token)| {
        token.depth == 0 && !matches!(token.kind, Kind::Sign(_)) && !tag(at)
    };
    tokens
        .iter()
        .find(content)
        .map_or(tokens.len(), |(at, _)| at)
}

/// "is implemented", "portal deployed in June".
fn is_passive(tokens: &Tokens, at: usize) -> bool {
    if !tokens.roles(at).any(Roles::WORKED) || at == 0 {
        return false;
    }
    let auxiliary = (at.saturating_sub(3)..at).any(|i| tokens.roles(i).any(Roles::AUXILIARY));
    let closes = match tokens.kind(at + 1) {
        None | Some(Kind::Sign(_)) => !tokens.is_sign(at + 1, '-'),
        Some(Kind::Word) => {
            let after = Roles::SCOPE
                .and(Roles::BY)
                .and(Roles::CONJUNCTION)
                .and(Roles::DEADLINE)
                .and(Roles::TO);
            tokens.roles(at + 1).any(after) || tokens.is_one_of(at + 1, "out and")
        }
        _ => false,
    };
    auxiliary || (closes && tokens.kind(at - 1) == Some(Kind::Word))
}

#[cfg(test)]
mod tests {
    use super::super::{Phrase, Reading};
    use super::*;

    #[test]
    fn wording_of_work() {
        for (text, expected) in [
            ("Improve the slides", false),
            ("Start tracking leads in a database", true),
            ("Organize webinars", true),
            ("Build great demo scripts", true),
            ("Launch a new website", true),
            ("We've documented the process and are executing on it", true),
            ("We've rolled out the new flows", true),
            ("Public beta deployed in June", true),
            (
                "The survey tool is implemented and results are tracked",
                true,
            ),
            ("The survey is now implemented everywhere", true),
            ("Assess the latency of the cluster", true),
            ("Help sales close deals", true),
            ("Product is working to improve retention", true),
            ("[P1] Write the guide", true),
            ("P0 - Deploy the service", true),
            ("Help desk tickets fall", false),
            ("24/7 support", false),
            ("Support requests are answered sooner", false),
            ("Commit to a new packaging model", false),
            ("We have a source of truth for pricing", false),
            ("New guidelines are adopted internally", false),
            ("Meet the hiring plan", false),
            ("Morale improves over the quarter", false),
            ("Customer satisfaction grows", false),
        ] {
            let reading = Reading::of(&Phrase::of_words(text));
            assert_eq!(work_like(&reading), expected, "{text}");
        }
    }
}
