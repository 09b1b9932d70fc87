//! From blocks to the lists of a document: who belongs to whom.

use super::block::{Block, BlockKind, Placed};
use super::document::{KeyResultId, ObjectiveId, Parts, SectionId};
use super::item::{Initiative, Item, KeyResult, Kpi, Objective, Parent};
use super::reference::{Definition, Use};
use super::section::{Level, Section, is_company};

/// Reads the blocks below `root` in the order of the text.
pub(super) fn assemble(root: &Placed) -> Parts {
    let mut assembly = Assembly::default();
    assembly.children(root, Around::default());
    assembly.parts
}

/// What a block stands in.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    section: Option<SectionId>,
    objective: Option<ObjectiveId>,
    key_result: Option<KeyResultId>,
    quoted: bool,
}

#[derive(Default)]
struct Assembly {
    parts: Parts,
}

impl Assembly {
    /// Reads the blocks in `parent`. A key result that follows its objective on the same level, as labels
    /// without nesting do, belongs to it.
    fn children(&mut self, parent: &Placed, around: Around) {
        let mut around = around;
        let adopted = adopted_words(parent);
        for block in parent.children() {
            self.parts.uses.extend(Use::all(&block));
            if adopted.as_ref().is_some_and(|words| words.start == block.start) {
                continue;
            }
            if let Some(objective) = self.block(block, around) {
                around.objective = Some(objective);
                around.key_result = None;
            }
        }
    }

    /// Reads `block`; gives its id when it is an objective.
    fn block(&mut self, block: Placed, around: Around) -> Option<ObjectiveId> {
        match block.block.kind {
            BlockKind::Section => self.section(block, around),
            BlockKind::Objective => return Some(self.objective(block, around)),
            BlockKind::KeyResult => self.key_result(block, around),
            BlockKind::Initiative => self.initiative(block, around),
            BlockKind::Kpi => self.kpi(block, around),
            BlockKind::Definition => self.definition(block),
            BlockKind::Quote => {
                let quoted = true;
                self.children(&block, Around { quoted, ..around });
            }
            _ => self.children(&block, around),
        }
        None
    }

    fn section(&mut self, heading: Placed, around: Around) {
        let id = SectionId::next(&self.parts.sections);
        let name = heading.block.head.inline.plain.as_str();
        let level = if is_company(name) {
            Level::Company
        } else if self.inside_team(around.section) {
            Level::SubTeam
        } else {
            Level::Team
        };
        self.parts.sections.push(Section {
            heading: heading.clone(),
            parent: around.section,
            level,
            objectives: Vec::new(),
        });
        let inside = self.is_inside_objective(&heading, around);
        let around = Around {
            section: Some(id),
            objective: inside.then_some(around.objective).flatten(),
            key_result: inside.then_some(around.key_result).flatten(),
            ..around
        };
        self.children(&heading, around);
    }

    /// Whether the heading stands below the objective around it, as `Progress` below an objective's own
    /// heading does, and not merely behind it.
    fn is_inside_objective(&self, heading: &Placed, around: Around) -> bool {
        let objective = around.objective.and_then(|id| self.parts.objective(id));
        objective.is_some_and(|objective| objective.item.range().contains(&heading.start))
    }

    fn inside_team(&self, section: Option<SectionId>) -> bool {
        let mut at = section;
        while let Some(section) = at.and_then(|id| self.parts.section(id)) {
            if section.level != Level::Company && !section.objectives.is_empty() {
                return true;
            }
            at = section.parent;
        }
        false
    }

    fn objective(&mut self, block: Placed, around: Around) -> ObjectiveId {
        let id = ObjectiveId::next(&self.parts.objectives);
        self.parts.objectives.push(Objective {
            item: item(&block, around),
            section: around.section,
            key_results: Vec::new(),
        });
        if let Some(section) = around.section.and_then(|section| self.parts.section_mut(section)) {
            section.objectives.push(id);
        }
        let around = Around { objective: Some(id), key_result: None, ..around };
        self.children(&block, around);
        id
    }

    fn key_result(&mut self, block: Placed, around: Around) {
        let id = KeyResultId::next(&self.parts.key_results);
        self.parts.key_results.push(KeyResult {
            item: item(&block, around),
            objective: around.objective,
            parent: around.key_result,
            section: around.section,
        });
        let objective = around.objective.and_then(|objective| self.parts.objective_mut(objective));
        if let (Some(objective), None) = (objective, around.key_result) {
            objective.key_results.push(id);
        }
        self.children(&block, Around { key_result: Some(id), ..around });
    }

    fn initiative(&mut self, block: Placed, around: Around) {
        let parent = around.key_result.map(Parent::KeyResult);
        self.parts.initiatives.push(Initiative {
            item: item(&block, around),
            parent: parent.or(around.objective.map(Parent::Objective)),
        });
        self.children(&block, around);
    }

    fn kpi(&mut self, block: Placed, around: Around) {
        self.parts.kpis.push(Kpi {
            item: item(&block, around),
            section: around.section,
        });
        self.children(&block, around);
    }

    fn definition(&mut self, block: Placed) {
        let head = &block.block.head;
        let Some(label) = &head.label else { return };
        self.parts.definitions.push(Definition {
            label: block.absolute(&label.range),
            destination: block.absolute(&head.value),
            block: block.clone(),
        });
    }
}

fn item(block: &Placed, around: Around) -> Item {
    Item {
        words: adopted_words(block),
        block: block.clone(),
        quoted: around.quoted,
    }
}

/// The paragraph with the words of an item whose label stands alone on its line.
fn adopted_words(block: &Placed) -> Option<Placed> {
    let own: &Block = &block.block;
    let labelled = matches!(
        own.kind,
        BlockKind::Objective | BlockKind::KeyResult | BlockKind::Initiative | BlockKind::Kpi
    );
    if !labelled || !own.head.inline.plain.as_str().is_empty() {
        return None;
    }
    let first = block.children().next()?;
    (first.block.kind == BlockKind::Paragraph).then_some(first)
}
