//! From blocks to the lists of a document: who belongs to whom.

use super::block::{Block, BlockKind, Placed};
use super::conventions::{Conventions, LabelKind};
use super::document::{KeyResultId, ObjectiveId, Parts, SectionId};
use super::group::Group;
use super::item::{Initiative, Item, KeyResult, Kpi, Objective, Parent, Told};
use super::manner::Manner;
use super::reference::{Definition, Use};
use super::role::{Role, Roles, is_phrase};
use super::section::{Level, Section, is_company};
use super::table::{self, Place};
use crate::measure::period::Period;

/// Reads the blocks below `root` in the order of the text.
pub(super) fn assemble(root: &Placed, manner: Manner, conventions: &Conventions) -> Parts {
    let mut assembly = Assembly {
        manner,
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
    /// The time that the nearest heading names.
    period: Option<Period>,
    /// Whether the block is what it is by the group it stands in.
    grouped: bool,
    /// Whether the objective stands around the block, and not merely before it.
    inside: bool,
}

impl Around {
    /// What an objective here is nested below.
    fn parent(self) -> Option<Parent> {
        let objective = self.objective.filter(|_| self.inside);
        let key_result = self.key_result.filter(|_| self.inside);
        key_result
            .map(Parent::KeyResult)
            .or(objective.map(Parent::Objective))
    }
}

struct Assembly<'a> {
    conventions: &'a Conventions,
    manner: Manner,
    parts: Parts,
}

