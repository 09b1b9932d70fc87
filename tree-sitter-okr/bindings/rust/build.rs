//! Compiles the generated parser and its external scanner.

use std::path::Path;

fn main() {
    let src = Path::new("src");
    let mut build = cc::Build::new();
    build.std("c11").include(src).warnings(false);
    build.file(src.join("parser.c")).file(src.join("scanner.c"));
    build.compile("tree-sitter-okr");
    println!("cargo:rerun-if-changed={}", src.display());
}
