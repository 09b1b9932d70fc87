//! The command line: the same engine for pipelines and terminals.

mod check;
mod configuration;
mod explain;
mod input;
mod parse;
mod place;
mod print;
mod rules;
mod schema;
mod setup;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use self::print::complain;
use crate::lsp;
use crate::text::visible_name;

/// The exit code for unknown paths, unreadable files, a wrong configuration or wrong arguments.
const FAILED: u8 = 2;

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
struct CommandLine {
    /// Serve the Language Server Protocol on standard input and output (the default)
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    log: lsp::LogOptions,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
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
enum CheckFormat {
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
enum RulesFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ParseFormat {
    /// For programs
    Json,
}

/// The files a command works on.
#[derive(Debug, Args)]
struct Input {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Treat every named path as an OKR document
    #[arg(long)]
    okr: bool,
    /// Use this configuration for all files instead of the nearest .okr.toml above each
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Runs the program with `arguments`, the program's name first, and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let line = match CommandLine::try_parse_from(&arguments) {
        Ok(line) => line,
        Err(_) => return answer(&arguments),
    };
    let done = match line.command {
        None => return lsp::serve(&line.log),
        Some(Command::Check {
            format,
            statistics,
            fix,
            diff,
            input,
        }) => match (diff, fix) {
            (true, _) => check::diff(&input),
            (false, true) => check::fix(format, statistics, &input),
            (false, false) => check::run(format, statistics, &input),
        },
        Some(Command::Parse { format, input }) => match format {
            ParseFormat::Json => parse::run(&input),
        },
        Some(Command::Explain { name }) => explain::run(name.as_deref()),
        Some(Command::Rules { format, config }) => rules::run(format, config.as_deref()),
        Some(Command::Setup {
            editor,
            print,
            force,
        }) => setup::run(editor, print, force),
        Some(Command::Schema) => schema::run(),
    };
    done.unwrap_or_else(|error| {
        // A reader may stop reading, as `head` does; that is not a failure.
        if error.kind() != io::ErrorKind::BrokenPipe {
            let _ = complain(&error);
        }
        FAILED.into()
    })
}

/// Prints the help, the version, or what is wrong with `arguments`, and gives the exit code. Help and version go to
/// standard output with exit code 0. The message repeats arguments; they are parsed again with control characters
/// escaped.
fn answer(arguments: &[OsString]) -> ExitCode {
    let shown = arguments.iter().map(visible_name);
    let Err(message) = CommandLine::try_parse_from(shown) else {
        let _ = complain(&"an argument is wrong");
        return FAILED.into();
    };
    let code = u8::try_from(message.exit_code()).unwrap_or(FAILED);
    let printed = message.print();
    printed.map_or(ExitCode::from(FAILED), |()| code.into())
}
