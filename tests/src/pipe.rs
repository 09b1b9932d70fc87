//! A server process and the bytes that go to and fro.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long anything is waited for before a test fails: so long that only what never happens is missed,
/// however busy the machine is.
pub const PATIENCE: Duration = Duration::from_secs(600);

/// A running server. Dropping it ends the process.
pub struct Pipe {
    process: Child,
    input: Option<Input>,
    output: Option<ChildStdout>,
    messages: Receiver<Value>,
}

/// The server's input, written by a thread, so that a server that does not read fails a test and does not
/// hold it up for ever.
struct Input {
    bytes: Sender<Vec<u8>>,
    written: Receiver<io::Result<()>>,
}

/// The bytes of one message.
pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

impl Pipe {
    /// Starts `executable` with `arguments`.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start(executable: &Path, arguments: &[&str]) -> Self {
        let mut pipe = Self::unread(executable, arguments);
        pipe.begin_to_read();
        pipe
    }

    /// Starts `executable` and does not read what it writes until told to.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn unread(executable: &Path, arguments: &[&str]) -> Self {
        let mut process = Command::new(executable)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        Self {
            input: process.stdin.take().map(Input::new),
            output: process.stdout.take(),
            process,
            messages: channel().1,
        }
    }

    /// Begins to read what the server writes.
    ///
    /// # Panics
    ///
    /// When it is being read already.
    pub fn begin_to_read(&mut self) {
        let mut output = BufReader::new(self.output.take().expect("nobody reads it"));
        let (sender, messages) = channel();
        self.messages = messages;
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
    }

    /// Writes bytes, whatever they are.
    ///
    /// # Panics
    ///
    /// When the server does not take them.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_ref().expect("the input is open");
        input.write(bytes.to_vec()).expect("the server reads");
    }

    /// Writes one message, if the server still reads.
    pub fn offer(&mut self, message: &Value) {
        let _ = self.input.as_ref().map(|input| input.write(frame(message)));
    }

    /// Writes one message.
    pub fn send(&mut self, message: &Value) {
        self.write(&frame(message));
    }

    /// Closes the server's input.
    pub fn close(&mut self) {
        self.input = None;
    }

    /// Closes the server's output, which nobody has begun to read.
    pub fn close_output(&mut self) {
        self.output = None;
    }

    /// The next message; `None` when the server has closed its output.
    ///
    /// # Panics
    ///
    /// When none comes.
    pub fn receive(&mut self) -> Option<Value> {
        match self.messages.recv_timeout(PATIENCE) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                panic!("no message from the server within {PATIENCE:?}")
            }
        }
    }

    /// The next message; `None` also where none comes within `patience`.
    pub fn receive_within(&mut self, patience: Duration) -> Option<Value> {
        self.messages.recv_timeout(patience).ok()
    }

    /// The status with which the server exits.
    ///
    /// # Panics
    ///
    /// When it does not exit.
    pub fn exit_status(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = self.process.try_wait().expect("it can be waited for") {
                return status;
            }
            thread::sleep(Duration::from_millis(1));
        }
        panic!("the server did not exit within {PATIENCE:?}");
    }

    /// The most memory the server has had at any time, in bytes, where the system tells.
    pub fn peak_memory(&self) -> Option<u64> {
        self.memory_by("VmHWM:")
    }

    /// The memory the server has now, in bytes, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        self.memory_by("VmRSS:")
    }

    fn memory_by(&self, name: &str) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes * 1024)
    }

    /// The time that processors have spent on the server, in steps of 10 ms, where the system tells.
    pub fn processor_time(&self) -> Option<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id())).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let mut times = fields.split_whitespace().skip(11);
        let user: u64 = times.next()?.parse().ok()?;
        let system: u64 = times.next()?.parse().ok()?;
        Some(Duration::from_millis((user + system) * 10))
    }
}

impl Input {
    fn new(mut input: ChildStdin) -> Self {
        let (bytes, to_write) = channel::<Vec<u8>>();
        let (done, written) = channel();
        thread::spawn(move || {
            for bytes in to_write {
                let result = input.write_all(&bytes).and_then(|()| input.flush());
                if done.send(result).is_err() {
                    return;
                }
            }
        });
        Self { bytes, written }
    }

    fn write(&self, bytes: Vec<u8>) -> io::Result<()> {
        let _ = self.bytes.send(bytes);
        let late = |_| io::Error::from(io::ErrorKind::TimedOut);
        self.written.recv_timeout(PATIENCE).map_err(late)?
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads one message; `None` at the end.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => {
                length = Some(value.parse().expect("a length is a number"))
            }
            Some((name, _)) => panic!("an unknown header {name}"),
            None => break,
        }
    }
    let mut body = vec![0; length.expect("a message has a length")];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a message is JSON"))
}
