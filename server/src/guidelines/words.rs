//! The words by which documents speak of a topic: headings, labels of lines, columns of tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::catalogue;
use super::topic::Topic;

/// Words in lower case, separated by `|`, with the name of their topic.
const WORDS: [(&str, &str); 31] = [
    (
        "okr",
        "okr|okrs|objectives and key results|objectives & key results|goals",
    ),
    (
        "document",
        "document|introduction|about this document|how to read this document|format|conventions|id|no|nr|number",
    ),
    (
        "company-objective",
        "company objective|company objectives|company goal|company goals|company okrs",
    ),
    (
        "team-okr",
        "team|teams|team okr|team okrs|department|departments|workstream|workstreams|squad|squads",
    ),
    (
        "objective",
        "objective|objectives|objetivo|objetivos|objectif|objectifs|ziel|ziele|目标|目標|목표|mục tiêu",
    ),
    (
        "key-result",
        "key result|kr|resultado-chave|resultado chave|resultado clave|résultat clé|schlüsselergebnis|\
         关键结果|關鍵結果|핵심 결과|kết quả then chốt|kết quả chính|metric|measure|how we measure",
    ),
    (
        "number-of-key-results",
        "key results|krs|resultados-chave|resultados chave|resultados clave|résultats clés|schlüsselergebnisse",
    ),
    (
        "initiative",
        "initiative|initiatives|iniciativa|iniciativas|maßnahme|maßnahmen|action|actions|activity|activities|\
         task|tasks|project|projects|projects/initiatives|action plan|action items|next steps|epic|epics",
    ),
    (
        "kpi",
        "kpi|kpis|key performance indicator|key performance indicators|metrics|key metrics|north star metric",
    ),
    (
        "alignment",
        "alignment|aligned|dependencies|dependency|cascade|cascading",
    ),
    (
        "personal-plans",
        "plan|plans|personal plan|personal plans|my plan|my priorities|personal okrs|personal goals|\
         individual okrs|individual goals|contributor|contributors|who does what",
    ),
    (
        "focus",
        "focus|focus area|focus areas|priorities|top priorities|backlog|not now|out of scope|non-goals|parking lot",
    ),
    (
        "baseline-and-target",
        "from|to|goal value|measured value|initial|final|delta|gap|unit|range",
    ),
    (
        "smart",
        "smart|smart goal|smart goals|smart criteria|specific|measurable|achievable|attainable|relevant|time-bound|\
         time bound|timely",
    ),
    (
        "outcome-vs-output",
        "outcome|outcomes|output|outputs|deliverable|deliverables|milestone|milestones|impact|expected outcome|\
         expected outcomes|key deliverables",
    ),
    (
        "guardrail",
        "guardrail|guardrails|health metric|health metrics|counter metric|counter metrics|counter-metric|\
         counter-metrics|control metric|control metrics",
    ),
    (
        "period",
        "period|quarter|timeframe|time frame|timeline|time period|cycle|okr period|dates|start date|date range|\
         duration|year|month",
    ),
    (
        "placeholder",
        "placeholder|placeholders|redacted|confidential|private figures",
    ),
    (
        "ownership",
        "ownership|owners|responsibilities|roles|raci|accountability",
    ),
    (
        "progress",
        "results so far|progress update|tracking|progress tracking|trend|% done|percent|how far",
    ),
    (
        "status",
        "statuses|status update|legend|colour code|color code|traffic light|rag",
    ),
    (
        "scoring",
        "scoring|scores|grades|grading|final scores|mid-quarter score|mid-q score|projected score|final grade|\
         self-assessment",
    ),
    (
        "committed-vs-aspirational",
        "committed|aspirational|type|commitment|commitments|aspiration|aspirations|stretch|stretch goal|stretch goals|\
         stretch target|moonshot|moonshots|roofshot|roofshots|okr type|ambition|ambition level",
    ),
    (
        "confidence",
        "confidence|confidence level|confidence levels|likelihood",
    ),
    (
        "check-in",
        "check-in|check-ins|checkin|checkins|check in|weekly check-in|weekly check-ins|weekly update|weekly updates|\
         weekly|update|updates|last check-in|last update|updated|last updated|current okr status|what did we achieve|\
         what did we complete|what did we learn|what did we learn from last week|new priority plans|\
         priority plans for next week|plans for next week|next week|this week|blockers|problems|ppp",
    ),
    (
        "monthly-review",
        "monthly review|monthly reviews|monthly|mid-quarter review|mid-quarter check|stop doing|start doing|\
         continue doing|keep doing",
    ),
    (
        "retrospective",
        "retrospective|retrospectives|retro|quarterly retrospective|post-mortem|postmortem|lessons|lessons learned|\
         lessons learnt|learnings|learning|what went well|what went wrong|what worked|what did not work|\
         what didn't work|what didn't go well|what did not go well|went well|did not go well|carry over|\
         carry-over|carried over|carry forward|wrap-up|quarter review|quarterly review|end of quarter review",
    ),
    (
        "quarterly-workflow",
        "workflow|quarterly workflow|okr process|okr cycle|cadence|rhythm|schedule|calendar|key dates|\
         changes|change log|changelog|revision history|planning",
    ),
    (
        "transparency",
        "transparency|visibility|audience|communication|sharing|stakeholders|glossary|abbreviations",
    ),
    (
        "problem-questions",
        "why|the why|why now|why it matters|why this matters|problem|problems to solve|problem statement|question|\
         questions|thoughts|team thoughts|rationale|context|background|motivation|assumption|assumptions|\
         hypothesis|hypotheses|challenge|challenges",
    ),
    (
        "sufficiency",
        "success criteria|success|definition of success|definition of done|done when|acceptance criteria|\
         what success looks like|what does success look like|how will we know|measures of success",
    ),
];

