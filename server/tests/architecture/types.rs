//! No two types of the crate have the same name.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, ItemEnum, ItemMacro, ItemMod, ItemStruct, ItemTrait, ItemType, ItemUnion};

use super::exceptions::Exceptions;
use super::source::{of_the_product, shipped};

/// The names that are defined more than once, one a line, with the file of each definition. The list only gets shorter.
const KNOWN: &str = include_str!("types.txt");

/// The names of the types that `item` defines: by itself, in the body of a function, or by a macro; not those in a module. In the arguments
/// of a macro, these count as types: a name after `struct`, `enum`, `trait`, `type` or `union`, and one that is
/// followed by braces or an arrow.
pub fn types_of(item: &Item) -> Vec<String> {
    let mut types = Types(Vec::new());
    types.visit_item(item);
    types.0
}

struct Types(Vec<String>);

impl Types {
    fn add_tokens(&mut self, tokens: TokenStream, is_call: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for pair in tokens.windows(2) {
            let [first, second] = pair else { continue };
            match (first, second) {
                (TokenTree::Ident(keyword), TokenTree::Ident(name))
                    if is_keyword(&keyword.to_string()) =>
                {
                    self.0.push(name.to_string());
                }
                (TokenTree::Ident(name), TokenTree::Group(group))
                    if is_call && group.delimiter() == Delimiter::Brace =>
                {
                    self.0.push(name.to_string());
                }
                (TokenTree::Ident(name), TokenTree::Punct(mark))
                    if is_call && mark.as_char() == '-' =>
                {
                    self.0.push(name.to_string());
                }
                _ => {}
            }
        }
        for token in tokens {
            if let TokenTree::Group(group) = token {
                self.add_tokens(group.stream(), false);
            }
        }
    }
}

fn is_keyword(word: &str) -> bool {
    ["struct", "enum", "trait", "type", "union"].contains(&word)
}

impl<'ast> Visit<'ast> for Types {
    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.0.push(item.ident.to_string());
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast ItemType) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_union(&mut self, item: &'ast ItemUnion) {
        self.0.push(item.ident.to_string());
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        self.add_tokens(item.mac.tokens.clone(), item.ident.is_none());
    }
}

/// The names of the types that `items` define, those in modules too.
fn all_types(items: &[Item]) -> Vec<String> {
    let of_one = |item: &Item| match item {
        Item::Mod(ItemMod {
            content: Some((_, items)),
            ..
        }) => all_types(&of_the_product(items.clone())),
        _ => types_of(item),
    };
    items.iter().flat_map(of_one).collect()
}

#[test]
fn a_type_name_is_defined_once() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in shipped() {
        for name in all_types(&source.items) {
            places.entry(name).or_default().push(source.path.clone());
        }
    }
    places.retain(|_, places| places.len() > 1);
    let mut found = BTreeSet::new();
    for (name, paths) in &places {
        found.extend(paths.iter().map(|path| format!("{name} {path}")));
    }
    let shown = found.iter().cloned().collect::<Vec<_>>().join("\n");
    Exceptions::read(KNOWN).compare(&found, "types.txt", &shown);
}

#[test]
fn types_of_all_kinds_are_found() {
    let source = "
        struct A; enum B {} union C { a: u8 } type D = A; trait E { type Item; }
        mod m { struct InModule; }
        fn f() { struct F; }
        macro_rules! define { ($name:ident) => { struct $name; struct G; } }
        define! { H { a } I -> J }
    ";
    let file = syn::parse_file(source).expect("it is Rust");
    let found = all_types(&file.items);
    assert_eq!(
        found,
        ["A", "B", "C", "D", "E", "InModule", "F", "G", "H", "I"]
    );
}
