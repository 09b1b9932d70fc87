//! `workspace/didChangeConfiguration`: getting the settings and applying them.

use std::sync::Arc;

use serde_json::json;

use super::traits::WaitingNotification;
use crate::lsp::client::{SECTION, Settings};
use crate::lsp::protocol::{ConfigurationItem, DidChangeConfigurationParams, Registration};
use crate::lsp::state::Session;
use crate::lsp::{indexing, workspace};

/// Applies the settings that the client sends. A client that can be asked for them is asked, because many of those send
/// nothing.
pub struct DidChangeConfigurationHandler;

impl WaitingNotification for DidChangeConfigurationHandler {
    type Params = DidChangeConfigurationParams;

    async fn run(session: &Arc<Session>, params: DidChangeConfigurationParams) {
        if session.abilities().configuration {
            fetch(session).await;
        } else if let Some(settings) = Settings::read(&params.settings) {
            apply(session, settings);
        }
    }
}

/// Asks the client for the settings, and to report when they change; as far as it supports that.
pub(super) async fn ask(session: &Arc<Session>) {
    let abilities = session.abilities();
    if let Some(client) = session.client()
        && abilities.configuration_registration
    {
        let registration = Registration {
            id: "configuration".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        };
        if let Err(error) = client.register_capability(vec![registration]).await {
            tracing::warn!(%error, "the client does not tell when the configuration changes");
        }
    }
    if abilities.configuration {
        fetch(session).await;
    }
}

async fn fetch(session: &Arc<Session>) {
    let section = ConfigurationItem {
        section: Some(SECTION.to_owned()),
        scope_uri: None,
    };
    let Some(client) = session.client() else {
        return;
    };
    match client.configuration(vec![section]).await {
        Ok(sections) => {
            let settings = sections.first().and_then(Settings::read);
            apply(
                session,
                settings.unwrap_or_else(|| session.first_settings()),
            );
        }
        Err(error) => tracing::warn!(%error, "the client does not tell its configuration"),
    }
}

/// Applies `settings`, and does again what depends on those that have changed.
fn apply(session: &Arc<Session>, settings: Settings) {
    let before = session.set_settings(settings.clone());
    if before.preferences != settings.preferences {
        workspace::reread(session);
        session.refresh_diagnostics();
    }
    if before.respect_gitignore != settings.respect_gitignore {
        indexing::begin(session);
    }
    if before.diagnostics != settings.diagnostics {
        for uri in session.documents.uris() {
            session.publish(&uri);
        }
        session.refresh_diagnostics();
    }
}
