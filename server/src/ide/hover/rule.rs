//! The page of a rule where there is room for a screen of it: one example of each kind, no configuration.

const FENCE: &str = "```";

/// A screen, less what is said below the page.
const MOST_LINES: usize = 38;

/// The page without its configuration. Of the examples in a section only the shortest stays. If the page is still
/// longer than a screen, the examples lose their titles and blank lines. If that is not enough, the good example is
/// left out.
pub(super) fn shortened(page: &str) -> String {
    let all = ["Why", "Bad", "Good", "How to fix"];
    let ways = [
        (&all[..], false),
        (&all[..], true),
        (&["Why", "Bad", "How to fix"], true),
    ];
    let mut ways = ways
        .into_iter()
        .map(|(parts, dense)| those(page, parts, dense));
    let fits = |short: &String| short.lines().count() <= MOST_LINES;
    ways.find(fits)
        .unwrap_or_else(|| those(page, &["Why", "How to fix"], true))
}

/// The beginning of `page` and its sections `parts`.
fn those(page: &str, parts: &[&str], dense: bool) -> String {
    let mut short = String::new();
    for (heading, body) in sections(page) {
        let text = match heading {
            "" => body.trim().to_owned(),
            "Bad" | "Good" if parts.contains(&heading) => {
                let lines = shortest_example(body).lines();
                let lines =
                    lines.filter(|line| !dense || !(line.is_empty() || line.starts_with("# ")));
                format!("\n**{heading}:**\n{}", lines.collect::<Vec<_>>().join("\n"))
            }
            _ if parts.contains(&heading) => format!("\n**{heading}:** {}", body.trim()),
            _ => continue,
        };
        short.push_str(&text);
        short.push('\n');
    }
    short
}

/// The sections of a page with their headings. What stands before the first heading is a section without a heading. A
/// heading in an example is no heading.
fn sections(page: &str) -> Vec<(&str, &str)> {
    let mut sections = Vec::new();
    let (mut heading, mut start) = ("", 0);
    for (at, line) in lines_outside_examples(page) {
        if let Some(next) = line.strip_prefix("## ") {
            sections.push((heading, page.get(start..at).unwrap_or_default()));
            (heading, start) = (next.trim_end(), at + line.len());
        }
    }
    sections.push((heading, page.get(start..).unwrap_or_default()));
    sections
}

/// The lines outside of examples, with their places. The fences around examples count among them.
fn lines_outside_examples(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let mut inside = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let fence = line.starts_with(FENCE);
        inside ^= fence;
        (fence || !inside).then_some((start, line))
    })
}

/// The example with the fewest lines.
fn shortest_example(body: &str) -> &str {
    let fences = lines_outside_examples(body).filter(|(_, line)| line.starts_with(FENCE));
    let fences: Vec<usize> = fences.map(|(at, _)| at).collect();
    let examples = fences.chunks_exact(2).filter_map(|pair| match pair {
        [open, close] => body.get(*open..close + FENCE.len()),
        _ => None,
    });
    let shortest = examples.min_by_key(|example| example.lines().count());
    shortest.unwrap_or_else(|| body.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn every_rule_fits_on_a_screen() {
        for rule in RULES {
            let short = shortened(&rule.page());
            let lines = short.lines().count();
            assert!(lines <= MOST_LINES, "{rule:?} has {lines} lines: {short}");
            assert_eq!(short.matches("```okr\n").count(), 2, "{rule:?}: {short}");
            for part in ["**Why:** ", "**Bad:**\n", "**Good:**\n", "**How to fix:** "] {
                assert!(short.contains(part), "{rule:?} lacks {part}: {short}");
            }
        }
    }

    #[test]
    fn the_shortest_example_is_shown() {
        let page = "# x\n\n**Hint.** Reports x.\n\n## Why\n\nBecause.\n\n## Bad\n\n```okr\na\nb\n```\n\nAlso:\n\n\
                    ```okr\nc\n```\n\n## Good\n\n```okr\n# d\n## e\n```\n\n## How to fix\n\nDo.\n\n## Configuration\n\nNone.\n";
        let short = "# x\n\n**Hint.** Reports x.\n\n**Why:** Because.\n\n**Bad:**\n```okr\nc\n```\n\n**Good:**\n```okr\n\
                     # d\n## e\n```\n\n**How to fix:** Do.\n";
        assert_eq!(shortened(page), short);
        let long = page.replace("Because.", &"Because.\n".repeat(MOST_LINES - 19));
        assert!(shortened(&long).contains("**Good:**"));
        let longer = page.replace("Because.", &"Because.\n".repeat(MOST_LINES - 12));
        assert!(!shortened(&longer).contains("**Good:**"));
        assert!(shortened(&longer).contains("**Bad:**"));
    }
}