static BY_WORDS: LazyLock<HashMap<&'static str, &'static Topic>> = LazyLock::new(|| {
    let rows = WORDS.iter().filter_map(|(name, words)| {
        let topic = catalogue::find(name)?;
        Some(words.split('|').map(move |words| (words.trim(), topic)))
    });
    rows.flatten().collect()
});

/// The longest words, in bytes.
const LONGEST: usize = 48;

/// The topic that `words` name, and nothing else. They are the words of a heading, of a column, or of a label without
/// its separator. Case, signs around them (`🎯 Why?`), dates, periods and text in parentheses do not matter.
pub fn spoken_of(words: &str) -> Option<&'static Topic> {
    let name = words.split(['(', '（']).next()?;
    let name =
        without_period(name).trim_matches(|char: char| !char.is_alphanumeric() && char != '%');
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase().replace('’', "'");
    BY_WORDS.get(name.as_str()).copied()
}

/// `words` without the date or period that they begin or end with: `Q1 retrospective`, `Check-in 2027-03-01`.
fn without_period(words: &str) -> &str {
    let mut name = words.trim();
    let dated = |word: &&str| word.contains(|char: char| char.is_ascii_digit());
    while let Some(last) = name.split_whitespace().next_back().filter(dated) {
        name = name.strip_suffix(last).unwrap_or_default().trim_end();
    }
    while let Some(first) = name.split_whitespace().next().filter(dated) {
        name = name.strip_prefix(first).unwrap_or_default().trim_start();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::TOPICS;
    use super::*;

    #[test]
    fn words_speak_of_topics() {
        for (words, topic) in [
            ("Weekly check-in", Some("check-in")),
            ("🎯 WHY?", Some("problem-questions")),
            ("What didn’t work", Some("retrospective")),
            ("Key Results (3)", Some("number-of-key-results")),
            ("% done", Some("progress")),
            ("Check-in 2027-03-01", Some("check-in")),
            ("FY27 Q1 retrospective:", Some("retrospective")),
            ("2027", None),
            ("Retrospective of the retrospectives", None),
            ("", None),
            ("(none)", None),
        ] {
            assert_eq!(spoken_of(words).map(|topic| topic.name), topic, "{words}");
        }
    }

    #[test]
    fn every_topic_has_words_and_no_words_have_two() {
        for topic in TOPICS {
            assert!(
                WORDS.iter().any(|(name, _)| *name == topic.name),
                "{topic:?}"
            );
        }
        for (name, words) in WORDS {
            for words in words.split('|').map(str::trim) {
                assert_eq!(
                    spoken_of(words).map(|topic| topic.name),
                    Some(name),
                    "{words}"
                );
            }
        }
    }
}
