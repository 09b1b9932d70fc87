//! The rest of the workspace. It may not be known yet when checking begins.

use std::sync::OnceLock;

use crate::workspace::Surroundings;

/// Gives the rest of the workspace to the first rule that asks for it. The others wait for it.
pub type Look<'a> = &'a (dyn Fn() -> Surroundings<'a> + Sync);

/// The rest of the workspace.
pub(super) struct LazySurroundings<'a> {
    known: OnceLock<Surroundings<'a>>,
    look: Option<Look<'a>>,
}

impl<'a> LazySurroundings<'a> {
    pub(super) fn get(&self) -> Surroundings<'a> {
        let look = || self.look.map_or_else(Surroundings::none, |look| look());
        *self.known.get_or_init(look)
    }
}

impl<'a> From<Surroundings<'a>> for LazySurroundings<'a> {
    fn from(known: Surroundings<'a>) -> Self {
        Self {
            known: known.into(),
            look: None,
        }
    }
}

impl<'a> From<Look<'a>> for LazySurroundings<'a> {
    fn from(look: Look<'a>) -> Self {
        Self {
            known: OnceLock::new(),
            look: Some(look),
        }
    }
}
