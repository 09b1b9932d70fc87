//! From blocks to the lists of a document: who belongs to whom.

use super::block::{Block, BlockKind, Placed};
use super::conventions::Conventions;
use super::document::{KeyResultId, ObjectiveId, Parts, SectionId};
use super::group::Group;
use super::item::{Initiative, Item, KeyResult, Kpi, Objective, Parent};
use super::reference::{Definition, Use};
use super::role::{Role, Roles, holds_objective, is_phrase};
use super::section::{Level, Section, is_company, is_neutral};

/// Reads the blocks below `root` in the order of the text.
pub(super) fn assemble(root: &Placed, conventions: &Conventions) -> Parts {
    let mut assembly = Assembly {
        labelled: holds_objective(root),
        parts: Parts::default(),
        conventions,
    };
    assembly.children(root, Role::Section, Around::default());
    assembly.parts
}

/// What a block stands in.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    section: Option<SectionId>,
    objective: Option<ObjectiveId>,
    key_result: Option<KeyResultId>,
    quoted: bool,
    /// Whether the objective stands around the block, and not merely before it.
    inside: bool,
}

struct Assembly<'a> {
    conventions: &'a Conventions,
    labelled: bool,
    parts: Parts,
}

impl Assembly<'_> {
    /// Reads the blocks in `parent`, whose role is `role`. A key result that follows its objective on the
    /// same level, as labels without nesting do, belongs to it; of a list of objectives the first is meant.
    fn children(&mut self, parent: &Placed, role: Role, around: Around) {
        let mut around = around;
        let adopted = adopted_words(parent, role);
        let mut roles = Roles::new(parent, role, around.inside, self.labelled);
        let mut blocks = parent.children().peekable();
        let mut in_list = false;
        while let Some(block) = blocks.next() {
            match Definition::of(&block) {
                Some(definition) => self.parts.definitions.push(definition),
                None => self.parts.uses.extend(Use::all(&block)),
            }
            if adopted
                .as_ref()
                .is_some_and(|words| words.start == block.start)
            {
                continue;
            }
            let (role, introduced) = roles.next(&block, blocks.peek());
            let objective = self.block(block, role, around);
            if let (Some(objective), false) = (objective, in_list && introduced) {
                around.objective = Some(objective);
                around.key_result = None;
            }
            in_list = introduced;
        }
    }

    /// Reads `block`; gives the objective to which what follows on the same level belongs.
    fn block(&mut self, block: Placed, role: Role, around: Around) -> Option<ObjectiveId> {
        match (role, block.block.kind) {
            (Role::Objective, _) => return Some(self.objective(block, around)),
            (Role::KeyResult, _) => self.key_result(block, around),
            (Role::Initiative, _) => self.initiative(block, around),
            (Role::Kpi, _) => self.kpi(block, around),
            (Role::Section, _) => self.section(block, around),
            (Role::Group(Group::Objectives), _) => {
                let first = ObjectiveId::next(&self.parts.objectives);
                self.children(&block, role, around);
                return (first != ObjectiveId::next(&self.parts.objectives)).then_some(first);
            }
            (_, BlockKind::Quote) => {
                let quoted = true;
                self.children(&block, Role::Section, Around { quoted, ..around });
            }
            _ => self.children(&block, role, around),
        }
        None
    }

    fn section(&mut self, heading: Placed, around: Around) {
        let name = heading.block.head.inline.plain.as_str();
        let around = Around {
            objective: around.objective.filter(|_| around.inside),
            key_result: around.key_result.filter(|_| around.inside),
            ..around
        };
        if is_neutral(name) {
            return self.children(&heading, Role::Section, around);
        }
        let id = SectionId::next(&self.parts.sections);
        let level = if is_company(name, &self.conventions.companies) {
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
        let around = Around {
            section: Some(id),
            ..around
        };
        self.children(&heading, Role::Section, around);
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
            item: item(&block, Role::Objective, around),
            section: around.section,
            key_results: Vec::new(),
        });
        if let Some(section) = around
            .section
            .and_then(|section| self.parts.section_mut(section))
        {
            section.objectives.push(id);
        }
        let around = Around {
            objective: Some(id),
            key_result: None,
            inside: true,
            ..around
        };
        self.children(&block, Role::Objective, around);
        id
    }

    fn key_result(&mut self, block: Placed, around: Around) {
        let id = KeyResultId::next(&self.parts.key_results);
        self.parts.key_results.push(KeyResult {
            item: item(&block, Role::KeyResult, around),
            objective: around.objective,
            parent: around.key_result,
            section: around.section,
        });
        let objective = around
            .objective
            .and_then(|objective| self.parts.objective_mut(objective));
        if let (Some(objective), None) = (objective, around.key_result) {
            objective.key_results.push(id);
        }
        let key_result = Some(id);
        self.children(
            &block,
            Role::KeyResult,
            Around {
                key_result,
                ..around
            },
        );
    }

    fn initiative(&mut self, block: Placed, around: Around) {
        let parent = around.key_result.map(Parent::KeyResult);
        self.parts.initiatives.push(Initiative {
            item: item(&block, Role::Initiative, around),
            parent: parent.or(around.objective.map(Parent::Objective)),
        });
        self.children(&block, Role::Initiative, around);
    }

    fn kpi(&mut self, block: Placed, around: Around) {
        self.parts.kpis.push(Kpi {
            item: item(&block, Role::Kpi, around),
            section: around.section,
        });
        self.children(&block, Role::Kpi, around);
    }
}

fn item(block: &Placed, role: Role, around: Around) -> Item {
    Item {
        words: adopted_words(block, role),
        block: block.clone(),
        quoted: around.quoted,
    }
}

/// The paragraph with the words of an item whose label, or whose heading with a mere topic, stands alone on
/// its line.
fn adopted_words(block: &Placed, role: Role) -> Option<Placed> {
    let own: &Block = &block.block;
    let words = own.head.inline.plain.as_str();
    let topic = own.kind == BlockKind::Section && role == Role::Objective && !is_phrase(words);
    let labelled = matches!(
        own.kind,
        BlockKind::Objective | BlockKind::KeyResult | BlockKind::Initiative | BlockKind::Kpi
    );
    let unworded = labelled && words.is_empty();
    if !(topic || unworded) {
        return None;
    }
    let first = block.children().next()?;
    (first.block.kind == BlockKind::Paragraph).then_some(first)
}
