//! Reads the shipped source of the crate: no tests.

use std::fs;
use std::path::Path;

use syn::{Attribute, Item, Meta};

/// A source file.
pub struct Source {
    /// Its path below `src`, with `/` between folders.
    pub path: String,
    /// Its lines without line comments and without its module `tests`.
    pub code: String,
    /// Its items without those that only tests see.
    pub items: Vec<Item>,
}

impl Source {
    /// The folder below `src` that it lies in; `None` for `lib.rs` and `main.rs`.
    pub fn room(&self) -> Option<&str> {
        Some(self.path.split_once('/')?.0)
    }
}

/// Every source file that is shipped, sorted by path.
pub fn shipped() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("it is readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&root).expect("it is below the root");
            let below = below.to_string_lossy().replace('\\', "/");
            if below.ends_with(".rs") && !is_test(&below) {
                let text = fs::read_to_string(&path).expect("it is text");
                sources.push(read(below, &text));
            }
        }
    }
    assert!(sources.len() > 30, "the source files were not found");
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

fn read(path: String, text: &str) -> Source {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next();
    let lines = code.unwrap_or_default().lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    let file = syn::parse_file(text);
    let file = file.unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
    Source {
        code: lines.collect::<Vec<_>>().join("\n"),
        items: of_the_product(file.items),
        path,
    }
}

/// Whether the file at `path`, below `src`, holds tests.
fn is_test(path: &str) -> bool {
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.trim_end_matches(".rs");
    matches!(stem, "tests" | "test")
        || stem.ends_with("_tests")
        || path.split('/').any(|part| part == "tests")
}

/// The `items` that are compiled without `cfg(test)`.
pub fn of_the_product(items: Vec<Item>) -> Vec<Item> {
    let shipped = |item: &Item| !attributes(item).iter().any(is_for_tests);
    items.into_iter().filter(shipped).collect()
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else {
        return attribute.path().is_ident("test");
    };
    list.path.is_ident("cfg") && list.tokens.to_string() == "test"
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
