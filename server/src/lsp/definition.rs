//! `textDocument/definition`.

use std::sync::Arc;

use super::convert;
use super::protocol::{DefinitionParams, DefinitionResponse, LocationLink, Result};
use super::session::Session;
use crate::ide;

/// The place that defines what stands where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().definition;
    let work = convert::Way::find(session, at.position, ide::definition);
    let link = session.answer(wanted, &at.text_document.uri, work).await?;
    let whole = session.abilities().definition_links;
    Ok(link.map(|link| response(link, whole)))
}

fn response(link: LocationLink, whole: bool) -> DefinitionResponse {
    if whole {
        vec![link].into()
    } else {
        DefinitionResponse::Definition(convert::end(link).into())
    }
}
