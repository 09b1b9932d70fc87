//! Puts the hook of `coverage.c` in the place of the one that libFuzzer refuses.

fn main() {
    cc::Build::new().file("coverage.c").compile("coverage");
    println!("cargo:rustc-link-arg-bins=-Wl,--wrap=__sanitizer_cov_trace_pc");
    println!("cargo:rerun-if-changed=coverage.c");
}
