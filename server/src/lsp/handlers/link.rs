//! Links, for go-to-definition and go-to-declaration.

use super::view::DocumentView;
use crate::ide;
use crate::lsp::convert;
use crate::lsp::protocol::{LocationLink, Position};
use crate::lsp::uri;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// The link from `position` that `find` finds; `None` if its target is a file that does not exist.
pub(super) fn link(
    document: &DocumentView<'_>,
    position: Position,
    find: impl FnOnce(&Snapshot, usize, Surroundings<'_>) -> Option<ide::DefinitionLink>,
) -> Option<LocationLink> {
    let offset = document.offset(position);
    let found = document.with_index(|around| find(document.snapshot(), offset, around))?;
    let link = convert::link(found, document.origin())?;
    let target = &link.target_uri;
    let exists = target == document.uri() || uri::path(target).is_some_and(|path| path.exists());
    exists.then_some(link)
}
