//! Finds the file in which a name is defined, through imports and re-exports.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, UseTree};

use super::source::{Source, of_the_product};
use super::types::types_of;

/// The names on the way to a module or an item, outermost first.
pub type Names = Vec<String>;

/// Every module of the crate by its names below the crate; the crate itself has none.
pub struct Modules(BTreeMap<Names, Module>);

/// What a module holds.
#[derive(Default)]
struct Module {
    /// The number of its file.
    file: usize,
    /// The modules in it.
    children: BTreeSet<String>,
    /// The items that it defines.
    items: BTreeSet<String>,
    /// The names that it imports or re-exports, with what they stand for.
    imports: Vec<(String, Names)>,
    /// The modules of which it imports everything.
    globs: Vec<Names>,
}

/// What a name stands for.
enum Meaning {
    Module(Names),
    /// An item, with the number of the file that defines it.
    Item(usize),
}

/// Imports of imports are followed this far.
const DEEPEST: usize = 20;

impl Modules {
    /// The modules of `sources`.
    pub fn of(sources: &[Source]) -> Self {
        let mut modules = Self(BTreeMap::new());
        for (file, source) in sources.iter().enumerate() {
            if source.path != "main.rs" {
                modules.add(&module_of(&source.path), file, &source.items);
            }
        }
        modules
    }

    fn add(&mut self, at: &[String], file: usize, items: &[Item]) {
        let mut module = Module {
            file,
            ..Module::default()
        };
        for item in items {
            if let Item::Mod(child) = item {
                let name = child.ident.to_string();
                if let Some((_, items)) = &child.content {
                    let at = [at, std::slice::from_ref(&name)].concat();
                    self.add(&at, file, &of_the_product(items.clone()));
                }
                module.children.insert(name);
            } else if let Item::Use(import) = item {
                for (name, path) in leaves(&import.tree) {
                    match name {
                        Some(name) => module.imports.push((name, path)),
                        None => module.globs.push(path),
                    }
                }
            } else {
                module.items.extend(defined(item));
                module.items.extend(types_of(item));
            }
        }
        self.0.insert(at.to_vec(), module);
    }

    /// The number of the file that defines the item to which `path` leads, written in the module `from`. `None` for
    /// a module and for what is no item of the crate.
    pub fn file(&self, from: &[String], path: &[String]) -> Option<usize> {
        match self.meaning(from, path, DEEPEST)? {
            Meaning::Item(file) => Some(file),
            Meaning::Module(_) => None,
        }
    }

    fn meaning(&self, from: &[String], path: &[String], depth: usize) -> Option<Meaning> {
        let depth = depth.checked_sub(1)?;
        let mut at = from.to_vec();
        let mut names = path;
        while let Some((name, rest)) = names.split_first() {
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()?),
                _ => break,
            }
            names = rest;
        }
        while let Some((name, rest)) = names.split_first() {
            match self.member(&at, name, rest.is_empty(), depth)? {
                Meaning::Module(module) => at = module,
                item @ Meaning::Item(_) => return Some(item),
            }
            names = rest;
        }
        Some(Meaning::Module(at))
    }

    /// What `name` stands for in the module `at`. Modules and items have names of their own: the `last` name of a
    /// path is an item rather than a module, any other the reverse.
    fn member(&self, at: &[String], name: &str, last: bool, depth: usize) -> Option<Meaning> {
        let module = self.0.get(at)?;
        let child = || {
            let path = [at, &[name.to_owned()]].concat();
            module
                .children
                .contains(name)
                .then_some(Meaning::Module(path))
        };
        let item = || {
            module
                .items
                .contains(name)
                .then_some(Meaning::Item(module.file))
        };
        let import = || {
            let mut imports = module.imports.iter().filter(|(known, _)| known == name);
            imports.find_map(|(_, path)| self.meaning(at, path, depth))
        };
        let glob = || {
            let mut globs = module.globs.iter();
            globs.find_map(|path| {
                let path = [path.as_slice(), &[name.to_owned()]].concat();
                self.meaning(at, &path, depth)
            })
        };
        if last {
            item().or_else(import).or_else(child).or_else(glob)
        } else {
            child().or_else(item).or_else(import).or_else(glob)
        }
    }
}

/// The names of the module that the file at `path` is.
pub fn module_of(path: &str) -> Names {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    let names = path.split('/').filter(|name| *name != "lib");
    names.map(str::to_owned).collect()
}

/// The names that `tree` imports, with what they stand for; `None` for everything in a module.
pub fn leaves(tree: &UseTree) -> Vec<(Option<String>, Names)> {
    fn follow(tree: &UseTree, mut path: Names, found: &mut Vec<(Option<String>, Names)>) {
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                follow(&step.tree, path, found);
            }
            UseTree::Name(name) if name.ident == "self" => found.push((path.last().cloned(), path)),
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                path.push(name.clone());
                found.push((Some(name), path));
            }
            UseTree::Rename(rename) => {
                path.push(rename.ident.to_string());
                found.push((Some(rename.rename.to_string()), path));
            }
            UseTree::Glob(_) => found.push((None, path)),
            UseTree::Group(group) => {
                for tree in &group.items {
                    follow(tree, path.clone(), found);
                }
            }
        }
    }
    let mut found = Vec::new();
    follow(tree, Vec::new(), &mut found);
    found
}

/// The name that `item` defines.
fn defined(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
