//! `textDocument/implementation`.

use std::sync::Arc;

use super::convert;
use super::protocol::{ImplementationParams, ImplementationResponse, Location, Result};
use super::session::Session;
use crate::ide;

/// The teams' objectives that serve the company objective where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: ImplementationParams,
) -> Result<Option<ImplementationResponse>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().references;
    let shared = Arc::clone(session);
    let found = session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let offset = convert::offset(open.snapshot.text(), at.position, abilities.encoding);
            let places = shared.among(open, |around| {
                ide::implementation(&open.snapshot, offset, around)
            });
            let locations = convert::locations(places, open, abilities.encoding);
            (!locations.is_empty()).then_some(locations)
        })
        .await?;
    Ok(found.map(|locations: Vec<Location>| ImplementationResponse::Definition(locations.into())))
}
