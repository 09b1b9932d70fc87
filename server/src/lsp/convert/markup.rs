//! Markdown for clients that show it, and plain text for the others.

use crate::lsp::protocol::{MarkupContent, MarkupKind};

/// `page`, which is Markdown; as plain text if the client does not take `markdown`.
pub fn content(page: &str, markdown: bool) -> MarkupContent {
    if markdown {
        MarkupContent::new(MarkupKind::Markdown, page.to_owned())
    } else {
        MarkupContent::new(MarkupKind::PlainText, plain(page))
    }
}

/// The text of a page without the marks of headings, emphasis, code and links.
fn plain(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.starts_with("```"));
    lines.map(words).collect::<Vec<_>>().join("\n")
}

fn words(line: &str) -> String {
    let heading = line.trim_start_matches('#');
    let text = if heading.len() < line.len() {
        heading.trim_start()
    } else {
        line
    };
    let marked = text
        .strip_prefix('_')
        .map(|rest| rest.strip_suffix('_').unwrap_or(rest));
    let text = marked.or_else(|| text.strip_suffix("._")).unwrap_or(text);
    unmarked(text)
}

/// The line without `**`, backquotes, backslashes before punctuation, and the addresses of links.
fn unmarked(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    let mut code = false;
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        rest = match char {
            '`' => {
                code = !code;
                behind
            }
            '*' if !code && behind.starts_with('*') => behind.get(1..).unwrap_or_default(),
            '\\' if !code && behind.starts_with(|sign: char| sign.is_ascii_punctuation()) => {
                words.extend(behind.chars().next());
                behind.get(1..).unwrap_or_default()
            }
            '<' if !code
                && behind.starts_with("http")
                && let Some((address, after)) = behind.split_once('>') =>
            {
                words.push_str(address);
                after
            }
            '[' if !code && let Some((text, after)) = link(behind) => {
                words.push_str(&unmarked(text));
                after
            }
            _ => {
                words.push(char);
                behind
            }
        };
    }
    words
}

/// The text of a link and what follows the link; `rest` follows its first bracket.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (text, rest) = rest.split_once("](")?;
    let (_, after) = rest.split_once(')')?;
    (!text.contains(']')).then_some((text, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_document_are_shown_as_they_are() {
        for (markdown, expected) in [
            (r"**\*a\* \[b\](c)** 5 \< 6", "*a* [b](c) 5 < 6"),
            (
                "write `[_N<sub>1</sub>_][n1]` or `a ** b`",
                "write [_N<sub>1</sub>_][n1] or a ** b",
            ),
            (r"C:\dir ends in a \", r"C:\dir ends in a \"),
            ("at <https://a.b/_c_>, <br>", "at https://a.b/_c_, <br>"),
            ("_Source: one,", "Source: one,"),
            ("another._", "another"),
            ("[no link] (at all)", "[no link] (at all)"),
        ] {
            assert_eq!(plain(markdown), expected);
        }
    }

    #[test]
    fn marks_are_taken_off() {
        let page = "# Key result\n\n**Good:** `KR: 5` of [them](https://x.y/z).\n```okr\n- [ ] open\n```\n  - **inner**\n\n_Source: G1._";
        assert_eq!(
            plain(page),
            "Key result\n\nGood: KR: 5 of them.\n- [ ] open\n  - inner\n\nSource: G1."
        );
        assert_eq!(content(page, true).value, page);
    }
}
