//! Compiles the parser once per forgotten field, each under its own name.

use std::path::Path;

fn main() {
    let src = Path::new("../../src");
    for (field, name) in [
        ("role", "role"),
        ("containers", "containers"),
        ("inner_span", "spans"),
    ] {
        let language = format!("tree_sitter_okr_forgets_{name}");
        let mut build = cc::Build::new();
        build
            .std("c11")
            .warnings(false)
            .include(src)
            .define("FORGETS", field)
            .define("LANGUAGE", &*language);
        build.define("tree_sitter_okr", &*language);
        for function in ["create", "destroy", "scan", "serialize", "deserialize"] {
            let symbol = format!("tree_sitter_okr_external_scanner_{function}");
            build.define(&symbol, &*format!("{language}_external_scanner_{function}"));
        }
        build
            .file("scanner.c")
            .file(src.join("parser.c"))
            .compile(&language);
    }
    println!("cargo:rerun-if-changed=../../src");
    println!("cargo:rerun-if-changed=scanner.c");
}
