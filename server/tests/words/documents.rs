//! Documents as nobody writes them: what fixes look at, beside what may be taken for it.

use proptest::prelude::*;
use proptest::sample::select;

/// Beginnings of lines, and lines that are markup, look like it or are near it.
const STARTS: &[&str] = &[
    "", "", "", "  ", "   ", "    ", "     ", "\t", "> ", "- ", "  - ", "1. ", "2) ", "[^2]: ",
];
const LINES: &[&str] = &[
    "# FY27-Q1 OKRs",
    "1. **OBJECTIVE: Make every search end with a book**",
    "1. **OBJETIVE: Know every reader**",
    "- Objctive: Know *every* reader",
    "**Obj**etive: Know every reader",
    "- Objection: tools need room",
    "`OBJETIVE:` Know every reader",
    "- KR: 70% of searches end with a loan",
    "- K R: 80% come again",
    "- Key Reslt: 9 of 10 find a book",
    "- KRs: 3 of 5 done",
    "- **KR** - 40 libraries",
    "- KR -5% churn",
    "- KR – _N<sub>1</sub>_ libraries",
    "- KR: Win _N<sub>1</sub>_ cities",
    "- KR: **_N<sub>1</sub>_ cities** of ($_N<sub>2</sub>_)",
    "- KR: Win [x _N<sub>1</sub>_ cities](/u)",
    "- KR: Win `x _N<sub>1</sub>_ y` cities",
    "- KR: Win snake_N<sub>1</sub>_ cities",
    "- KR: Win !_N<sub>1</sub>_ cities",
    "- KR: Win _N<sub>1</sub>_(cities)",
    "- KR: Win <a title=\" _N<sub>1</sub>_ \">cities</a>",
    "- KR: Win \\_N<sub>1</sub>_ cities",
    "KR: Win _N<sub>1</sub>_ cities",
    "| KR: Win _N<sub>1</sub>_ cities | KR: 5 |",
    "|---|---|",
    "|---|",
    "[n1]: https://example.org/1",
    "[n1]: https://example.org/1",
    "[N1]: https://example.org/1",
    "[n1]: https://example.org/1 \"title\"",
    "[n1]: https://example.org/1 \"title",
    "[n1]: <https://example.org/1>",
    "[n1]: see the wiki",
    "[n1]:",
    "[n2]:",
    "[n2]: /2",
    "[n 1]: /3",
    "[n\u{a0}1]: /3",
    "See [n\u{a0}1] and [n  1]",
    "[^1]: A note",
    "\"title\"",
    "'title'",
    "(title)",
    "/url",
    "Prose that goes on",
    "Prose with `code",
    "and more` code",
    "Prose with [a link",
    "that ends](/url)",
    "```",
    "````",
    "~~~ okr",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<script>",
    "</script>",
    "<!-- a comment",
    "<!-- okr-ignore -->",
    "<!-- closed -->",
    "-->",
    "<details><summary>More</summary>",
    "<b>bold</b>",
    "---",
    "===",
    "* * *",
    "",
    "",
    "",
    "",
];

/// What a repeated definition may part: what is before it, what is behind it.
const PARTED: &[&str] = &[
    "- a",
    "- a",
    "1. a",
    "1. a",
    "- a\n\n  b",
    "- <b>",
    "> a",
    "[^2]: a",
    "| a |\n|---|",
    "<div>\na\n</div>",
    "<!-- a -->",
    "    a",
    "     - a",
    "   a",
    "  [n2]: /2",
    "    [n2]: /2",
    "    [n2]: /2",
    "     [n2]: /2",
    "\t[n2]: /2",
    "[n2]: /2",
    "## A heading",
    "Prose",
    "===",
    "- KR: 9 of 10 find a book",
];

/// What stands between: definitions, which repeat the first one of the document.
const PARTS: &[&str] = &[
    "[n1]: /u",
    " [n1]: /u",
    "  [n1]: /u",
    "   [n1]: /u",
    "[n1]: /u\n[n1]: /u",
    "  [n1]: /u\n[n1]: /u",
    "[n1]: /u\n  [n1]: /u",
    "[n1]: /u\n\n[n1]: /u",
    "[n3]: /3\n[n1]: /u",
    "   [n3]: /3\n[n1]: /u",
    "  [n3]: /3\n  [n1]: /u",
];

/// Documents of such lines.
pub(super) fn scattered() -> impl Strategy<Value = String> {
    let line = (select(STARTS), select(LINES)).prop_map(|(start, line)| format!("{start}{line}"));
    let lines = prop::collection::vec(line, 1..20);
    ended(lines.prop_map(|lines| lines.join("\n")))
}

/// Documents in which repeated definitions stand between what may become one without them.
pub(super) fn parted() -> impl Strategy<Value = String> {
    let gap = || select(&["\n", "\n\n", "\n\n", "\n\n\n"]);
    let piece = (select(PARTED), gap(), select(PARTS), gap()).prop_map(<[&str; 4]>::from);
    let pieces = prop::collection::vec(piece, 1..4);
    ended((pieces, select(PARTED)).prop_map(|(pieces, last)| {
        let pieces = pieces.concat().concat();
        format!("[n1]: /u\n\n{pieces}{last}")
    }))
}

/// `documents` with the line breaks of one system or another, and perhaps a byte order mark.
fn ended(documents: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let line_break = select(&["\n", "\n", "\r\n", "\r"]);
    let mark = select(&["", "", "\u{feff}"]);
    (mark, documents, line_break, any::<bool>()).prop_map(|(mark, lines, line_break, ended)| {
        let last = if ended { line_break } else { "" };
        format!("{mark}{}{last}", lines.replace('\n', line_break))
    })
}
