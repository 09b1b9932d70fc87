//! Annotations by GitHub Actions.

use crate::{check, folder};

#[test]
fn github_gets_a_command_for_each_finding() {
    let folder = folder();
    let file = "a b/größe%2C 1.md";
    let out = check(folder.path(), "github", ".");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    for (line, start) in [
        (
            0,
            format!(
                "::warning file={file},line=3,endLine=3,col=17,endColumn=37,title=too-many-key-results::a b/größe, 1.md:3:17: 6 key"
            ),
        ),
        (
            1,
            format!(
                "::warning file={file},line=4,endLine=4,col=13,endColumn=22,title=incomplete-range::a b/größe, 1.md:4:13: "
            ),
        ),
        (
            2,
            "::warning file=c.okr,line=2,endLine=2,col=5,endColumn=10,title=key-result-not-measurable::"
                .to_owned(),
        ),
        (
            4,
            "::notice file=d.okr,line=2,endLine=2,col=13,endColumn=32,title=unused-suppression::".to_owned(),
        ),
    ] {
        assert!(lines[line].starts_with(&start), "{out}");
    }
}
