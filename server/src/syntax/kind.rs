//! The grammar's node kinds and fields as types, resolved once from the language's tables.

use std::num::NonZeroU16;
use std::sync::LazyLock;

use tree_sitter::{Language, Node};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)+) => {
        /// A visible node of the grammar.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
            /// Punctuation, and what a newer grammar may add.
            Other,
        }

        impl Kind {
            fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$kind,)+
                    _ => Self::Other,
                }
            }

            #[cfg(test)]
            const NAMES: &[&str] = &[$($name),+];
        }
    };
}

kinds! {
    /// The whole file.
    Document = "document",
    /// YAML between `---` lines at the top of the file.
    FrontMatter = "front_matter",
    /// A heading that is no objective or group, and what stands below it.
    Section = "section",
    /// An objective and what stands below it.
    Objective = "objective",
    /// A `Key Results` line or heading and its items.
    KeyResults = "key_results",
    /// A key result and what stands below it.
    KeyResult = "key_result",
    /// An `Initiatives` line or heading and its items.
    Initiatives = "initiatives",
    /// An initiative and what stands below it.
    Initiative = "initiative",
    /// A KPI and what stands below it.
    Kpi = "kpi",
    /// Any other list item.
    ListItem = "list_item",
    /// A line such as `Owner: …`.
    Attribute = "attribute",
    /// Prose.
    Paragraph = "paragraph",
    /// A table.
    Table = "table",
    /// The row of a table that names its columns.
    TableHeader = "table_header",
    /// Another row of a table.
    TableRow = "table_row",
    /// A cell of a table's row.
    Cell = "cell",
    /// Quoted blocks.
    BlockQuote = "block_quote",
    /// A fenced or indented block of code.
    CodeBlock = "code_block",
    /// A comment that stands on lines of its own.
    Comment = "comment",
    /// `[id]: destination`.
    LinkDefinition = "link_definition",
    /// The inline content of an item.
    Text = "text",
    /// An item's label, `KR 1.2`.
    Label = "label",
    /// A list item's bullet or number.
    ListMarker = "list_marker",
    /// A heading's `#` characters or underline.
    HeadingMarker = "heading_marker",
    /// `[ ]` or `[x]`.
    Checkbox = "checkbox",
    /// `**…**`.
    Strong = "strong",
    /// `*…*` or `_…_`.
    Emphasis = "emphasis",
    /// The marks around them.
    EmphasisDelimiter = "emphasis_delimiter",
    /// The `>` of a quotation's line.
    BlockQuoteMarker = "block_quote_marker",
    /// `[text](destination)`.
    Link = "link",
    /// `[text][id]`.
    ReferenceLink = "reference_link",
    /// `[text]`, which is a reference where something defines it.
    BracketedText = "bracketed_text",
    /// A redacted value.
    Placeholder = "placeholder",
    /// A bare address.
    Url = "url",
    /// `` `code` ``.
    CodeSpan = "code_span",
    /// `@name`.
    Mention = "mention",
    /// `#name`.
    Tag = "tag",
    /// `<sub>` and the like.
    HtmlTag = "html_tag",
    /// A comment within a line.
    InlineComment = "inline_comment",
    /// `=>`, `→` and the like.
    Arrow = "arrow",
    /// A period such as `FY27-Q1`.
    Period = "period",
    /// A day.
    Date = "date",
    /// A backslash and the character it protects.
    Escape = "escape",
}

/// A field of the grammar that the model reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The text of a heading-like item.
    Title,
    /// The text of a list-like item.
    Text,
    /// An item's label.
    Label,
    /// A label's word.
    Name,
    /// A label's number.
    Id,
    /// An item's checkbox.
    State,
    /// A link definition's destination.
    Destination,
    /// An attribute's value.
    Value,
}

impl Field {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Title, "title"),
        (Self::Text, "text"),
        (Self::Label, "label"),
        (Self::Name, "name"),
        (Self::Id, "id"),
        (Self::State, "state"),
        (Self::Destination, "destination"),
        (Self::Value, "value"),
    ];

    /// The field of the grammar's table with the number `id`.
    pub fn of_id(id: Option<NonZeroU16>) -> Option<Self> {
        *TABLES.fields.get(usize::from(id?.get()))?
    }
}

impl Kind {
    /// The kind of `node`.
    pub fn of(node: Node<'_>) -> Self {
        TABLES
            .kinds
            .get(usize::from(node.kind_id()))
            .copied()
            .unwrap_or(Self::Other)
    }
}

struct NodeTables {
    kinds: Vec<Kind>,
    fields: Vec<Option<Field>>,
}

static TABLES: LazyLock<NodeTables> = LazyLock::new(|| {
    let language = Language::new(tree_sitter_okr::LANGUAGE);
    let kinds = (0..u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX))
        .map(|id| match language.node_kind_for_id(id) {
            Some(name) if language.node_kind_is_named(id) => Kind::named(name),
            _ => Kind::Other,
        })
        .collect();
    let fields = (0..=u16::try_from(language.field_count()).unwrap_or(u16::MAX))
        .map(|id| {
            let name = language.field_name_for_id(id)?;
            let (field, _) = Field::ALL.iter().find(|(_, known)| *known == name)?;
            Some(*field)
        })
        .collect();
    NodeTables { kinds, fields }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_of_the_grammar() {
        let language = Language::new(tree_sitter_okr::LANGUAGE);
        for name in Kind::NAMES {
            assert_ne!(language.id_for_node_kind(name, true), 0, "node {name}");
        }
        for (_, name) in Field::ALL {
            assert!(language.field_id_for_name(name).is_some(), "field {name}");
        }
    }
}
