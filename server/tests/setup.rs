//! `okr-lsp setup`: what it writes, where, and what it leaves alone.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_okr-lsp");

/// For each editor the file that names the program, below the folder of configurations.
const EDITORS: [(&str, &str); 4] = [
    ("vscode", "Code/User/settings.json"),
    ("neovim", "nvim/lsp/okr.lua"),
    ("helix", "helix/languages.toml"),
    ("emacs", "emacs/okr.el"),
];

fn setup(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(PROGRAM)
        .arg("setup")
        .args(arguments)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("configuration"))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// The program's path as it stands in a configuration.
fn program() -> String {
    let path = fs::canonicalize(PROGRAM).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
#[cfg(target_os = "linux")]
fn the_file_names_the_program_by_its_path() {
    for (editor, file) in EDITORS {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("configuration").join(file);
        let (code, out, _) = setup(home.path(), &[editor, "--print"]);
        assert_eq!(code, 0);
        assert!(
            out.contains(&program()) && out.contains(path.to_str().unwrap()),
            "{out}"
        );
        assert!(
            !home.path().join("configuration").exists(),
            "nothing is written"
        );

        let (code, out, _) = setup(home.path(), &[editor]);
        assert_eq!(code, 0, "{editor}");
        assert!(out.contains(&format!("wrote {}", path.display())), "{out}");
        assert!(
            fs::read_to_string(&path).unwrap().contains(&program()),
            "{editor}"
        );

        let (code, out, _) = setup(home.path(), &[editor]);
        assert_eq!((code, out.contains("is up to date")), (0, true), "{out}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn files_that_are_there_stay_unless_forced() {
    for (editor, file) in EDITORS {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("configuration").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mine = match editor {
            "vscode" => "{\n  \"mine\": true\n}\n",
            "helix" => "[editor]\nmine = true\n",
            _ => "mine\n",
        };
        fs::write(&path, mine).unwrap();
        let (code, _, wrong) = setup(home.path(), &[editor]);
        assert_eq!(code, 2, "{editor}");
        assert!(
            wrong.contains("--force") && wrong.contains("nothing was written"),
            "{wrong}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), mine, "{editor}");

        let (code, out, _) = setup(home.path(), &[editor, "--force"]);
        assert_eq!((code, out.contains("changed")), (0, true), "{out}");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(&program()), "{editor}");
        let shared = matches!(editor, "vscode" | "helix");
        assert_eq!(
            text.contains("mine"),
            shared,
            "{editor}: what is the user's stays"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn emacs_keeps_its_old_folder() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".emacs.d")).unwrap();
    setup(home.path(), &["emacs"]);
    assert!(home.path().join(".emacs.d/okr.el").exists());
}
