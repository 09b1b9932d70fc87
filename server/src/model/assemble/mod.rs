//! From blocks to the lists of a document: who belongs to whom.

mod around;
mod known;
mod record;
mod table;
mod words;

use super::conventions::{Conventions, ItemKind};
use super::document::Parts;
use super::document_style::DocumentStyle;
use super::head::BlockKind;
use super::heading::is_company;
use super::id::{ObjectiveId, SectionId};
use super::placed::Placed;
use super::reference::{Definition, Use};
use super::role::Role;
use super::roles::Roles;
use super::section::{Section, SectionLevel};
use around::Around;
use known::Labelled;
use words::{adopted_words, introduces_examples, item, serves};

/// Reads the blocks below `root` in the order of the text.
pub(super) fn assemble(root: &Placed, style: DocumentStyle, conventions: &Conventions) -> Parts {
    let mut assembly = Assembly {
        style,
        parts: Parts::default(),
        purposes: Vec::new(),
        objectives: Labelled::default(),
        key_results: Labelled::default(),
        conventions,
    };
    assembly.children(root, Role::Section, Around::default());
    assembly.parts
}

struct Assembly<'a> {
    conventions: &'a Conventions,
    style: DocumentStyle,
    parts: Parts,
    /// The lines that say what the goals of their sections serve.
    purposes: Vec<Placed>,
    objectives: Labelled,
    key_results: Labelled,
}

impl Assembly<'_> {
    /// Reads the blocks in `parent`, whose role is `parent_role`. A key result that follows an objective on the same
    /// level belongs to it, as in documents with labels and without nesting. It does not where the objective is a list
    /// item with key results of its own. Behind a list of objectives it belongs to the first.
    fn children(&mut self, parent: &Placed, parent_role: Role, mut around: Around) {
        let adopted = adopted_words(parent, parent_role);
        let mut roles = Roles::new(self.style, parent, parent_role, around.inside);
        let mut blocks = parent.children().peekable();
        let mut in_list = false;
        while let Some(block) = blocks.next() {
            match Definition::of(&block) {
                Some(definition) => self.parts.definitions.push(definition),
                None => self.parts.uses.extend(Use::all(&block)),
            }
            let holds = |words: &Placed| block.range().contains(&words.start);
            if adopted.as_ref().is_some_and(holds) {
                continue;
            }
            if block.kind() == BlockKind::Table && parent_role != Role::Remarks {
                self.table(&block, roles.place(), around);
            }
            around.quoted |= introduces_examples(&block);
            if parent_role == Role::Section && serves(&block, around) {
                around.purpose = Some(self.purposes.len());
                self.purposes.push(block.clone());
            }
            let (role, introduced) = roles.next(&block, blocks.peek());
            around.grouped = introduced || matches!(parent_role, Role::Group(_));
            let complete = block.kind() == BlockKind::ListItem && block.block.holds().key_result;
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
        match (role, block.kind()) {
            (Role::Objective, _) => return self.item(role, ItemKind::Objective, &block, around),
            (Role::KeyResult, _) => return self.item(role, ItemKind::KeyResult, &block, around),
            (Role::Initiative, _) => return self.item(role, ItemKind::Initiative, &block, around),
            (Role::Kpi, _) => return self.item(role, ItemKind::Kpi, &block, around),
            (Role::Section, _) => self.section(block, around),
            (Role::Group(ItemKind::Objective), _) => {
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
        let words = heading.block.heading_words();
        let objective = around.objective;
        let around = Around {
            objective: objective.filter(|_| around.inside || words.okrs),
            key_result: around.key_result.filter(|_| around.inside),
            quoted: around.quoted || words.example,
            period: words.period.or(around.period),
            ..around
        };
        if words.neutral {
            return self.children(&heading, Role::Section, around);
        }
        let id = SectionId::next(&self.parts.sections);
        self.parts.sections.push(Section {
            heading: heading.clone(),
            parent: around.section,
            level: self.level(heading.words(), around.section),
            objectives: Vec::new(),
        });
        let around = Around {
            section: Some(id),
            ..around
        };
        self.children(&heading, Role::Section, around);
    }

    /// Whose goals the section `name` holds, which stands in the section `around`.
    fn level(&self, name: &str, around: Option<SectionId>) -> SectionLevel {
        if is_company(name, &self.conventions.companies) {
            SectionLevel::Company
        } else if self.inside_team(around) {
            SectionLevel::SubTeam
        } else {
            SectionLevel::Team
        }
    }

    fn inside_team(&self, section: Option<SectionId>) -> bool {
        let mut at = section;
        while let Some(section) = at.and_then(|id| self.parts.section(id)) {
            if section.level != SectionLevel::Company && !section.objectives.is_empty() {
                return true;
            }
            at = section.parent;
        }
        false
    }

    /// Reads the item in `block`; gives the objective, if it is one.
    fn item(
        &mut self,
        role: Role,
        kind: ItemKind,
        block: &Placed,
        around: Around,
    ) -> Option<ObjectiveId> {
        if kind == ItemKind::KeyResult && around.quoted && self.is_known(kind, block) {
            return None;
        }
        let inside = self.push(kind, item(block, role, around), around);
        self.children(block, role, inside);
        inside.objective.filter(|_| kind == ItemKind::Objective)
    }

    /// Whether the item of this kind whose label stands in `block` is labelled with the same number elsewhere.
    fn is_known(&mut self, kind: ItemKind, block: &Placed) -> bool {
        let Some(number) = block.block.head.number() else {
            return false;
        };
        let (objectives, key_results) = (&self.parts.objectives, &self.parts.key_results);
        match kind {
            ItemKind::Objective => {
                let items = objectives.iter().map(|objective| &objective.item);
                self.objectives.holds(number, items)
            }
            ItemKind::KeyResult => {
                let items = key_results.iter().map(|key_result| &key_result.item);
                self.key_results.holds(number, items)
            }
            ItemKind::Initiative | ItemKind::Kpi => false,
        }
    }
}
