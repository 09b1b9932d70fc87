//! Hovers.

use super::markup::content;
use super::position::range;
use crate::ide;
use crate::lsp::client::Abilities;
use crate::lsp::protocol::Hover;
use crate::text::Text;

/// Help about a range of the text.
pub fn hover(hover: ide::Hover, text: &Text, abilities: &Abilities) -> Hover {
    Hover {
        range: Some(range(text, hover.range, abilities.encoding)),
        contents: content(&hover.markdown, abilities.hover_markdown).into(),
    }
}
