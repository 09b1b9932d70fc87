//! Which lines begin and end HTML.

use super::State;

/// A kind of HTML that may hold blank lines.
struct Html {
    /// With what it begins, in small letters.
    start: &'static str,
    /// What follows.
    next: fn(char) -> bool,
    /// With which of these it ends.
    ends: &'static [&'static str],
}

const fn html_element(start: &'static str) -> Html {
    let next = |char: char| matches!(char, ' ' | '\t' | '>');
    let ends = &["</pre>", "</script>", "</style>", "</textarea>"];
    Html { start, next, ends }
}

const fn html_mark(start: &'static str, ends: &'static [&'static str]) -> Html {
    let next = |_| true;
    Html { start, next, ends }
}

const HTML: [Html; 8] = [
    html_element("<pre"),
    html_element("<script"),
    html_element("<style"),
    html_element("<textarea"),
    html_mark("<!--", &["-->"]),
    html_mark("<?", &["?>"]),
    html_mark("<![cdata[", &["]]>"]),
    Html {
        start: "<!",
        next: |char| char.is_ascii_alphabetic(),
        ends: &[">"],
    },
];

impl Html {
    /// With what it ends, if `content` begins it.
    fn ends_of(&self, content: &str) -> Option<&'static [&'static str]> {
        let behind = content.strip_prefix(self.start)?;
        behind
            .chars()
            .next()
            .is_none_or(self.next)
            .then_some(self.ends)
    }
}

/// The HTML that `content` begins and does not end.
pub(super) fn html(content: &str) -> Option<State> {
    let content = content.to_ascii_lowercase();
    if let Some(ends) = HTML.iter().find_map(|begin| begin.ends_of(&content)) {
        return (!holds(&content, ends)).then_some(State::Html(ends));
    }
    let tag = content.chars().nth(1)?;
    (tag == '/' || tag.is_ascii_alphabetic()).then_some(State::Tags)
}

/// Whether `line`, in small letters, holds one of `ends`.
pub(super) fn holds(line: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| line.contains(end))
}
