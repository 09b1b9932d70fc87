//! A server whose requests do what a transport has to withstand: they panic, take long, wait for the client.
//! The transport is the one that is shipped.

use std::io;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use okr_lsp::lsp::transport::{Goodbye, Transport};
use tower_lsp::gen_lsp_types::{
    ConfigurationItem, DidChangeTextDocumentParams, DidOpenTextDocumentParams, InitializeParams,
    InitializeResult,
};
use tower_lsp::jsonrpc::Result;
use tower_lsp::{Client, LanguageServer, LspService};

struct Probe {
    client: Client,
    /// The sum of all changes' versions, each doubling what was there: it tells their order.
    order: AtomicU64,
}

impl LanguageServer for Probe {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    /// Waits for the client, although it should not.
    async fn did_open(&self, _: DidOpenTextDocumentParams) {
        let _ = self
            .client
            .configuration(vec![ConfigurationItem::default()])
            .await;
        self.push(1);
    }

    /// Lets everything else go first before it changes anything.
    async fn did_change(&self, change: DidChangeTextDocumentParams) {
        give_way().await;
        self.push(change.text_document.version.unsigned_abs().into());
    }
}

impl Probe {
    fn push(&self, value: u64) {
        let order = self.order.load(Ordering::SeqCst);
        self.order
            .store(order.wrapping_mul(3).wrapping_add(value), Ordering::SeqCst);
    }

    /// What the order of the changes so far comes to.
    async fn order(&self) -> Result<u64> {
        Ok(self.order.load(Ordering::SeqCst))
    }

    async fn panic_at_once(&self) -> Result<()> {
        panic!("at once");
    }

    async fn panic_later(&self) -> Result<()> {
        give_way().await;
        panic!("later");
    }

    /// Keeps a thread of its own for ever, and cannot be interrupted.
    async fn work_for_ever(&self) -> Result<()> {
        let work = || loop {
            std::thread::park();
        };
        let _ = tokio::task::spawn_blocking(work).await;
        Ok(())
    }

    async fn wait_for_ever(&self) -> Result<()> {
        std::future::pending().await
    }

    /// Answers with `value`, after everything else.
    async fn echo(&self, value: u64) -> Result<u64> {
        give_way().await;
        Ok(value)
    }

    /// The same from a thread of its own.
    async fn work(&self, value: u64) -> Result<u64> {
        let worked = tokio::task::spawn_blocking(move || value).await;
        worked.map_err(|_| tower_lsp::jsonrpc::Error::internal_error())
    }

    /// Answers with what the client answers.
    async fn ask(&self) -> Result<usize> {
        let answer = self
            .client
            .configuration(vec![ConfigurationItem::default()])
            .await?;
        Ok(answer.len())
    }

    /// Answers with as many kilobytes as `size` says.
    async fn large(&self, size: usize) -> Result<String> {
        Ok("x".repeat(size * 1024))
    }
}

/// Waits for as many turns of the other tasks as make it likely that each of them has gone on.
async fn give_way() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

fn main() -> ExitCode {
    // The panics are meant.
    std::panic::set_hook(Box::new(|_| {}));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .expect("a runtime");
    let build = |client| Probe {
        client,
        order: AtomicU64::new(0),
    };
    let (service, client) = LspService::build(build)
        .custom_method("probe/order", Probe::order)
        .custom_method("probe/panicAtOnce", Probe::panic_at_once)
        .custom_method("probe/panicLater", Probe::panic_later)
        .custom_method("probe/workForEver", Probe::work_for_ever)
        .custom_method("probe/waitForEver", Probe::wait_for_ever)
        .custom_method("probe/echo", Probe::echo)
        .custom_method("probe/work", Probe::work)
        .custom_method("probe/ask", Probe::ask)
        .custom_method("probe/large", Probe::large)
        .finish();
    let transport = Transport::new(io::stdin(), io::stdout());
    let in_order = ["textDocument/didOpen", "textDocument/didChange"];
    let goodbye = transport.serve(service, client, &in_order, runtime.handle());
    runtime.shutdown_background();
    match goodbye {
        Goodbye::Clean => ExitCode::SUCCESS,
        Goodbye::Abrupt => ExitCode::FAILURE,
    }
}
