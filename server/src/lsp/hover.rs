//! `textDocument/hover`.

use std::sync::Arc;

use jiff::Zoned;

use super::convert;
use super::protocol::{Hover, HoverParams, Result};
use super::session::Session;
use crate::ide;

/// Help about what stands where the client says.
pub async fn answer(session: &Arc<Session>, params: HoverParams) -> Result<Option<Hover>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().hover;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let offset = convert::offset(text, at.position, abilities.encoding);
            let today = Zoned::now().date();
            let hover = shared.among(open, |around| {
                ide::hover(&open.snapshot, offset, today, around)
            })?;
            Some(convert::hover(hover, text, abilities))
        })
        .await
}
