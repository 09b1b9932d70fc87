//! Go to declaration: from a team's key result to the key result of the company that it repeats, and from anything else
//! to its definition.

use super::definition::{DefinitionLink, definition};
use super::target::AnyItem;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::lookup::Resolver;

/// The key result of the company that the key result at the byte `offset` repeats, nearly repeats or contains. If there
/// is none, and on anything else, the definition.
pub fn declaration(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<DefinitionLink> {
    repeated(snapshot, offset, around).or_else(|| definition(snapshot, offset, around))
}

fn repeated(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<DefinitionLink> {
    if !snapshot.is_okr() {
        return None;
    }
    let AnyItem::KeyResult(key_result) = AnyItem::at(snapshot.document(), offset)? else {
        return None;
    };
    let resolver = Resolver::new(snapshot.document(), snapshot.text(), around);
    let (target, id) = resolver.same_key_result(key_result)?;
    let company = resolver.company_key_result(target, id)?;
    Some(DefinitionLink {
        origin: key_result.item.text_range(),
        target: company.whole,
        selection: company.words,
    })
}
