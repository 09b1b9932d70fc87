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
    after_help = "Examples:\n  okr-lsp check okrs/           check the files of a folder\n  okr-lsp explain key-result    \
                  explain what makes a good key result\n  okr-lsp rules                 list the rules"
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
    /// Check how OKRs are written; exit code 1 if there is an error or a warning
    Check {
        /// How to print findings
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
        /// Count the findings by rule instead of printing them, as text or JSON
        #[arg(long)]
        statistics: bool,
        /// Apply all safe fixes, and print the findings that are left; for standard input, print the fixed text
        #[arg(long)]
        fix: bool,
        /// Print what `--fix` would change as a unified diff, and change nothing; exit code 1 if there is a change
        #[arg(long, conflicts_with_all = ["fix", "statistics", "format"])]
        diff: bool,
        #[command(flatten)]
        input: Input,
    },
    /// Print what okr-lsp reads: sections, objectives, key results, initiatives, KPIs
    Parse {
        /// How to print it
        #[arg(long, value_enum, default_value_t = ParseFormat::Json)]
        format: ParseFormat,
        #[command(flatten)]
        input: Input,
    },
    /// Print the page of a rule, a topic or a writing guideline
    Explain {
        /// The rule, topic or guideline (such as G34); without a name, list all rules and topics
        name: Option<String>,
    },
    /// List the rules with their severity in this folder and what they report
    Rules {
        /// How to print them
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        /// Use this configuration instead of the .okr.toml in this folder or the nearest folder above
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Write the files with which an editor starts this program
    Setup {
        /// The editor
        #[arg(value_enum)]
        editor: setup::Editor,
        /// Only print what would be written, and where
        #[arg(long)]
        print: bool,
        /// Change existing files too
        #[arg(long)]
        force: bool,
    },
    /// Print the JSON schema of .okr.toml, with which editors complete and check it
    Schema,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people, with the lines of the document
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, for annotations in GitHub Actions
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
    /// Use this configuration for all files instead of the nearest .okr.toml above each
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}
