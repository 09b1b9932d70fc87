//! Visual Studio Code has a setting for the program's path, in the user's file of settings: JSON with comments.

use std::io;

use super::folder;
use super::plan::{EditorFile, Plan};

/// The name of the setting.
const KEY: &str = "\"okr.server.path\"";

pub(super) fn plan(program: &str) -> io::Result<Plan> {
    let folder = if cfg!(target_os = "macos") {
        folder::home()?.join("Library/Application Support")
    } else {
        folder::configuration("APPDATA")?
    };
    let value = serde_json::to_string(program).map_err(io::Error::other)?;
    let settings = folder.join("Code/User/settings.json");
    Ok(Plan {
        files: vec![EditorFile::shared(settings, |present| merged(present, &value))?],
        advice: "Install the extension if you have not: `code --install-extension okr.vsix`. It starts this program."
            .to_owned(),
    })
}

/// The text `present` with the setting `value`. Everything else stays as it is.
fn merged(present: &str, value: &str) -> Result<String, String> {
    if present.trim().is_empty() {
        return Ok(format!("{{\n  {KEY}: {value}\n}}\n"));
    }
    if let Some((before, behind)) = present.split_once(KEY) {
        return replaced(behind, value)
            .map(|behind| format!("{before}{KEY}{behind}"))
            .ok_or_else(|| format!("{KEY} has a value that is not understood"));
    }
    let start = beginning(present).ok_or("it does not begin as settings do, with `{`")?;
    let (before, behind) = present.split_at(start);
    let comma = if behind.trim_start().starts_with('}') {
        "\n"
    } else {
        ","
    };
    Ok(format!("{before}\n  {KEY}: {value}{comma}{behind}"))
}

/// The text after the key, with its string replaced by `value`.
fn replaced(behind: &str, value: &str) -> Option<String> {
    let (colon, rest) = behind.split_once('"')?;
    if colon.trim() != ":" {
        return None;
    }
    let mut escaped = false;
    let end = rest.find(|char| {
        let ends = char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    })?;
    Some(format!("{colon}{value}{}", rest.get(end + 1..)?))
}

/// The place after the first `{` outside of comments, in bytes.
fn beginning(text: &str) -> Option<usize> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n')?.1
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/")?.1
        } else {
            let inside = rest.strip_prefix('{')?;
            return Some(text.len() - inside.len());
        }
        .trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_is_put_among_the_others() {
        for (present, expected) in [
            ("", "{\n  \"okr.server.path\": \"/x\"\n}\n"),
            ("{}", "{\n  \"okr.server.path\": \"/x\"\n}"),
            (
                "// { mine\n{\n  \"a\": 1 // b\n}\n",
                "// { mine\n{\n  \"okr.server.path\": \"/x\",\n  \"a\": 1 // b\n}\n",
            ),
            (
                "{\n  \"okr.server.path\" : \"C:\\\\\\\"o\",\n  \"a\": 1\n}",
                "{\n  \"okr.server.path\" : \"/x\",\n  \"a\": 1\n}",
            ),
        ] {
            assert_eq!(
                merged(present, "\"/x\"").as_deref(),
                Ok(expected),
                "{present}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for present in ["[]", "/* open", "{\"okr.server.path\": null}"] {
            assert!(merged(present, "\"/x\"").is_err(), "{present}");
        }
    }
}
