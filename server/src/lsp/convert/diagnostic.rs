//! Diagnostics: findings of rules, and problems of configuration files.

use super::position::{placed, range};
use crate::lsp::client::{Abilities, DiagnosticAbilities};
use crate::lsp::protocol::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Uri,
};
use crate::lsp::uri;
use crate::rules;
use crate::syntax::Unread;
use crate::text::{Encoding, Text};
use crate::workspace::Severity;
use crate::workspace::configuration::Problem;

/// The source that diagnostics name.
const SOURCE: &str = "okr";

/// The code of a problem in a configuration file.
const CONFIGURATION: &str = "configuration";

/// A finding in the document at `uri`, whose text is `text`.
pub fn diagnostic(
    found: &rules::Diagnostic,
    uri: &Uri,
    text: &Text,
    abilities: &Abilities,
) -> Diagnostic {
    let encoding = abilities.encoding;
    let DiagnosticAbilities {
        related,
        code_description,
        unnecessary,
    } = abilities.diagnostics;
    Diagnostic {
        range: range(text, found.range.clone(), encoding),
        severity: Some(severity(found.severity)),
        code: Some(Code::String(found.rule.name.to_owned())),
        code_description: code_description.then(|| CodeDescription {
            href: Uri(found.rule.address()),
        }),
        source: Some(SOURCE.to_owned()),
        message: found.message.clone().into_owned().into(),
        tags: (unnecessary && found.unnecessary).then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: related
            .then(|| self::related(found, uri, text, encoding))
            .filter(|related| !related.is_empty()),
        data: None,
    }
}

fn related(
    found: &rules::Diagnostic,
    uri: &Uri,
    text: &Text,
    encoding: Encoding,
) -> Vec<DiagnosticRelatedInformation> {
    let here = found
        .related
        .iter()
        .map(|other| DiagnosticRelatedInformation {
            location: Location::new(uri.clone(), range(text, other.range.clone(), encoding)),
            message: other.message.clone().into_owned(),
        });
    let elsewhere = found.elsewhere.iter().filter_map(|other| {
        Some(DiagnosticRelatedInformation {
            location: Location::new(uri::from_path(&other.path)?, placed(other.place)),
            message: other.message.clone(),
        })
    });
    here.chain(elsewhere).collect()
}

/// A problem in a configuration file whose text is `text`.
pub fn problem(found: &Problem, text: &Text, encoding: Encoding) -> Diagnostic {
    Diagnostic {
        range: range(text, found.range.clone(), encoding),
        ..unreadable(&found.message)
    }
}

/// The warning that the document is not read from the start of `unread`.
pub fn unread(unread: Unread, text: &Text, encoding: Encoding) -> Diagnostic {
    let message = match unread {
        Unread::Rest(_) => {
            "The document is too dense, so okr-lsp stops reading here. Move the rest to another file."
        }
        Unread::Line(_) => {
            "The line is too long, so okr-lsp stops reading it here. Break the line."
        }
    };
    let from = unread.start();
    let line = text.line_range(text.line_of(from));
    Diagnostic {
        range: range(text, from..line.end.max(from), encoding),
        severity: Some(DiagnosticSeverity::Warning),
        source: Some(SOURCE.to_owned()),
        message: message.to_owned().into(),
        ..Diagnostic::default()
    }
}

/// An error about a whole configuration file.
pub fn unreadable(reason: &impl ToString) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::Error),
        code: Some(Code::String(CONFIGURATION.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: reason.to_string().into(),
        ..Diagnostic::default()
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Information => DiagnosticSeverity::Information,
        Severity::Hint => DiagnosticSeverity::Hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_for_clients_that_show_it() {
        let [rule, ..] = rules::RULES else {
            panic!("there are rules");
        };
        let found = rules::Diagnostic {
            rule,
            finding: rules::Finding {
                severity: Severity::Hint,
                range: 0..1,
                message: "".into(),
                related: Vec::new(),
                elsewhere: Vec::new(),
                unnecessary: true,
            },
        };
        for unnecessary in [true, false] {
            let mut abilities = Abilities::default();
            abilities.diagnostics.unnecessary = unnecessary;
            let sent = diagnostic(&found, &Uri(String::new()), &Text::new("x"), &abilities);
            assert_eq!(
                sent.tags,
                unnecessary.then(|| vec![DiagnosticTag::Unnecessary])
            );
        }
    }
}
