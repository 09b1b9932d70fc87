//! How a session begins and ends.

use std::process::{Command, Stdio};

use okr_lsp::lsp::transport::MAX_IN_FLIGHT;
use okr_lsp_tests::{Client, Pipe, frame, okr_lsp};
use serde_json::{Value, json};

fn initialize(process: Option<u32>) -> Value {
    json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": process, "rootUri": null}})
}

fn shutdown() -> Value {
    json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})
}

fn exit() -> Value {
    json!({"jsonrpc": "2.0", "method": "exit"})
}

fn initialized(process: Option<u32>) -> Pipe {
    let mut pipe = Pipe::start(okr_lsp(), &["--stdio"]);
    pipe.send(&initialize(process));
    pipe.receive().expect("an answer");
    pipe
}

#[test]
fn the_exit_code_tells_whether_there_was_a_shutdown() {
    let with_parameters = json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown", "params": {}});
    for (what, messages, code) in [
        (
            "shutdown and exit",
            vec![initialize(None), shutdown(), exit()],
            0,
        ),
        (
            "a shutdown with parameters",
            vec![initialize(None), with_parameters, exit()],
            0,
        ),
        ("exit alone", vec![initialize(None), exit()], 1),
        ("exit first of all", vec![exit()], 1),
        ("a shutdown that failed", vec![shutdown(), exit()], 1),
    ] {
        let mut pipe = Pipe::start(okr_lsp(), &[]);
        for message in &messages {
            pipe.send(message);
        }
        assert_eq!(pipe.exit_status().code(), Some(code), "{what}");
    }
}

#[test]
fn the_end_of_the_input_ends_the_server() {
    for (what, messages, code) in [
        ("at once", vec![], 1),
        ("after initialize", vec![initialize(None)], 1),
        ("after shutdown", vec![initialize(None), shutdown()], 0),
    ] {
        let mut pipe = Pipe::start(okr_lsp(), &[]);
        for message in &messages {
            pipe.send(message);
        }
        pipe.close();
        assert_eq!(pipe.exit_status().code(), Some(code), "{what}");
    }
}

#[test]
fn a_session_written_in_one_piece_gets_all_its_answers() {
    let text = "# Q1\n\n- O: Grow\n  - KR: Get better\n";
    let item = json!({"uri": "file:///a.okr", "languageId": "okr", "version": 1, "text": text});
    let at =
        json!({"textDocument": {"uri": "file:///a.okr"}, "position": {"line": 2, "character": 6}});
    let messages = [
        initialize(None),
        json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}),
        json!({"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": at}),
        shutdown(),
        exit(),
    ];
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    pipe.write(&messages.iter().flat_map(frame).collect::<Vec<_>>());
    let mut answers = Vec::new();
    while let Some(message) = pipe.receive() {
        answers.push(message);
    }
    assert_eq!(pipe.exit_status().code(), Some(0));
    let hover = answers
        .iter()
        .find(|answer| answer["id"] == 3)
        .expect("an answer to the hover");
    assert!(hover["result"]["contents"]["value"].is_string(), "{hover}");
    assert!(
        answers
            .iter()
            .any(|answer| answer["method"] == "textDocument/publishDiagnostics")
    );
    assert_eq!(answers.len(), 4, "{answers:#?}");
}

#[test]
fn the_server_ends_with_the_process_of_its_client() {
    // It runs until its input is closed.
    let mut editor = Command::new("cat")
        .stdin(Stdio::piped())
        .spawn()
        .expect("a process");
    let mut pipe = initialized(Some(editor.id()));
    pipe.send(&shutdown());
    assert_eq!(pipe.receive().expect("it lives")["id"], 2);
    editor.kill().expect("it runs");
    editor.wait().expect("it ends");
    assert_eq!(pipe.exit_status().code(), Some(1));
}

#[test]
fn the_server_ends_when_the_process_of_its_client_has_ended_already() {
    let mut editor = Command::new("true").spawn().expect("a process");
    editor.wait().expect("it ends");
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    pipe.send(&initialize(Some(editor.id())));
    assert_eq!(pipe.exit_status().code(), Some(1));
}

#[test]
fn the_log_goes_to_a_file_and_nothing_to_the_protocol() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("okr.log");
    let arguments = [
        "--log",
        log.to_str().expect("a path"),
        "--log-level",
        "debug",
    ];
    let client = Client::of(okr_lsp(), &arguments, okr_lsp_tests::Options::default());
    client.leave();
    let written = std::fs::read_to_string(&log).expect("a log");
    assert!(written.contains("shutdown"), "{written}");
}

#[test]
fn a_log_that_cannot_be_written_is_a_clear_error() {
    let output = Command::new(okr_lsp())
        .args(["--log", "/no/such/folder/okr.log"])
        .stdin(Stdio::null())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("/no/such/folder/okr.log"), "{message}");
}

#[test]
fn a_client_that_reads_nothing_and_goes_away_ends_the_server() {
    let mut pipe = Pipe::unread(okr_lsp(), &[]);
    pipe.send(&initialize(None));
    // The answers to so many fill the way to the client and all room for what is under way, so that not all are read.
    let requests = (2..2 * MAX_IN_FLIGHT + 1500)
        .flat_map(|id| frame(&json!({"jsonrpc": "2.0", "id": id, "method": "m"})));
    pipe.write(&requests.collect::<Vec<u8>>());
    pipe.close();
    assert_eq!(pipe.exit_status().code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_client_that_closes_the_end_at_which_it_reads_ends_the_server() {
    for (calls, code) in [
        (vec![initialize(None)], 1),
        (vec![initialize(None), shutdown(), exit()], 0),
    ] {
        let mut pipe = Pipe::unread(okr_lsp(), &[]);
        // What is said before it closes its end is heard.
        pipe.write(&calls.iter().flat_map(frame).collect::<Vec<u8>>());
        pipe.close_output();
        assert_eq!(pipe.exit_status().code(), Some(code));
    }
}
