//! `textDocument/definition`.

use std::sync::Arc;

use super::convert;
use super::protocol::{DefinitionParams, DefinitionResponse, Result};
use super::session::Session;
use crate::ide;

/// The place that defines what stands where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().definition;
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let offset = convert::offset(text, at.position, abilities.encoding);
            let link = ide::definition(&open.snapshot, offset)?;
            Some(convert::definition(link, &open.uri, text, abilities))
        })
        .await
}
