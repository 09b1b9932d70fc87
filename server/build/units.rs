//! Compiles `lexicon/units.txt` into tables from a sign to what it stands for. Whatever is wrong in it panics with its
//! line.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The tables by the first words of their lines, with the type of their values.
const TABLES: [(&str, &str); 6] = [
    ("glued", "Suffix"),
    ("apart", "Suffix"),
    ("reais", "Suffix"),
    ("money", "Unit"),
    ("dollar", "Unit"),
    ("code", "Unit"),
];

/// The code of one static map for each table.
pub fn compile(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the units can be read");
    let mut tables: BTreeMap<&str, phf_codegen::Map<&str>> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fail = |problem| -> ! { panic!("lexicon/units.txt:{}: {problem}", number + 1) };
        let Some((signs, meaning)) = line.split_once('=') else {
            fail("a `=` is missing")
        };
        let mut signs = signs.split_whitespace();
        let kind = signs.next().unwrap_or_default();
        if !TABLES.iter().any(|(name, _)| *name == kind) {
            fail("the line begins with no known word");
        }
        for sign in signs {
            let value = match (kind, meaning.trim()) {
                ("code", _) => format!("Unit::Money({sign:?})"),
                ("money" | "dollar", code) => format!("Unit::Money({code:?})"),
                (_, meaning) => suffix(meaning).unwrap_or_else(|| fail("no unit and number")),
            };
            tables
                .entry(kind)
                .or_insert_with(phf_codegen::Map::new)
                .entry(sign, value);
        }
    }
    let mut code = String::new();
    for (kind, value) in TABLES {
        let name = kind.to_uppercase();
        let table = tables.remove(kind).unwrap_or_else(phf_codegen::Map::new);
        let table = table.build();
        let _ = writeln!(code, "static {name}: phf::Map<&str, {value}> = {table};");
    }
    code
}

/// "scale 3", "time /9", "B 1000", "px".
fn suffix(meaning: &str) -> Option<String> {
    let (name, number) = meaning.split_once(' ').unwrap_or((meaning, "1"));
    if name == "scale" {
        let power: u32 = number.parse().ok()?;
        return Some(format!("Suffix::Scale({power})"));
    }
    let unit = match name {
        "time" => "Unit::Duration".to_owned(),
        "points" => "Unit::Points".to_owned(),
        "multiple" => "Unit::Multiple".to_owned(),
        name => format!("Unit::Named({:?})", name.replace('_', " ")),
    };
    let (over, under): (i64, u32) = match number.strip_prefix('/') {
        Some(power) => (1, power.parse().ok()?),
        None => (number.parse().ok()?, 0),
    };
    Some(format!(
        "Suffix::Unit {{ unit: {unit}, over: {over}, under: {under} }}"
    ))
}
