//! Reports of test cases.

use std::fs;

use crate::{check, folder};

#[test]
fn junit_has_a_suite_for_each_document() {
    let folder = folder();
    let out = check(folder.path(), "junit", ".");
    assert!(out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "));
    for part in [
        "<testsuites name=\"okr-lsp\" tests=\"6\" failures=\"4\" errors=\"0\">",
        "<testsuite name=\"a b/größe, 1.md\" tests=\"2\" failures=\"2\" errors=\"0\">",
        "<testcase name=\"incomplete-range 4:13\" classname=\"a b/größe, 1.md\" file=\"a b/größe, 1.md\" \
         line=\"4\"><failure type=\"warning\" message=\"",
        // A hint is no failure, and a document without findings has a case that passes.
        "line=\"2\"><system-out>d.okr:2:13: hint: ",
        "<testcase name=\"okr-lsp\" classname=\"e.okr\"/>",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains("notes.md"), "{out}");
    assert_well_formed(&out);
    let hostile = folder.path().join("x<&\">.okr");
    if fs::write(&hostile, "KR: Nicer\n").is_ok() {
        let out = check(folder.path(), "junit", "x<&\">.okr");
        assert!(
            out.contains("classname=\"x&lt;&amp;&quot;&gt;.okr\""),
            "{out}"
        );
        assert_well_formed(&out);
    }
}

/// Elements are nested and closed, values stand in quotation marks, and nothing stands for itself that may not.
fn assert_well_formed(xml: &str) {
    let (declaration, mut rest) = xml.split_once("?>").unwrap();
    assert!(declaration.starts_with("<?xml "));
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    while let Some((text, tag)) = rest.split_once('<') {
        assert_escaped(text);
        let (tag, behind) = tag.split_once('>').unwrap();
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let (name, attributes) = tag
            .trim_end_matches('/')
            .split_once(' ')
            .unwrap_or((tag, ""));
        let pieces: Vec<&str> = attributes.split('"').collect();
        for (at, piece) in pieces.iter().enumerate() {
            match (at % 2, at + 1 == pieces.len()) {
                (0, true) => assert_eq!(*piece, "", "{tag}"),
                (0, false) => assert!(piece.ends_with('='), "{tag}"),
                _ => assert_escaped(piece),
            }
        }
        roots += usize::from(open.is_empty());
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!((open.len(), roots, rest.trim()), (0, 1, ""));
}

fn assert_escaped(text: &str) {
    for behind in text.split('&').skip(1) {
        let (entity, _) = behind.split_once(';').unwrap();
        let known = ["amp", "lt", "gt", "quot"].contains(&entity);
        assert!(known || entity.starts_with('#'), "{text}");
    }
    assert!(!text.contains("]]>"), "{text}");
}
