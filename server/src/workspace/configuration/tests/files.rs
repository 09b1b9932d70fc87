//! Finding and loading the file.

use super::*;

#[test]
fn the_search_ends_at_the_top() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for made in [
        "repo/.git",
        "repo/team/q1",
        "repo/other",
        "top/inner",
        "stray",
    ] {
        std::fs::create_dir_all(root.join(made)).unwrap();
    }
    for file in ["", "repo/team", "top"] {
        std::fs::write(root.join(file).join(file::NAME), "").unwrap();
    }
    let mut search = file::Search::below(vec![root.join("top"), root.join("top/inner")]);
    for _ in 0..2 {
        for (from, found) in [
            ("repo/team/q1", Some("repo/team")),
            ("repo/team", Some("repo/team")),
            ("repo/other", None),
            ("repo", None),
            ("top", Some("top")),
            ("top/inner/deep", None),
            ("stray/gone/deep", Some("")),
        ] {
            let found = found.map(|folder| root.join(folder).join(file::NAME));
            assert_eq!(search.nearest(&root.join(from)), found, "{from}");
        }
    }
    let endless = "/x".repeat(1_000_000);
    assert_eq!(search.nearest(Path::new(&endless)), None);
}

#[test]
fn a_file_that_cannot_be_loaded_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.toml");
    let shown = path.display();
    assert!(
        file::load(&path, RULES)
            .unwrap_err()
            .to_string()
            .starts_with(&format!("{shown}: "))
    );
    std::fs::write(&path, "[period]\nx = 1\ny = 2\n").unwrap();
    let wrong = file::load(&path, RULES).unwrap_err().to_string();
    let lines: Vec<&str> = wrong.lines().collect();
    assert_eq!(lines.len(), 2, "{wrong}");
    assert!(
        lines[1].starts_with(&format!("{shown}:3:1: unknown key `y`")),
        "{wrong}"
    );
    std::fs::write(&path, b"[company]\nnames = ['\xff']\n").unwrap();
    assert!(file::load(&path, RULES).is_err());
    std::fs::write(&path, "[company]\nnames = ['x']\n").unwrap();
    assert!(file::load(&path, RULES).is_ok());
}
