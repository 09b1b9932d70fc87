//! The layers of the language server.

use super::source::shipped;

/// The layers in order; a folder imports only from its own and from those before it.
const LAYERS: [&str; 12] = [
    "protocol",
    "log",
    "memory",
    "uri",
    "transport",
    "client",
    "convert",
    "state",
    "workspace",
    "indexing",
    "diagnostics",
    "handlers",
];

/// The first names of all paths in `code` that begin with `prefix`, also of those in braces.
fn imported<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let name = |path: &'a str| {
        let end = path.find(|char: char| !char.is_alphanumeric() && char != '_');
        path.get(..end.unwrap_or(path.len())).unwrap_or_default()
    };
    let mut names = Vec::new();
    for rest in code.split(prefix).skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split('}').next().unwrap_or_default();
                names.extend(group.split(',').map(|path| name(path.trim())));
            }
            None => names.push(name(rest)),
        }
    }
    names
}

#[test]
fn no_import_in_lsp_runs_back_up() {
    let layer = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let mut checked = 0;
    for source in shipped() {
        let Some(inside) = source.path.strip_prefix("lsp/") else {
            continue;
        };
        let folder = inside.split('/').next().unwrap_or_default();
        let Some(own) = layer(folder.trim_end_matches(".rs")) else {
            continue;
        };
        for import in imported(&source.code, "crate::lsp::") {
            let other = layer(import);
            assert!(
                other.is_some_and(|other| other <= own),
                "{inside} imports {import}"
            );
            checked += 1;
        }
    }
    assert!(checked > 100, "the imports were not found");
}
