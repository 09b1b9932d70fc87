//! Learning the settings and putting them in force.

use std::sync::Arc;

use serde_json::{Value, json};

use super::diagnostic;
use super::protocol::{Client, ConfigurationItem, Registration};
use super::publish::Publisher;
use super::session::Session;
use super::settings::{SECTION, Settings};
use super::workspace;

/// Asks for the settings and to be told when they change, as far as the client can.
pub async fn ask(session: &Arc<Session>, client: &Client) {
    let abilities = session.abilities();
    if abilities.configuration_registration {
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
        fetch(session, client).await;
    }
}

/// Takes note that the configuration is `sent` now; a client that can be asked is asked, since many of those
/// send nothing.
pub async fn changed(session: &Arc<Session>, client: &Client, sent: &Value) {
    if session.abilities().configuration {
        fetch(session, client).await;
    } else {
        apply(session, client, Settings::read(sent)).await;
    }
}

async fn fetch(session: &Arc<Session>, client: &Client) {
    let section = ConfigurationItem {
        section: Some(SECTION.to_owned()),
        scope_uri: None,
    };
    match client.configuration(vec![section]).await {
        Ok(sections) => apply(session, client, sections.first().and_then(Settings::read)).await,
        Err(error) => tracing::warn!(%error, "the client does not tell its configuration"),
    }
}

/// Puts `settings` in force, if there are any.
async fn apply(session: &Arc<Session>, client: &Client, settings: Option<Settings>) {
    let Some(settings) = settings else {
        return;
    };
    let before = session.set_settings(settings.clone());
    if before.preferences != settings.preferences {
        workspace::reread(session, client);
    }
    if before.diagnostics == settings.diagnostics {
        return;
    }
    for uri in session.documents.uris() {
        Publisher::publish(session, &uri);
    }
    diagnostic::ask_again(session, client).await;
}
