//! Finds which files use what others define.
//!
//! File A uses file B where code of A names an item that B defines: in a `use`, in a path, or in the arguments of a
//! macro. Re-exports are followed to the file with the definition, so that the route of an import does not matter.
//! These are no uses:
//! - `mod b;`, which says where a file is and not what it needs;
//! - any `use` in a facade: a file that holds nothing but modules and imports, which are there for others;
//! - a call of a method, whose receiver's type is named where it comes from;
//! - what only tests see.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, ItemMod, ItemUse, Macro, Path};

use super::names::{Modules, Names, leaves, module_of};
use super::source::{Source, of_the_product};

/// For each of `sources`, the numbers of the others that it uses.
pub fn uses(sources: &[Source]) -> Vec<BTreeSet<usize>> {
    let modules = Modules::of(sources);
    let of_one = |(file, source): (usize, &Source)| {
        if is_facade(source) {
            return BTreeSet::new();
        }
        let mut uses = Uses {
            modules: &modules,
            at: module_of(&source.path),
            found: BTreeSet::new(),
        };
        source.items.iter().for_each(|item| uses.visit_item(item));
        uses.found.remove(&file);
        uses.found
    };
    sources.iter().enumerate().map(of_one).collect()
}

fn is_facade(source: &Source) -> bool {
    let mut items = source.items.iter();
    items.all(|item| {
        matches!(item, Item::Mod(item) if item.content.is_none()) || matches!(item, Item::Use(_))
    })
}

/// Collects what one file uses.
struct Uses<'a> {
    modules: &'a Modules,
    /// The module around the code that is looked at.
    at: Names,
    found: BTreeSet<usize>,
}

impl Uses<'_> {
    fn add(&mut self, path: &[String]) {
        self.found.extend(self.modules.file(&self.at, path));
    }

    /// The paths in the arguments of a macro.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path = Names::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.add(&std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.add(&std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.add_tokens(group.stream());
                    }
                }
            }
        }
        self.add(&path);
    }
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else {
            return;
        };
        self.at.push(item.ident.to_string());
        let items = of_the_product(items.clone());
        items.iter().for_each(|item| Uses::visit_item(self, item));
        self.at.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        for (_, path) in leaves(&item.tree) {
            self.add(&path);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let names: Names = path
            .segments
            .iter()
            .map(|name| name.ident.to_string())
            .collect();
        self.add(&names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        visit::visit_macro(self, call);
        self.add_tokens(call.tokens.clone());
    }
}
