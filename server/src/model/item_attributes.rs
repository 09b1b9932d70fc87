//! What is told about an item.

use super::attribute::{Attribute, AttributeName, Source};
use super::item::Item;
use crate::measure::{Measure, over_the_same};

impl Item {
    /// Whether and how it can be measured: by its words, or by the target that is told besides them.
    pub fn measure(&self) -> Measure {
        let own = self.facts().measure;
        if own != Measure::None {
            return own;
        }
        let target = self.told().find(|told| told.name == AttributeName::Target);
        target.map_or(own, |target| target.measure())
    }

    /// Whether its baseline, target and current value are counted over the same, where they tell over what: not “5 per
    /// week” and “10 per month”.
    pub fn is_one_rate(&self) -> bool {
        use AttributeName::{Baseline, Current, Target};
        let attributes = self.attributes();
        let values = attributes.filter(|one| matches!(one.name, Baseline | Target | Current));
        let values: Vec<&str> = values.map(Attribute::value).collect();
        over_the_same(&values)
    }

    /// What is told about it, the most explicit first; worked out when first asked for.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        let attributes = self.attributes.get_or_init(|| {
            let told = self.told().chain(Attribute::of_change(self.words()));
            let told = told.chain(self.told_by_label());
            told.chain(Attribute::of_checkbox(&self.block)).collect()
        });
        attributes.iter()
    }

    /// Who answers for it, the most explicit first. It costs less than to look through all attributes, where those are
    /// not asked for otherwise.
    pub fn owners(&self) -> impl Iterator<Item = Attribute> + '_ {
        let told = self.told().chain(self.told_by_label());
        told.filter(|attribute| attribute.name == AttributeName::Owner)
    }

    /// What is said about what it serves: in lines and cells, and in its words themselves; where nothing is, at the
    /// head of its section.
    pub fn supports(&self) -> impl Iterator<Item = Attribute> + '_ {
        let mut own = self.told().filter(is_support).peekable();
        let head = self.purpose.iter().filter(|_| own.peek().is_none());
        let of_section = head.flat_map(|line| Attribute::on_line(line.clone()));
        let of_section: Vec<_> = of_section.filter(is_support).collect();
        own.chain(of_section)
    }

    /// Where the line at the head of its section begins, in bytes, if that is what says what it serves.
    pub fn head_of_section(&self) -> Option<usize> {
        let own = self.told().any(|told| is_support(&told));
        let head = self.purpose.as_ref().filter(|_| !own);
        head.map(|line| line.start)
    }

    /// What is told besides its label.
    fn told(&self) -> impl Iterator<Item = Attribute> + '_ {
        let words = self.words.as_ref().map(|words| words.start);
        let lines = self.block.telling_children();
        let lines = lines.filter(move |line| words != Some(line.start));
        let cells = self.cells.iter();
        let cells = cells.flat_map(|(name, cell)| Attribute::in_cell(*name, cell));
        let told = lines.flat_map(Attribute::on_line).chain(cells);
        let told = told.chain(Attribute::beside_words(self.words()));
        told.chain(Attribute::aside(self.words(), Source::Change))
    }

    /// What is told by its label and beside that.
    fn told_by_label(&self) -> impl Iterator<Item = Attribute> + '_ {
        let beside = Attribute::aside(&self.block, Source::BesideLabel);
        beside.chain(Attribute::aside(&self.block, Source::Label))
    }

    /// Each attribute in the words of its most explicit source; several owners are joined by `, `.
    pub fn stated(&self) -> Vec<(AttributeName, String)> {
        let mut stated: Vec<(&Attribute, String)> = Vec::new();
        for attribute in self.attributes() {
            let value = attribute.value().trim();
            let mut known = stated.iter_mut();
            match known.find(|(first, _)| first.name == attribute.name) {
                None => stated.push((attribute, value.to_owned())),
                Some((first, values)) => {
                    let owners = first.name == AttributeName::Owner;
                    if owners && first.source == attribute.source {
                        values.push_str(", ");
                        values.push_str(value);
                    }
                }
            }
        }
        let stated = stated.into_iter();
        stated.map(|(first, value)| (first.name, value)).collect()
    }
}

fn is_support(attribute: &Attribute) -> bool {
    attribute.name == AttributeName::Supports
}
