//! `okr-lsp explain` prints the page of a rule or a topic, or lists the pages that state a guideline.

use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

use super::exit::FAILED;
use super::print::complain;
use crate::guidelines::{self, Guideline, TOPICS};
use crate::ide::Page;
use crate::rules::{self, RULES, Rule};
use crate::text::visible;
use crate::workspace::spelling;

/// Every page, the topics first.
fn pages() -> impl Iterator<Item = Page> {
    let topics = TOPICS.iter().copied().map(Page::Topic);
    topics.chain(RULES.iter().copied().map(Page::Rule))
}

fn summary(page: Page) -> Cow<'static, str> {
    match page {
        Page::Topic(topic) => topic.summary().into(),
        Page::Rule(rule) => rule.summary(),
    }
}

/// The pages that state `guideline`.
fn citing(guideline: Guideline) -> impl Iterator<Item = Page> {
    pages().filter(move |page| guideline.is_cited_in(&page.text()))
}

/// Prints the page `name`, or lists the pages that state the guideline `name`. Without a name, lists all pages. The
/// exit code is 2 for an unknown name.
pub(super) fn run(name: Option<&str>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let Some(name) = name else {
        writeln!(out, "Topics:")?;
        list(
            &mut out,
            pages().filter(|page| matches!(page, Page::Topic(_))),
        )?;
        writeln!(out, "Rules:")?;
        list(
            &mut out,
            pages().filter(|page| matches!(page, Page::Rule(_))),
        )?;
        return Ok(ExitCode::SUCCESS);
    };
    if let Some(page) = page(name) {
        write!(out, "{page}")?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(guideline) = Guideline::named(name) {
        writeln!(out, "{guideline} is stated by:")?;
        list(&mut out, citing(guideline))?;
        writeln!(out, "`okr-lsp explain NAME` prints one of them.")?;
        return Ok(ExitCode::SUCCESS);
    }
    unknown(name)
}

/// The text of the page `name`, or of the topic that people call so.
fn page(name: &str) -> Option<String> {
    let rule = rules::find(name).map(Rule::help);
    rule.or_else(|| {
        let topic = guidelines::find(name).or_else(|| guidelines::spoken_of(name))?;
        Some(topic.page.to_owned())
    })
}

fn list(out: &mut impl Write, pages: impl Iterator<Item = Page>) -> io::Result<()> {
    let pages: Vec<Page> = pages.collect();
    let width = pages.iter().map(|page| page.name().len()).max();
    let width = width.unwrap_or_default();
    for page in pages {
        writeln!(out, "  {:width$}  {}", page.name(), summary(page))?;
    }
    Ok(())
}

fn unknown(name: &str) -> io::Result<ExitCode> {
    let advice = match spelling::nearest(name, pages().map(Page::name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "`okr-lsp explain` lists the rules and topics, the guidelines are G1 to G{}",
            Guideline::LAST
        ),
    };
    complain(&format!(
        "there is no rule, topic or guideline `{}`; {advice}",
        visible(name)
    ))?;
    Ok(FAILED.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guideline_is_stated_by_a_page() {
        let missing: Vec<String> = Guideline::all()
            .filter(|guideline| citing(*guideline).next().is_none())
            .map(|guideline| guideline.to_string())
            .collect();
        assert!(missing.is_empty(), "nothing states {}", missing.join(", "));
    }

    #[test]
    fn a_guideline_leads_to_its_pages() {
        for (guideline, pages) in [
            ("G34", &["key-result", "key-result-not-measurable"][..]),
            ("G58", &["monthly-review"]),
            ("G107", &["document"]),
        ] {
            let guideline = Guideline::named(guideline).expect("there is such a guideline");
            let found: Vec<_> = citing(guideline).map(Page::name).collect();
            for name in pages {
                assert!(found.contains(name), "{guideline}: {found:?}");
            }
        }
    }

    #[test]
    fn topics_answer_to_the_words_people_use() {
        for (word, title) in [
            ("objective", "# Objective\n"),
            ("Retro", "# Retrospective\n"),
            ("KR", "# Key result\n"),
            ("label-typo", "# label-typo\n"),
        ] {
            assert!(
                page(word).is_some_and(|page| page.starts_with(title)),
                "{word}"
            );
        }
        assert!(page("G34").is_none() && page("nothing").is_none());
    }
}
