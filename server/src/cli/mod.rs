//! The command line: the same engine for pipelines and terminals.

mod arguments;
mod check;
mod configuration;
mod exit;
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
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Command, CommandLine, ParseFormat};
use self::exit::FAILED;
use self::print::complain;
use crate::lsp;
use crate::text::visible_name;

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
