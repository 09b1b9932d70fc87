//! The log: standard error or a file, never standard output, which belongs to the protocol.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use clap::{Args, ValueEnum};
use serde::Deserialize;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Registry, fmt, reload};

use crate::text::{visible, visible_name};

/// Where the log goes and how much it says.
#[derive(Debug, Args)]
pub struct LogOptions {
    /// Append the log to FILE instead of writing it to standard error
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// How much to log
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Verbosity::Warn)]
    log_level: Verbosity,
}

/// How much the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verbosity {
    /// Nothing
    Off,
    /// Errors
    Error,
    /// Errors and warnings
    Warn,
    /// Also what happens
    Info,
    /// Also details
    Debug,
    /// Everything
    Trace,
}

impl From<Verbosity> for LevelFilter {
    fn from(verbosity: Verbosity) -> Self {
        match verbosity {
            Verbosity::Off => Self::OFF,
            Verbosity::Error => Self::ERROR,
            Verbosity::Warn => Self::WARN,
            Verbosity::Info => Self::INFO,
            Verbosity::Debug => Self::DEBUG,
            Verbosity::Trace => Self::TRACE,
        }
    }
}

/// Changes how much the running log tells.
#[derive(Clone, Debug)]
pub struct Level {
    filter: reload::Handle<LevelFilter, Registry>,
    /// What the command line says.
    initial: Verbosity,
}

impl Level {
    /// From now on the log tells as much as `verbosity` says, or else the command line.
    pub fn set(&self, verbosity: Option<Verbosity>) {
        let verbosity = verbosity.unwrap_or(self.initial);
        if let Err(error) = self.filter.reload(LevelFilter::from(verbosity)) {
            tracing::error!(%error, "the log level could not be changed");
        }
    }
}

/// Writes each event as one line in which nothing is an order: names of files and texts of documents are in it.
struct Lines<W>(W);

impl<W: Write> Write for Lines<W> {
    /// Takes a whole event.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let line = String::from_utf8_lossy(event);
        let line = visible(line.strip_suffix('\n').unwrap_or(&line)).into_owned() + "\n";
        self.0.write_all(line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Starts the log of this process.
///
/// # Errors
///
/// Where the file cannot be opened.
pub fn start(options: &LogOptions) -> io::Result<Level> {
    let initial = options.log_level;
    let (layer, filter) = reload::Layer::new(LevelFilter::from(initial));
    let lines = fmt::layer().with_ansi(false);
    let registry = tracing_subscriber::registry().with(layer);
    let started = match &options.log {
        None => registry
            .with(lines.with_writer(|| Lines(io::stderr())))
            .try_init(),
        Some(path) => {
            let file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(path)
                .map_err(|error| {
                    io::Error::new(
                        error.kind(),
                        format!("cannot write the log to {}: {error}", visible_name(path)),
                    )
                })?;
            registry
                .with(lines.with_writer(Mutex::new(Lines(file))))
                .try_init()
        }
    };
    started.map_err(io::Error::other)?;
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    Ok(Level { filter, initial })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_a_line() {
        let mut lines = Lines(Vec::new());
        for event in ["plain\n", "a\n::error::b\u{1b}[2J\r\n"] {
            lines.write_all(event.as_bytes()).unwrap();
        }
        assert_eq!(
            String::from_utf8(lines.0).unwrap(),
            "plain\na\\n::error::b\\u{1b}[2J\\r\n"
        );
    }
}
