//! `initialize`.

use std::sync::Arc;

use super::capabilities::server_capabilities;
use super::traits::ImmediateRequest;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::protocol::{InitializeParams, InitializeResult, ServerInfo};
use crate::lsp::state::Session;
use crate::lsp::{indexing, workspace};

/// Notes the client's abilities, folders and first settings, and answers with what the server offers.
pub struct InitializeHandler;

impl ImmediateRequest for InitializeHandler {
    type Params = InitializeParams;
    type Answer = InitializeResult;

    fn run(session: &Arc<Session>, params: InitializeParams) -> InitializeResult {
        let abilities = Abilities::of(&params.capabilities);
        session.set_abilities(abilities);
        indexing::prepare(session);
        session.folders.open(workspace::folders(&params));
        if let Some(settings) = params
            .initialization_options
            .as_ref()
            .and_then(Settings::read)
        {
            session.begin_with_settings(settings);
        }
        InitializeResult {
            capabilities: server_capabilities(&abilities, &session.settings()),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }
}
