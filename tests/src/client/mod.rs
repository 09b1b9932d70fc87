//! A client that does what an editor does, and leaves no message of the server unread.

mod diagnostics;
mod documents;
mod options;
mod patience;

use std::collections::VecDeque;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::capabilities::Capabilities;
use crate::executable::okr_lsp;
use crate::pipe::Pipe;
use crate::publications::Publications;

pub use diagnostics::is_problem;
use diagnostics::is_publication;
pub use documents::Document;
pub use options::Options;

/// A client of a running server. At its end the server must have exited with code 0 and every message must
/// have been read, but for diagnostics, requests to ask for them, progress, and that the tree has changed: other
/// documents may bring these at any time.
pub struct Client {
    pipe: Pipe,
    next_id: i64,
    unread: VecDeque<Value>,
    configuration: Value,
    /// What the server has registered for.
    registrations: Vec<Value>,
    publications: Publications,
    /// What the server answered to `initialize`.
    pub server: Value,
    left: bool,
}

impl Client {
    /// A client with all capabilities.
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    /// A client that says of itself what `capabilities` say.
    pub fn able_to(capabilities: Capabilities) -> Self {
        Self::start_with(Options {
            capabilities,
            ..Options::default()
        })
    }

    /// A client that begins as `options` say.
    pub fn start_with(options: Options) -> Self {
        Self::of(okr_lsp(), &["--stdio"], options)
    }

    /// A client of the server `executable`.
    pub fn of(executable: &Path, arguments: &[&str], options: Options) -> Self {
        let mut client = Self {
            pipe: Pipe::start(executable, arguments),
            next_id: 0,
            unread: VecDeque::new(),
            configuration: options.configuration,
            registrations: Vec::new(),
            publications: Publications::default(),
            server: Value::Null,
            left: false,
        };
        let folders = options.folders.iter();
        let folders: Vec<Value> = folders
            .map(|uri| json!({"uri": uri, "name": uri}))
            .collect();
        let mut params = json!({
            "processId": std::process::id(),
            "rootUri": null,
            "workspaceFolders": (!folders.is_empty()).then_some(folders),
            "capabilities": options.capabilities.into_json(),
            "initializationOptions": options.initialization,
        });
        for (name, value) in options.initialize.as_object().into_iter().flatten() {
            params[name] = value.clone();
        }
        client.server = client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.publications.sent(method, &params);
        self.pipe
            .send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its id.
    pub fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        self.pipe.send(
            &json!({"jsonrpc": "2.0", "id": self.next_id, "method": method, "params": params}),
        );
        self.next_id
    }

    /// The answer to the request `id`, whole.
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait_for(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// The result of a request.
    ///
    /// # Panics
    ///
    /// When it fails.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method} failed: {answer}");
        answer["result"].take()
    }

    /// The code of the error with which a request fails.
    ///
    /// # Panics
    ///
    /// When it succeeds.
    pub fn failure(&mut self, method: &str, params: Value) -> i64 {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        answer["error"]["code"]
            .as_i64()
            .unwrap_or_else(|| panic!("{method} succeeded: {answer}"))
    }

    /// The next notification of the method `method`.
    pub fn notification(&mut self, method: &str) -> Value {
        self.wait_for(|message| message["method"] == method)["params"].take()
    }

    /// Tells that what it answers to `workspace/configuration` is `configuration` now.
    pub fn configure(&mut self, configuration: Value) {
        self.configuration = configuration;
        self.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": null}),
        );
    }

    /// The options with which the server registers for the method `method`.
    pub fn registration(&mut self, method: &str) -> Value {
        loop {
            if let Some(options) = self.registered(method) {
                return options;
            }
            let message = self.receive().expect("the server lives");
            self.take(message);
        }
    }

    /// The same, if it has registered up to now.
    pub fn registered(&self, method: &str) -> Option<Value> {
        let mut all = self.registrations.iter();
        let registration = all.find(|registration| registration["method"] == method)?;
        Some(registration["registerOptions"].clone())
    }

    /// The parameters of a request about a place.
    pub fn at(document: &Document, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": document.uri}, "position": {"line": line, "character": character}})
    }

    /// Reads all messages up to now: those that the server sent before it answers a request sent now.
    pub fn unread(&mut self) -> Vec<Value> {
        self.failure("no/such/request", Value::Null);
        self.unread.drain(..).collect()
    }

    /// Shuts the server down.
    ///
    /// # Panics
    ///
    /// When a message is left unread, or the server exits with a code other than 0.
    pub fn leave(mut self) {
        self.finish();
    }

    /// The time that processors have spent on the server, where the system tells.
    pub fn processor_time(&self) -> Option<Duration> {
        self.pipe.processor_time()
    }

    /// The memory the server has now and has had at most, in bytes, where the system tells.
    pub fn memory(&self) -> Option<(u64, u64)> {
        Some((self.pipe.memory()?, self.pipe.peak_memory()?))
    }

    /// Ends the server without a goodbye.
    pub fn abandon(mut self) {
        self.left = true;
    }

    fn finish(&mut self) {
        self.left = true;
        let result = self.request("shutdown", Value::Null);
        assert_eq!(result, Value::Null);
        self.notify("exit", Value::Null);
        while let Some(message) = self.receive() {
            self.take(message);
        }
        assert_eq!(self.pipe.exit_status().code(), Some(0));
        let any_time = [
            "workspace/diagnostic/refresh",
            "$/progress",
            "okr/treeChanged",
        ];
        self.unread.retain(|message| {
            !is_publication(message) && !any_time.iter().any(|method| message["method"] == *method)
        });
        assert!(self.unread.is_empty(), "unread: {:#?}", self.unread);
    }

    fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("it is there");
        }
        loop {
            let message = self.receive().expect("the server lives");
            if wanted(&message) {
                return message;
            }
            self.take(message);
        }
    }

    fn receive(&mut self) -> Option<Value> {
        let message = self.pipe.receive()?;
        self.note(&message);
        Some(message)
    }

    fn note(&mut self, message: &Value) {
        if is_publication(message) {
            self.publications.received(&message["params"]);
        }
    }

    /// Answers the server's requests as an editor does; keeps everything else to be read.
    fn take(&mut self, message: Value) {
        let result = match message["method"].as_str() {
            Some("client/registerCapability") => {
                let registrations = array(message["params"]["registrations"].clone());
                self.registrations.extend(registrations);
                Value::Null
            }
            Some("workspace/diagnostic/refresh" | "window/workDoneProgress/create") => Value::Null,
            Some("workspace/configuration") => {
                let items = message["params"]["items"].as_array().map_or(0, Vec::len);
                Value::Array(vec![self.configuration.clone(); items])
            }
            _ => return self.unread.push_back(message),
        };
        self.pipe
            .offer(&json!({"jsonrpc": "2.0", "id": message["id"], "result": result}));
        if message["method"] == "workspace/diagnostic/refresh" {
            self.unread.push_back(message);
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !self.left && !std::thread::panicking() {
            self.finish();
        }
    }
}

fn array(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        other => panic!("{other} is no list"),
    }
}
