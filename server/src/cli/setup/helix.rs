//! Helix reads queries and `languages.toml`, which belongs to the user.

use std::io;

use toml::de::{DeTable, DeValue};

use super::folder;
use super::plan::{EditorFile, Plan};

const LANGUAGES: &str = include_str!("../../../../editors/helix/languages.toml");

const QUERIES: [(&str, &str); 5] = [
    (
        "highlights",
        include_str!("../../../../editors/helix/queries/okr/highlights.scm"),
    ),
    (
        "injections",
        include_str!("../../../../editors/helix/queries/okr/injections.scm"),
    ),
    (
        "textobjects",
        include_str!("../../../../editors/helix/queries/okr/textobjects.scm"),
    ),
    (
        "indents",
        include_str!("../../../../editors/helix/queries/okr/indents.scm"),
    ),
    (
        "tags",
        include_str!("../../../../editors/helix/queries/okr/tags.scm"),
    ),
];

/// The text between these lines belongs to this program.
const BEGIN: &str = "# >>> okr-lsp";
const END: &str = "# <<< okr-lsp";

pub(super) fn plan(program: &str) -> io::Result<Plan> {
    let folder = folder::configuration("APPDATA")?.join("helix");
    let languages = folder.join("languages.toml");
    let mut files = vec![EditorFile::shared(languages, |present| {
        merged(present, program)
    })?];
    files.extend(QUERIES.map(|(name, text)| {
        EditorFile::own(folder.join(format!("runtime/queries/okr/{name}.scm")), text)
    }));
    Ok(Plan {
        files,
        advice: "For colours and text objects in .okr files: `hx --grammar fetch` and `hx --grammar build`. \
                 `hx --health okr` shows what is found. If languages.toml has an entry of your own for Markdown, \
                 add \"okr-lsp\" to its language-servers."
            .to_owned(),
    })
}

/// The text `present` with the entries for this program. Everything else stays as it is.
fn merged(present: &str, program: &str) -> Result<String, String> {
    let (before, behind) = match present.split_once(BEGIN) {
        Some((before, rest)) => {
            let behind = rest.split_once(END).map(|(_, behind)| behind);
            let behind = behind.ok_or_else(|| format!("the line {END} is missing"))?;
            (before, behind.strip_prefix('\n').unwrap_or(behind))
        }
        None => (present, ""),
    };
    let others = format!("{before}{behind}");
    let others = DeTable::parse(&others).map_err(|wrong| wrong.to_string())?;
    let others = others.get_ref();
    let named = |list: &str, name: &str| {
        let list = others.get(list).and_then(|list| list.get_ref().as_array());
        let mut entries = list.into_iter().flatten();
        entries.any(|entry| {
            entry
                .get_ref()
                .get("name")
                .and_then(|name| name.get_ref().as_str())
                == Some(name)
        })
    };
    let server = others
        .get("language-server")
        .map(|servers| servers.get_ref());
    let taken = server
        .and_then(|servers: &DeValue<'_>| servers.get("okr-lsp"))
        .is_some();
    if taken || named("language", "okr") || named("grammar", "okr") {
        return Err(
            "it has its own entries for okr-lsp; remove them, or change them by hand".to_owned(),
        );
    }
    // Helix accepts one entry for a language only.
    let has_markdown = named("language", "markdown");
    let entries = LANGUAGES
        .split("\n\n")
        .skip(1)
        .filter(|entry| !(has_markdown && entry.contains("name = \"markdown\"")));
    let entries: Vec<&str> = entries.map(str::trim_end).collect();
    let program = serde_json::to_string(program).map_err(|wrong| wrong.to_string())?;
    let entries = entries
        .join("\n\n")
        .replace("command = \"okr-lsp\"", &format!("command = {program}"));
    let gap = if before.is_empty() || before.ends_with("\n\n") {
        ""
    } else {
        "\n"
    };
    Ok(format!("{before}{gap}{BEGIN}\n{entries}\n{END}\n{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_have_written_stays() {
        let fresh = merged("", "/bin/okr-lsp").unwrap();
        assert!(fresh.contains("command = \"/bin/okr-lsp\""), "{fresh}");
        assert!(fresh.contains("name = \"markdown\""));
        let own = "# mine\n[[language]]\nname = \"markdown\"\nsoft-wrap.enable = true\n";
        let merged_once = merged(own, "/bin/okr-lsp").unwrap();
        assert!(merged_once.starts_with(own));
        assert_eq!(merged_once.matches("name = \"markdown\"").count(), 1);
        assert!(DeTable::parse(&merged_once).is_ok());
        let again = merged(&format!("{merged_once}# behind\n"), "/opt/okr-lsp").unwrap();
        assert_eq!(
            again,
            format!("{}# behind\n", merged_once.replace("/bin/", "/opt/"))
        );
    }

    #[test]
    fn entries_of_the_users_own_are_told() {
        for present in [
            "[language-server.okr-lsp]\ncommand = \"x\"\n",
            "[[language]]\nname = \"okr\"\n",
            "[[grammar]]\nname = \"okr\"\n",
            "language = ",
            "# >>> okr-lsp\n",
        ] {
            assert!(merged(present, "/bin/okr-lsp").is_err(), "{present}");
        }
    }
}
