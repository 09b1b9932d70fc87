//! Whatever happens to a workspace: what editors show in the end is what the command line says of the same text.
//!
//! Three editors see the same random edits, saves, undos, pauses, changes on disk and changes of the configuration. One
//! asks for diagnostics, one gets them pushed, one could ask but cannot be asked to ask again. None of them asks unless
//! it has changed the document or is told to.

mod editor;
mod world;

use std::time::Duration;

use editor::{Editor, Way};
use world::{World, check};

/// So many edits are made; the environment variable `OKR_LSP_EDITS` asks for others.
const EDITS: usize = 10_000;

/// So many seconds nothing may be said before what is shown counts as what stays shown; `OKR_LSP_PATIENCE` asks for
/// others. It takes them only to fail.
const PATIENCE: usize = 600;

fn number(variable: &str, usual: usize) -> usize {
    let given = std::env::var(variable).ok();
    given.and_then(|given| given.parse().ok()).unwrap_or(usual)
}

#[test]
fn editors_show_what_the_command_line_says() {
    let edits = number("OKR_LSP_EDITS", EDITS);
    let seed = number("OKR_LSP_SEED", 7);
    let mut world = World::new(seed as u64);
    let mut editors = [Way::Asks, Way::Pushed, Way::Half].map(|way| Editor::new(way, &world));
    let patience = Duration::from_secs(number("OKR_LSP_PATIENCE", PATIENCE) as u64);
    let mut made = 0;
    while made < edits {
        let step = world.step();
        made += step.edits();
        for editor in &mut editors {
            editor.take(&step, &world);
        }
        let expected = check(&mut world);
        for editor in &mut editors {
            editor.settle(&expected, patience, || {
                let files = world.present();
                format!("seed {seed}, after {made} edits: {step:?}\n{files:#?}")
            });
        }
    }
}
