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
//! What the words mean:
//!
//! - **objective**, **key result**, **initiative**, **KPI**: as in OKR; a **goal** is an objective or a key result.
//! - **company**, **team**, **section**: whose goals a heading holds; **supports**: which goal another one serves.
//! - **alignment**: which goal supports which, with the **evidence** for it.
//! - **baseline**, **target**, **current**, **progress**, **score**, **confidence**, **status**, **owner**, **due**:
//!   the **attributes** of a goal. A **notation** is a stretch of words that states one.
//! - **period**: the quarter, half or year of a document; **calendar**: how its years are counted.
//! - **measure**: what makes a key result countable; **figure**: a number with its unit; **quantity**: its value.
//! - **redaction** or **placeholder**: what stands for a confidential or open value.
//! - **phrase**: the words of an item; **reading**: a phrase with its tokens and figures; **sense**: what a word can mean.
//! - **block**: a piece of the document with its own line, the **head**; **role**: what a block is to a reader.
//! - **plain text**: the words of a line without marks; **label**: the word that says what an item is.
//! - **snapshot**: one version of a document; **index**: what all documents hold; **surroundings**: the index as one
//!   document sees it.
//! - **finding**: what a rule reports; **fix**: how it is corrected; **suppression**: a comment that silences a rule.
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
#[cfg(test)]
mod test;
pub mod text;
pub mod workspace;
