//! The server as an editor meets it: a process, its standard input and its standard output.

mod alignment;
mod code_action;
mod completion;
mod configuration;
mod definition;
mod diagnostics;
mod differential;
mod files;
mod folder;
mod folding;
mod fresh;
mod highlight;
mod hover;
mod indexing;
mod lifecycle;
mod malformed;
mod names;
mod overload;
mod reading;
mod semantic_tokens;
mod spelling;
mod synchronisation;
mod tree;
mod typing;
mod workspace;
mod writing;

/// An OKR document in which each feature finds something, with characters of every width.
const DOCUMENT: &str = "\
# FY27-Q1 OKRs – Bücherrad 📚

## Company

1. **OBJECTIVE: Become the first choice of schools (größer 🎉)**
   - KR: Win [_N<sub>1</sub>_][n1] cities
   - KR: Reach 40 schools
   - KR: Keep churn below 3%

## Sales

1. **OBJECTIVE: Become the first choice of schools**
   - KR: Get better 😀 übers
   - KR: Sign [_N<sub>9</sub>_][n9] contracts

[n1]: https://example.org/n1
";
