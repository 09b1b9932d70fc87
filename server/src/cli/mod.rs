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

/// It could not run: unknown paths, unreadable files, a wrong configuration, wrong arguments.
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
    after_help = "Try it:\n  okr-lsp check okrs/              what could be written better\n  okr-lsp explain \
                  key-result       what makes a good key result\n  okr-lsp parse --format json okrs/"
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
enum CheckFormat {
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
    /// Use this configuration for all of them, instead of the nearest .okr.toml above each
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Runs the program with the arguments `arguments`, the program's name first.
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
        // A reader that stopped reading, as `head` does, is no failure.
        if error.kind() != io::ErrorKind::BrokenPipe {
            let _ = complain(&error);
        }
        FAILED.into()
    })
}

/// Prints what is to be said about `arguments` that name nothing to do: help and version are answers and go to standard
/// output, with exit code 0. The message repeats arguments, which therefore are read once more, with their orders
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
