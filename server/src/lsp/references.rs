//! `textDocument/references`.

use std::sync::Arc;

use super::convert;
use super::protocol::{Location, ReferenceParams, Result};
use super::session::Session;
use crate::ide;

/// All places that refer to what stands where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>> {
    let at = params.text_document_position_params;
    let declaration = params.context.include_declaration;
    let wanted = session.settings().references;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let offset = convert::offset(open.snapshot.text(), at.position, abilities.encoding);
            let places = shared.among(open, |around| {
                ide::references(&open.snapshot, offset, around, declaration)
            });
            let locations = convert::locations(places, open, abilities.encoding);
            (!locations.is_empty()).then_some(locations)
        })
        .await
}
