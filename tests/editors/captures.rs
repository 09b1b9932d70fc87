//! The captures that editors know, and what the grammar's queries call them.

/// An editor that reads queries.
pub struct Editor {
    /// Its folder in `editors/`.
    pub folder: &'static str,
    /// The queries that it reads.
    pub queries: &'static [&'static str],
    /// What it calls a capture of the grammar's queries by another name; nothing where it has none.
    pub renamed: &'static [(&'static str, Option<&'static str>)],
    /// The captures that it knows of each query; of a highlight also the last parts may be left out.
    pub known: &'static [(&'static str, &'static str)],
}

/// Neovim's own names: `:help treesitter-highlight-groups`, and the text objects' usual ones.
const NEOVIM: Editor = Editor {
    folder: "neovim",
    queries: &["highlights", "injections", "folds", "textobjects", "locals"],
    renamed: &[
        ("markup.bold", None),
        ("markup.link.text", None),
        ("markup.heading.marker", Some("markup.heading")),
        ("class.around", None),
        ("class.inside", None),
        ("function.around", None),
        ("function.inside", None),
        ("parameter.around", None),
        ("parameter.inside", None),
        ("comment.around", None),
        ("comment.inside", None),
        ("entry.around", None),
        ("entry.inside", None),
        ("entry.outer", Some("block.outer")),
        ("entry.inner", Some("block.inner")),
    ],
    known: &[
        (
            "highlights",
            "attribute comment constant keyword label markup.heading markup.italic markup.link markup.link.label \
             markup.link.url markup.list markup.list.checked markup.list.unchecked markup.quote markup.raw \
             markup.raw.block markup.strong number operator property punctuation.delimiter punctuation.special \
             string.escape string.special tag variable.parameter",
        ),
        ("injections", "injection.content injection.language"),
        ("folds", "fold"),
        (
            "textobjects",
            "block.inner block.outer class.inner class.outer comment.inner comment.outer function.inner \
             function.outer parameter.inner parameter.outer",
        ),
        ("locals", "local.definition local.reference local.scope"),
    ],
};

/// Helix's own names: the chapters on themes, text objects, indents, injections and tags of its book.
const HELIX: Editor = Editor {
    folder: "helix",
    queries: &["highlights", "injections", "textobjects", "indents", "tags"],
    renamed: &[
        ("number", Some("constant.numeric")),
        ("property", Some("variable.other.member")),
        ("string.escape", Some("constant.character.escape")),
        ("string.special", Some("string.special")),
        ("markup.strong", None),
        ("class.outer", None),
        ("class.inner", None),
        ("function.outer", None),
        ("function.inner", None),
        ("parameter.outer", None),
        ("parameter.inner", None),
        ("comment.outer", None),
        ("comment.inner", None),
        ("entry.outer", None),
        ("entry.inner", None),
        ("indent.begin", None),
        // A tag of Helix is what is captured, and has no name beside it.
        ("definition.method", Some("definition.function")),
    ],
    known: &[
        (
            "highlights",
            "attribute comment constant constant.character.escape constant.numeric keyword label markup.bold \
             markup.heading markup.heading.marker markup.italic markup.link.label markup.link.text markup.link.url \
             markup.list markup.list.checked markup.list.unchecked markup.quote markup.raw markup.raw.block operator \
             punctuation.delimiter punctuation.special string.special tag variable.other.member variable.parameter",
        ),
        ("injections", "injection.content injection.language"),
        (
            "textobjects",
            "class.around class.inside comment.around comment.inside entry.around entry.inside function.around \
             function.inside parameter.around parameter.inside",
        ),
        ("indents", "indent"),
        (
            "tags",
            "definition.class definition.constant definition.function definition.module",
        ),
    ],
};

/// The editors that read queries.
pub const EDITORS: [Editor; 2] = [NEOVIM, HELIX];

impl Editor {
    /// What it calls `capture`; nothing where it has no name for it.
    pub fn name<'a>(&self, capture: &'a str) -> Option<&'a str> {
        let mut renamed = self.renamed.iter();
        match renamed.find(|(from, _)| *from == capture) {
            Some((_, to)) => *to,
            None => Some(capture),
        }
    }

    /// Whether it knows `capture` of the query `query`.
    pub fn knows(&self, query: &str, capture: &str) -> bool {
        let mut known = self.known.iter().filter(|(of, _)| *of == query);
        known.any(|(_, names)| {
            let mut names = names.split_whitespace();
            names.any(|name| {
                let rest = capture.strip_prefix(name);
                // `local.definition.constant` is a `local.definition`.
                rest.is_some_and(|rest| {
                    rest.is_empty() || (query == "locals" && rest.starts_with('.'))
                })
            })
        })
    }
}