impl Assembly<'_> {
    /// Reads the blocks in `parent`, whose role is `role`. A key result that follows its objective on the
    /// same level, as labels without nesting do, belongs to it, unless it is a list item that has key results
    /// of its own; of a list of objectives the first is meant.
    fn children(&mut self, parent: &Placed, role: Role, around: Around) {
        let mut around = around;
        let parent_role = role;
        let adopted = adopted_words(parent, role);
        let mut roles = Roles::new(self.manner, parent, role, around.inside);
        let mut blocks = parent.children().peekable();
        let mut in_list = false;
        while let Some(block) = blocks.next() {
            match Definition::of(&block) {
                Some(definition) => self.parts.definitions.push(definition),
                None => self.parts.uses.extend(Use::all(&block)),
            }
            if adopted
                .as_ref()
                .is_some_and(|words| block.range().contains(&words.start))
            {
                continue;
            }
            if block.block.kind == BlockKind::Table {
                let place = roles.place();
                self.table(&block, place, around);
            }
            around.quoted |= introduces_examples(&block);
            let (role, introduced) = roles.next(&block, blocks.peek());
            around.grouped = introduced || matches!(parent_role, Role::Group(_));
            let complete =
                block.block.kind == BlockKind::ListItem && block.block.holds().key_result;
            let objective = self.block(block, role, around);
            if let (Some(objective), false) = (objective, complete || (in_list && introduced)) {
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
        let name = heading.words();
        let naming = heading.block.naming();
        let quoted = around.quoted || naming.example;
        let around = Around {
            objective: around.objective.filter(|_| around.inside || naming.okrs),
            key_result: around.key_result.filter(|_| around.inside),
            quoted,
            period: naming.period.or(around.period),
            ..around
        };
        if naming.neutral {
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

    /// Reads the items in the rows of a table.
    fn table(&mut self, table: &Placed, place: Place, around: Around) {
        let mut around = around;
        let mut summary = false;
        for entry in table::entries(table, place) {
            let known = self.is_known(entry.kind, Some(entry.reference()));
            if entry.kind == LabelKind::Objective {
                summary = known;
            }
            if known || summary {
                continue;
            }
            let kind = entry.kind;
            let item = Item {
                block: entry.row,
                words: Some(entry.words),
                quoted: around.quoted,
                told: Told::Column,
                number: entry.number,
                cells: entry.attributes,
            };
            match kind {
                LabelKind::Objective => {
                    around.objective = Some(self.push_objective(item, around));
                    around.key_result = None;
                }
                LabelKind::KeyResult => {
                    let key_result = None;
                    let id = self.push_key_result(
                        item,
                        Around {
                            key_result,
                            ..around
                        },
                    );
                    around.key_result = Some(id);
                }
                LabelKind::Initiative => self.push_initiative(item, around),
                LabelKind::Kpi => self.push_kpi(item, around),
            }
        }
    }

    /// Whether the item with this number is labelled elsewhere, and a table or quotation only comes back to it.
    fn is_known(&self, kind: LabelKind, number: Option<&Placed>) -> bool {
        let number = number.and_then(number_of);
        let known = |item: &Item| {
            item.told == Told::Label && !item.quoted && number_of(&item.block) == number
        };
        number.is_some()
            && match kind {
                LabelKind::Objective => self
                    .parts
                    .objectives
                    .iter()
                    .any(|objective| known(&objective.item)),
                LabelKind::KeyResult => self
                    .parts
                    .key_results
                    .iter()
                    .any(|key_result| known(&key_result.item)),
                LabelKind::Initiative | LabelKind::Kpi => false,
            }
    }

    fn objective(&mut self, block: Placed, around: Around) -> ObjectiveId {
        let id = self.push_objective(item(&block, Role::Objective, around), around);
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
        if around.quoted && self.is_known(LabelKind::KeyResult, Some(&block)) {
            return;
        }
        let id = self.push_key_result(item(&block, Role::KeyResult, around), around);
        let key_result = Some(id);
        let around = Around {
            key_result,
            ..around
        };
        self.children(&block, Role::KeyResult, around);
    }

    fn initiative(&mut self, block: Placed, around: Around) {
        self.push_initiative(item(&block, Role::Initiative, around), around);
        self.children(&block, Role::Initiative, around);
    }

    fn kpi(&mut self, block: Placed, around: Around) {
        self.push_kpi(item(&block, Role::Kpi, around), around);
        self.children(&block, Role::Kpi, around);
    }

    fn push_objective(&mut self, item: Item, around: Around) -> ObjectiveId {
        let id = ObjectiveId::next(&self.parts.objectives);
        self.parts.objectives.push(Objective {
            item,
            section: around.section,
            period: around.period,
            parent: around.parent(),
            key_results: Vec::new(),
        });
        let section = around
            .section
            .and_then(|section| self.parts.section_mut(section));
        if let Some(section) = section {
            section.objectives.push(id);
        }
        id
    }

    fn push_key_result(&mut self, item: Item, around: Around) -> KeyResultId {
        let id = KeyResultId::next(&self.parts.key_results);
        self.parts.key_results.push(KeyResult {
            item,
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
        id
    }

    fn push_initiative(&mut self, item: Item, around: Around) {
        let parent = around.key_result.map(Parent::KeyResult);
        self.parts.initiatives.push(Initiative {
            item,
            parent: parent.or(around.objective.map(Parent::Objective)),
        });
    }

    fn push_kpi(&mut self, item: Item, around: Around) {
        self.parts.kpis.push(Kpi {
            item,
            section: around.section,
        });
    }
}

/// The number of an item by its label.
fn number_of(block: &Placed) -> Option<&str> {
    let label = block.block.head.label.as_ref()?;
    label.number.as_deref()
}

/// Whether a line such as `For example:` says that what follows is nobody's goal.
fn introduces_examples(block: &Placed) -> bool {
    let words = block.words();
    block.block.kind == BlockKind::Paragraph
        && words.ends_with([':', '：'])
        && block.block.naming().example
}

fn told(block: &Block, around: Around) -> Told {
    let grouped = around.grouped || block.kind == BlockKind::KeyResult;
    match &block.head.label {
        Some(_) => Told::Label,
        None if grouped => Told::Group,
        None => Told::Place,
    }
}

fn item(block: &Placed, role: Role, around: Around) -> Item {
    Item {
        words: adopted_words(block, role),
        block: block.clone(),
        quoted: around.quoted,
        told: told(&block.block, around),
        number: None,
        cells: Vec::new(),
    }
}

/// The paragraph with the words of an item whose label, or whose heading with a mere topic, stands alone on
/// its line.
fn adopted_words(block: &Placed, role: Role) -> Option<Placed> {
    let own: &Block = &block.block;
    let words = own.head.inline.plain.as_str();
    let topic = own.kind == BlockKind::Section
        && role == Role::Objective
        && !is_phrase(words)
        && !words.contains(':');
    let labelled = matches!(
        own.kind,
        BlockKind::Objective | BlockKind::KeyResult | BlockKind::Initiative | BlockKind::Kpi
    );
    let unworded = labelled && words.is_empty();
    if !(topic || unworded) {
        return None;
    }
    let first = block.children().next()?;
    match first.block.kind {
        // `Why now: …` says something else than what the objective is.
        BlockKind::Paragraph if topic && first.words().contains(':') => None,
        BlockKind::Paragraph => Some(first),
        BlockKind::Quote if labelled => first
            .children()
            .next()
            .filter(|quoted| quoted.block.kind == BlockKind::Paragraph),
        _ => None,
    }
}
