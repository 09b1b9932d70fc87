//! The program `okr-lsp`: a language server without arguments, a linter with them.

use std::process::ExitCode;

fn main() -> ExitCode {
    okr_lsp::cli::run(std::env::args_os())
}
