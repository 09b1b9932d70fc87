//! `textDocument/declaration`.

use std::sync::Arc;

use super::convert;
use super::protocol::{DeclarationParams, DeclarationResponse, Result};
use super::session::Session;
use crate::ide;

/// The key result of the company that is repeated where the client says, or what is defined.
pub async fn answer(
    session: &Arc<Session>,
    params: DeclarationParams,
) -> Result<Option<DeclarationResponse>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().references;
    let work = convert::Way::find(session, at.position, ide::declaration);
    let link = session.answer(wanted, &at.text_document.uri, work).await?;
    let whole = session.abilities().declaration_links;
    Ok(link.map(|link| {
        if whole {
            vec![link].into()
        } else {
            DeclarationResponse::Declaration(convert::end(link).into())
        }
    }))
}
