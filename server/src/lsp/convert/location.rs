//! Locations and links between documents.

use std::path::Path;

use super::position::{placed, range};
use crate::ide;
use crate::lsp::protocol::{Location, LocationLink, Range, Uri};
use crate::lsp::uri;
use crate::text::{Encoding, Text};
use crate::workspace::index;

/// The document from which locations are looked up.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// Its URI, as the client spells it.
    pub uri: &'a Uri,
    /// Its path; `None` if it is not a file.
    pub path: Option<&'a Path>,
    /// Its text.
    pub text: &'a Text,
    /// The unit of the client's positions.
    pub encoding: Encoding,
}

/// A link from `origin` to its target; `None` if the target has no URI.
pub fn link(link: ide::DefinitionLink, origin: Origin<'_>) -> Option<LocationLink> {
    let (target_uri, target_range) = place(link.target, origin)?;
    let (_, target_selection_range) = place(link.selection, origin)?;
    Some(LocationLink {
        origin_selection_range: Some(range(origin.text, link.origin, origin.encoding)),
        target_uri,
        target_range,
        target_selection_range,
    })
}

/// The location to which a link leads.
pub fn end(link: LocationLink) -> Location {
    Location::new(link.target_uri, link.target_selection_range)
}

/// Places in the document `origin` and in other files.
pub fn locations(places: Vec<index::Location>, origin: Origin<'_>) -> Vec<Location> {
    let places = places.into_iter().filter_map(|each| place(each, origin));
    places
        .map(|(uri, range)| Location::new(uri, range))
        .collect()
}

fn place(place: index::Location, origin: Origin<'_>) -> Option<(Uri, Range)> {
    Some(match place {
        index::Location::Here(bytes) => (
            origin.uri.clone(),
            range(origin.text, bytes, origin.encoding),
        ),
        index::Location::Elsewhere(path, place) => (uri_of(&path, origin)?, placed(place)),
    })
}

/// The URI of the file at `path`; if that is the document `origin`, as the client spells it.
fn uri_of(path: &Path, origin: Origin<'_>) -> Option<Uri> {
    if origin.path == Some(path) {
        return Some(origin.uri.clone());
    }
    uri::from_path(path)
}
