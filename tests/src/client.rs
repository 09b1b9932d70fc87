//! A client that does what an editor does, and leaves no message of the server unread.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::capabilities::Capabilities;
use crate::executable::okr_lsp;
use crate::pipe::{PATIENCE, Pipe};
use crate::publications::Publications;

/// Between two looks at what the server does not tell of, so that looking does not keep it from its work.
const PAUSE: Duration = Duration::from_millis(5);

/// How a client begins.
#[derive(Clone, Debug)]
pub struct Options {
    /// What it can do.
    pub capabilities: Capabilities,
    /// Its `initializationOptions`.
    pub initialization: Value,
    /// What it answers to `workspace/configuration`.
    pub configuration: Value,
    /// The URIs of its workspace folders.
    pub folders: Vec<String>,
    /// What else it sends with `initialize`.
    pub initialize: Value,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            capabilities: Capabilities::full(),
            initialization: Value::Null,
            configuration: Value::Null,
            folders: Vec::new(),
            initialize: Value::Null,
        }
    }
}

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

/// A document as the client knows it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it is.
    pub uri: String,
    /// The version it has.
    pub version: i32,
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

    /// What `ask` gives at last, which is asked until it gives something: what happens in the background is not
    /// told.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub fn until<T>(&mut self, mut ask: impl FnMut(&mut Self) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = ask(self) {
                return found;
            }
            assert!(Instant::now() < deadline, "not within {PATIENCE:?}");
            thread::sleep(PAUSE);
        }
    }

    /// What `ask` gives at last, which is asked whenever the client is asked to ask for diagnostics again: that may be
    /// for other reasons before.
    pub fn refreshed<T>(&mut self, mut ask: impl FnMut(&mut Self) -> Option<T>) -> T {
        loop {
            self.notification("workspace/diagnostic/refresh");
            if let Some(found) = ask(self) {
                return found;
            }
        }
    }

    /// Waits until `ask` gives what is expected, which is asked again and again.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub fn expect<T: PartialEq + Debug>(
        &mut self,
        expected: &T,
        mut ask: impl FnMut(&mut Self) -> T,
    ) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = ask(self);
            if found == *expected {
                return;
            }
            if Instant::now() > deadline {
                assert_eq!(found, *expected, "not within {PATIENCE:?}");
            }
            thread::sleep(PAUSE);
        }
    }

    /// Opens a document as an editor opens Markdown.
    pub fn open(&mut self, uri: &str, text: &str) -> Document {
        self.open_as("markdown", uri, text)
    }

    /// Opens a document in a language.
    pub fn open_as(&mut self, language: &str, uri: &str, text: &str) -> Document {
        let document = Document {
            uri: uri.to_owned(),
            version: 1,
        };
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
        document
    }

    /// Sends changes as one new version.
    pub fn change(&mut self, document: &mut Document, changes: Value) {
        document.version += 1;
        let Document { uri, version } = document;
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}),
        );
    }

    /// Sends the whole text as a new version.
    pub fn replace(&mut self, document: &mut Document, text: &str) {
        self.change(document, json!([{"text": text}]));
    }

    /// Saves the document.
    pub fn save(&mut self, document: &Document) {
        self.notify(
            "textDocument/didSave",
            json!({"textDocument": {"uri": document.uri}}),
        );
    }

    /// Closes the document.
    pub fn close(&mut self, document: &Document) {
        self.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": document.uri}}),
        );
    }

    /// The next diagnostics pushed for the document's present version. Those of versions before it may have
    /// been left out.
    pub fn diagnostics(&mut self, document: &Document) -> Vec<Value> {
        loop {
            let mut published = self.wait_for(|message| {
                is_publication(message) && message["params"]["uri"] == document.uri.as_str()
            });
            if published["params"]["version"] == document.version {
                return array(published["params"]["diagnostics"].take());
            }
        }
    }

    /// Tells that what it answers to `workspace/configuration` is `configuration` now.
    pub fn configure(&mut self, configuration: Value) {
        self.configuration = configuration;
        self.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": null}),
        );
    }

    /// Those of [`Self::diagnostics`] that are errors or warnings.
    pub fn problems(&mut self, document: &Document) -> Vec<Value> {
        let mut found = self.diagnostics(document);
        found.retain(is_problem);
        found
    }

    /// The next diagnostics pushed for the file at `uri`, of whatever version.
    pub fn published(&mut self, uri: &str) -> Vec<Value> {
        let mut published =
            self.wait_for(|message| is_publication(message) && message["params"]["uri"] == uri);
        array(published["params"]["diagnostics"].take())
    }

    /// The next thing that is said about diagnostics unasked: some for a document, or that they are to be asked for
    /// again.
    pub fn news(&mut self) -> Value {
        self.wait_for(|message| {
            is_publication(message) || message["method"] == "workspace/diagnostic/refresh"
        })
    }

    /// The same; `None` where nothing is said for so long as `patience`.
    pub fn news_within(&mut self, patience: Duration) -> Option<Value> {
        let said = |message: &Value| {
            is_publication(message) || message["method"] == "workspace/diagnostic/refresh"
        };
        loop {
            if let Some(at) = self.unread.iter().position(said) {
                return self.unread.remove(at);
            }
            let message = self.pipe.receive_within(patience)?;
            self.note(&message);
            self.take(message);
        }
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

fn is_publication(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

fn array(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        other => panic!("{other} is no list"),
    }
}

/// Whether `diagnostic` is an error or a warning.
#[must_use]
pub fn is_problem(diagnostic: &Value) -> bool {
    matches!(diagnostic["severity"].as_u64(), Some(1 | 2))
}
