//! What the server knows of the client: its abilities and its user's settings.

mod abilities;
mod legend;
mod settings;

pub use abilities::{Abilities, DiagnosticAbilities};
pub use legend::Legend;
pub use settings::{DiagnosticScope, SECTION, Settings};
