//! Reading no more of a file than it may hold.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// How much a file of a kind may hold.
#[derive(Clone, Copy, Debug)]
pub struct SizeLimit {
    /// In bytes.
    pub most: u64,
    /// What such a file is, with its article.
    pub what: &'static str,
}

impl SizeLimit {
    /// The bytes of the file at `path`. The file may be a pipe or a device, as users may name one on the command line.
    /// If it has no end, one byte more than the bound is read.
    ///
    /// # Errors
    ///
    /// If it cannot be read or holds too much.
    pub fn read(self, path: &Path) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        self.admit(file.metadata()?.len())?;
        self.read_from(file)
    }

    /// The bytes of the file at `path`, if it is an ordinary file.
    ///
    /// # Errors
    ///
    /// If it is no ordinary file, cannot be read or holds too much. A pipe is not opened, because that would wait for
    /// the program that writes to it.
    pub fn read_regular(self, path: &Path) -> io::Result<Vec<u8>> {
        if !fs::metadata(path)?.is_file() {
            let reason = "it is not an ordinary file";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        }
        self.read(path)
    }

    /// All bytes of `input`.
    ///
    /// # Errors
    ///
    /// If it cannot be read or has too many bytes.
    pub fn read_from(self, input: impl Read) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        input.take(self.most + 1).read_to_end(&mut bytes)?;
        self.admit(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Refuses `length` bytes if they are too many.
    ///
    /// # Errors
    ///
    /// Says how many there may be.
    pub fn admit(self, length: u64) -> io::Result<()> {
        if length <= self.most {
            return Ok(());
        }
        let Self { most, what } = self;
        let reason = format!("more than the {most} bytes that {what} may have");
        Err(io::Error::new(io::ErrorKind::FileTooLarge, reason))
    }
}
