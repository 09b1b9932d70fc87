//! The arguments of the program. Their comments are the text of `--help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::setup;
use crate::lsp;

/// The command line of the program.
#[derive(Debug, Parser)]
#[command(
    name = "okr-lsp",
    version,
    about = "Reads OKR documents, checks how they are written, and serves editors",
    long_about = "okr-lsp reads the Markdown and .okr files in which an organisation keeps its Objectives and Key \
                  Results. Without a command it is a language server on standard input and output, as an editor \
                  starts it; with a command it works on files.",
    after_help = "Try it:\n  okr-lsp check okrs/              what could be written better\n  okr-lsp explain \
                  key-result       what makes a good key result\n  okr-lsp parse --format json okrs/"
)]
pub(super) struct CommandLine {
    /// Serve the Language Server Protocol on standard input and output (the default)
    #[arg(long)]
    pub(super) stdio: bool,
    #[command(flatten)]
    pub(super) log: lsp::LogOptions,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check how OKRs are written; exit code 1 when there is an error or a warning
    Check {
        /// How findings are printed
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
        /// Print how often each rule found something instead, as text or JSON
        #[arg(long)]
        statistics: bool,
        /// Make all fixes that are safe, and print what is left; of standard input, print the text
        #[arg(long)]
        fix: bool,
        /// Print what `--fix` would change as a unified diff, and change nothing; exit code 1 when there is something
        #[arg(long, conflicts_with_all = ["fix", "statistics", "format"])]
        diff: bool,
        #[command(flatten)]
        input: Input,
    },
    /// Print what was understood: sections, objectives, key results, initiatives, KPIs
    Parse {
        /// How it is printed
        #[arg(long, value_enum, default_value_t = ParseFormat::Json)]
        format: ParseFormat,
        #[command(flatten)]
        input: Input,
    },
    /// Print the page of a rule, a topic or a writing guideline
    Explain {
        /// The rule, topic or guideline (G34); without one, all rules and topics are listed
        name: Option<String>,
    },
    /// List the rules: how bad their findings are, whether they are on, and what they report
    Rules {
        /// How they are printed
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        /// Use this configuration, instead of the .okr.toml of this folder or the nearest above it
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Write what an editor needs to start this program, and say what was done
    Setup {
        /// The editor
        #[arg(value_enum)]
        editor: setup::Editor,
        /// Print what would be written, and where, and write nothing
        #[arg(long)]
        print: bool,
        /// Also write to files that are there already
        #[arg(long)]
        force: bool,
    },
    /// Print the JSON schema of .okr.toml, for editors that complete and check it
    Schema,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people, with the lines concerned
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, for annotations by GitHub Actions
    Github,
    /// A code quality report, for GitLab
    Gitlab,
    /// A report of test cases, for most other pipelines
    Junit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RulesFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ParseFormat {
    /// For programs
    Json,
}

/// The files a command works on.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Treat every named path as an OKR document
    #[arg(long)]
    pub(super) okr: bool,
    /// Use this configuration for all of them, instead of the nearest .okr.toml above each
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}
