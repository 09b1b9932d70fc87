//! Learning the settings and putting them in force.

use std::sync::Arc;

use serde_json::{Value, json};

use super::diagnostic;
use super::indexing;
use super::protocol::{ConfigurationItem, Registration};
use super::publish::Publisher;
use super::session::Session;
use super::settings::{SECTION, Settings};
use super::workspace;

/// Asks for the settings and to be told when they change, as far as the client can.
pub async fn ask(session: &Arc<Session>) {
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

/// Takes note that the configuration is `sent` now; a client that can be asked is asked, since many of those
/// send nothing.
pub async fn changed(session: &Arc<Session>, sent: &Value) {
    if session.abilities().configuration {
        fetch(session).await;
    } else if let Some(settings) = Settings::read(sent) {
        apply(session, settings);
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

/// Puts `settings` in force.
fn apply(session: &Arc<Session>, settings: Settings) {
    let before = session.set_settings(settings.clone());
    if before.preferences != settings.preferences {
        workspace::reread(session);
        diagnostic::ask_again(session);
    }
    if before.respect_gitignore != settings.respect_gitignore {
        indexing::again(session);
    }
    if before.diagnostics != settings.diagnostics {
        for uri in session.documents.uris() {
            Publisher::publish(session, &uri);
        }
        diagnostic::ask_again(session);
    }
}
