//! okr-lsp: a language server and linter for OKR (Objectives and Key Results) documents.
//!
//! The layers run one way; a module imports only from those before it, and a test holds it so:
//!
//! 1. [`text`]: the rope: bytes, lines, positions in utf-8, utf-16 and utf-32, edits.
//! 2. [`syntax`]: the tree-sitter tree kept in step with the text.
//! 3. [`lexicon`]: the words of all languages, compiled from `server/lexicon/`.
//! 4. [`measure`] and [`model`]: quantities in prose, and what the text means.
//! 5. [`workspace`]: snapshots of documents, discovery, alignment.
//! 6. [`rules`], [`guidelines`], [`ide`]: what the tool knows and offers; plain data, byte ranges.
//! 7. [`lsp`] and [`cli`]: the two skins. Only `lsp` knows the protocol's types.
//!
//! Invariants:
//! - Parsing never fails, and the model is a pure function of the tree and the text.
//! - A request works on an immutable [`workspace::Snapshot`]; a notification changes state in wire order.
//! - Nothing that a client or a file can send makes the server panic, hang or grow without bound.
//! - Incremental equals rebuilt: reparse = parse, edited text = full text, command line = editor.
//! - A rule's page is its documentation, its hover, the target of its `codeDescription` and an executed
//!   test, all from one text.

#![cfg_attr(test, expect(clippy::string_slice, reason = "a test may panic"))]

pub mod cli;
pub mod guidelines;
pub mod ide;
pub mod lexicon;
pub mod lsp;
pub mod measure;
pub mod model;
pub mod rules;
pub mod syntax;
pub mod text;
pub mod workspace;
