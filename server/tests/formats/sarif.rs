//! Logs for code scanning.

use okr_lsp::rules::RULES;
use serde_json::{Value, json};

use crate::{check_json, folder, run};

/// What its standard (OASIS SARIF 2.1.0) allows in the objects that we write: `!` marks what must be there, `*` a list
/// of which each item is so. Anything that stands in no line of an object is wrong.
const OBJECTS: &[(&str, &[(&str, &str)])] = &[
    (
        "log",
        &[("$schema", "uri"), ("version!", "text"), ("runs!", "run*")],
    ),
    (
        "run",
        &[
            ("tool!", "tool"),
            ("invocations", "invocation*"),
            ("columnKind", "columnKind"),
            ("results", "result*"),
        ],
    ),
    ("tool", &[("driver!", "driver")]),
    (
        "driver",
        &[
            ("name!", "text"),
            ("semanticVersion", "text"),
            ("informationUri", "uri"),
            ("rules", "rule*"),
        ],
    ),
    (
        "rule",
        &[
            ("id!", "text"),
            ("shortDescription", "message"),
            ("help", "message"),
            ("helpUri", "uri"),
            ("defaultConfiguration", "configuration"),
        ],
    ),
    ("message", &[("text!", "text"), ("markdown", "text")]),
    (
        "configuration",
        &[("enabled", "boolean"), ("level", "level")],
    ),
    ("invocation", &[("executionSuccessful!", "boolean")]),
    (
        "result",
        &[
            ("ruleId", "text"),
            ("ruleIndex", "index"),
            ("level", "level"),
            ("message!", "message"),
            ("locations", "location*"),
            ("relatedLocations", "location*"),
            ("partialFingerprints", "texts"),
        ],
    ),
    (
        "location",
        &[
            ("id", "index"),
            ("message", "message"),
            ("physicalLocation", "physical"),
        ],
    ),
    (
        "physical",
        &[("artifactLocation", "artifact"), ("region", "region")],
    ),
    ("artifact", &[("uri", "uri"), ("uriBaseId", "text")]),
    (
        "region",
        &[
            ("startLine", "number"),
            ("startColumn", "number"),
            ("endLine", "number"),
            ("endColumn", "number"),
        ],
    ),
];

/// Asserts that `value`, found at `at`, is what the standard calls `kind`.
fn assert_is(value: &Value, kind: &str, at: &str) {
    if let Some(kind) = kind.strip_suffix('*') {
        for (index, item) in value.as_array().expect(at).iter().enumerate() {
            assert_is(item, kind, &format!("{at}[{index}]"));
        }
        return;
    }
    if let Some((_, members)) = OBJECTS.iter().find(|(name, _)| *name == kind) {
        let object = value.as_object().expect(at);
        for (name, kind) in *members {
            match object.get(name.trim_end_matches('!')) {
                Some(value) => assert_is(value, kind, &format!("{at}.{name}")),
                None => assert!(!name.ends_with('!'), "{at} has no {name}"),
            }
        }
        for name in object.keys() {
            let known = members
                .iter()
                .any(|(known, _)| known.trim_end_matches('!') == name);
            assert!(known, "{at} may not have {name}");
        }
        return;
    }
    let text = value.as_str();
    let right = match kind {
        "text" => text.is_some_and(|text| !text.is_empty()),
        "texts" => value.as_object().expect(at).values().all(Value::is_string),
        "uri" => {
            text.is_some_and(|uri| !uri.is_empty() && !uri.contains([' ', '"', '<', '>', '\\']))
        }
        "boolean" => value.is_boolean(),
        "index" => value.as_u64().is_some(),
        "number" => value.as_u64().is_some_and(|number| number >= 1),
        "level" => matches!(text, Some("none" | "note" | "warning" | "error")),
        "columnKind" => matches!(text, Some("utf16CodeUnits" | "unicodeCodePoints")),
        _ => panic!("{at}: nothing is known of {kind}"),
    };
    assert!(right, "{at} is no {kind}: {value}");
}

#[test]
fn sarif_is_as_its_standard_says() {
    let folder = folder();
    let log = check_json(folder.path(), "sarif", ".");
    assert_is(&log, "log", "log");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (rule, described) in RULES.iter().zip(rules) {
        assert_eq!(described["id"], rule.name);
        let help = described["help"]["markdown"].as_str().unwrap();
        assert!(help.starts_with(&format!("# {}\n", rule.name)));
        assert_eq!(described["helpUri"], rule.address());
        let level = described["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level));
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    // The character behind the basic plane counts as two units.
    assert_eq!(
        results[1]["locations"],
        json!([{ "physicalLocation": {
            "artifactLocation": {"uri": "a%20b/gr%C3%B6%C3%9Fe%2C%201.md", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 23},
        } }])
    );
    let related = results[0]["relatedLocations"].as_array().unwrap();
    assert_eq!(related.len(), 1);
    assert_eq!(related[0]["physicalLocation"]["region"]["startLine"], 9);
    assert_eq!(results[4]["level"], "note");
}

#[test]
fn sarif_tells_that_something_could_not_be_read() {
    let folder = folder();
    let (code, out) = run(folder.path(), &["check", "--format", "sarif", "gone.md"]);
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 2);
    assert_is(&log, "log", "log");
    assert_eq!(
        log["runs"][0]["invocations"][0]["executionSuccessful"],
        false
    );
    assert_eq!(log["runs"][0]["results"], json!([]));
}
