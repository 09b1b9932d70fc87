//! Which lines begin and end HTML.

use super::state::BlockState;

/// A kind of HTML that may hold blank lines.
struct Html {
    /// With what it begins, in small letters.
    start: &'static str,
    /// What follows.
    next: fn(char) -> bool,
    /// With what it ends. What follows behind the others some take for its end.
    ends: &'static [&'static str],
}

const fn html_element(start: &'static str, ends: &'static [&'static str; 4]) -> Html {
    let next = |char: char| matches!(char, ' ' | '\t' | '>');
    Html { start, next, ends }
}

const fn html_mark(start: &'static str, ends: &'static [&'static str]) -> Html {
    let next = |_| true;
    Html { start, next, ends }
}

const HTML: [Html; 8] = [
    html_element("<pre", &["</pre>", "</script>", "</style>", "</textarea>"]),
    html_element(
        "<script",
        &["</script>", "</pre>", "</style>", "</textarea>"],
    ),
    html_element(
        "<style",
        &["</style>", "</pre>", "</script>", "</textarea>"],
    ),
    html_element(
        "<textarea",
        &["</textarea>", "</pre>", "</script>", "</style>"],
    ),
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
pub(super) fn html(content: &str) -> Option<BlockState> {
    let content = content.to_ascii_lowercase();
    if let Some(ends) = HTML.iter().find_map(|begin| begin.ends_of(&content)) {
        return Some(BlockState::Html(ends).ended_by(&content))
            .filter(|state| !matches!(state, BlockState::Plain));
    }
    let tag = content.chars().nth(1)?;
    (tag == '/' || tag.is_ascii_alphabetic()).then_some(BlockState::Tags)
}

impl BlockState {
    /// What follows behind `line`, in small letters, in HTML.
    pub(super) fn ended_by(self, line: &str) -> Self {
        let Self::Html(ends) = self else {
            return self;
        };
        match ends.iter().position(|end| line.contains(end)) {
            Some(0) => Self::Plain,
            // CommonMark ends it with any of them, and not all readers do.
            Some(_) => Self::Doubt,
            None => self,
        }
    }
}
