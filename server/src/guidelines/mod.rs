//! The writing guidelines as pages. Hovers and completions show them, and `okr-lsp explain` prints them.

mod catalogue;
mod guideline;
mod topic;
mod words;

pub use catalogue::*;
pub use guideline::Guideline;
pub use topic::Topic;
pub use words::spoken_of;

#[cfg(test)]
mod tests {
    use super::*;

    /// A page and what is computed about an item fit on a screen of forty lines.
    const MOST_LINES: usize = 18;

    #[test]
    fn pages_are_short() {
        for topic in TOPICS {
            let lines = topic.page.lines().count();
            assert!(lines <= MOST_LINES, "{topic:?} has {lines} lines");
            let longest = topic.page.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(122), "{topic:?}: {longest:?} characters");
        }
    }

    #[test]
    fn pages_have_the_same_parts() {
        for topic in TOPICS {
            let mut rest = topic.page;
            for part in [
                "# ",
                "\n\n- ",
                "\n\n**Instead of** ",
                " **write** ",
                "\n\n**Ask yourself:** ",
                "?\n\n_Source: ",
                "._\n",
            ] {
                let behind = rest.replace(" **write**\n", " **write** ").find(part);
                let behind =
                    behind.unwrap_or_else(|| panic!("{topic:?} lacks {part:?} in {rest:?}"));
                rest = rest.get(behind..).unwrap_or_default();
            }
            assert_eq!(rest, "._\n", "{topic:?} goes on behind its source");
        }
    }

    #[test]
    fn pages_begin_with_what_they_are_about() {
        for topic in TOPICS {
            let title = topic.title();
            assert!(title.starts_with(char::is_uppercase), "{title}");
            let length = topic.summary().chars().count();
            assert!((20..=122).contains(&length), "{}", topic.summary());
        }
        assert_eq!(OUTCOME_VS_OUTPUT.title(), "Outcome and output");
        assert_eq!(
            KPI.summary(),
            "A figure that shows how healthy the business is."
        );
    }
}
