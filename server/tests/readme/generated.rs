//! The blocks of the pages that come from the code.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use okr_lsp::lexicon::status_word;
use okr_lsp::rules::{self, RULES, Rule};
use okr_lsp::workspace::configuration;
use okr_lsp::workspace::rule_levels::{Profile, RuleLevels};
use serde_json::Value;

/// Makes a block; it is given the page around it.
type Make = fn(&str) -> String;

/// The generated blocks, each with its name.
pub const BLOCKS: [(&str, Make); 8] = [
    ("findings", findings),
    ("help", |_| help()),
    ("rules", |_| rule_table()),
    ("profiles", |_| profile_table()),
    ("keys", |_| key_table()),
    ("settings", |_| setting_table()),
    ("commands", |_| command_table()),
    ("statuses", |_| statuses()),
];

/// `page` with its blocks made anew; their names are added to `names`.
pub fn renewed(page: &str, names: &mut Vec<String>) -> String {
    let mut fresh = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!-- generated: ") {
        let (name, after) = after.split_once(" -->\n").expect("the name ends");
        let (_, after) = after.split_once("<!-- end -->").expect("the block ends");
        let (_, block) = BLOCKS
            .iter()
            .find(|(known, _)| *known == name)
            .expect("it is a known block");
        let made = block(page);
        write!(
            fresh,
            "{before}<!-- generated: {name} -->\n{made}<!-- end -->"
        )
        .expect("a string takes it");
        names.push(name.to_owned());
        rest = after;
    }
    fresh + rest
}

/// What `okr-lsp ARGUMENTS` prints, in the folder `folder`.
fn printed(arguments: &[&str], folder: &std::path::Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("it prints text");
    text.replace("\r\n", "\n").replace("okr-lsp.exe", "okr-lsp")
}

/// The words at the beginning of lines below the heading `heading` in what `okr-lsp ARGUMENTS --help` prints.
pub fn helped(arguments: &[&str], heading: &str) -> Vec<String> {
    let help = printed(&[arguments, &["--help"]].concat(), ".".as_ref());
    let below = help
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1);
    let lines = below.take_while(|line| !line.trim().is_empty());
    let words = lines.filter_map(|line| line.split_whitespace().find(|word| *word != "-"));
    words
        .map(|word| word.trim_end_matches(':').to_owned())
        .collect()
}

/// What `check` prints about the first document on `page`.
fn findings(page: &str) -> String {
    let document = page
        .split("```markdown\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the page shows a document");
    let folder = tempfile::tempdir().expect("there is a folder");
    fs::write(folder.path().join("plan.md"), document).expect("it can be written");
    code(&printed(&["check", "plan.md"], folder.path()))
}

fn code(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}

fn help() -> String {
    let commands = helped(&[], "Commands:");
    let commands = commands.iter().filter(|command| *command != "help");
    let mut all = format!(
        "### `okr-lsp`\n\n{}",
        code(&printed(&["--help"], ".".as_ref()))
    );
    for command in commands {
        let help = printed(&[command, "--help"], ".".as_ref());
        all += &format!("\n### `okr-lsp {command}`\n\n{}", code(&help));
    }
    all
}

fn rule_table() -> String {
    let mut table = "| rule | severity | fix | reports |\n|---|---|---|---|\n".to_owned();
    for rule in RULES {
        table += &rule_row(rule);
    }
    table
}

fn rule_row(rule: &Rule) -> String {
    let file = rule.name.replace('-', "_");
    let off = if rule.enabled { "" } else { " (off)" };
    let fix = match (rule.has_safe_fix(), rule.is_fixable()) {
        (true, _) => "`--fix`",
        (false, true) => "editor",
        (false, false) => "",
    };
    let summary = rule.summary();
    let reports = summary.strip_prefix("Reports ").unwrap_or(&summary);
    format!(
        "| [{}](../src/rules/{file}.md) | {}{off} | {fix} | {} |\n",
        rule.name,
        rule.severity.name(),
        reports.trim_end_matches('.')
    )
}

fn profile_table() -> String {
    let row = |what: &str, cell: &dyn Fn(Profile) -> String| {
        let cells: Vec<String> = Profile::ALL.iter().map(|(_, one)| cell(*one)).collect();
        format!("| {what} | {} |\n", cells.join(" | "))
    };
    let limits = |profile: Profile| profile.limits();
    let any = |most: Option<usize>| most.map_or("any".to_owned(), |most| most.to_string());
    let names: Vec<String> = Profile::ALL
        .iter()
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    let mut table = format!(
        "| | {} |\n|{}\n",
        names.join(" | "),
        "---|".repeat(names.len() + 1)
    );
    table += &row("key results of an objective", &|one| {
        let limits = limits(one);
        format!(
            "{} to {}",
            limits.fewest_key_results, limits.most_key_results
        )
    });
    table += &row(
        "a team's objectives at once",
        &|one| match limits(one).objectives {
            Some(objectives) if objectives.few < objectives.most => {
                format!("{}, at most {}", objectives.few, objectives.most)
            }
            objectives => any(objectives.map(|objectives| objectives.most)),
        },
    );
    table += &row("a company objective needs its own key results", &|one| {
        let needed = limits(one).company_key_results;
        if needed { "yes" } else { "no" }.to_owned()
    });
    table += &row("layers of goals", &|one| any(limits(one).most_layers));
    for name in ["objective-has-target", "key-result-not-measurable"] {
        let rule = rules::find(name).expect("there is such a rule");
        table += &row(&format!("`{name}`"), &|one| {
            let severity = rule.severity_in(&RuleLevels::of(one));
            severity
                .map_or("off", |severity| severity.name())
                .to_owned()
        });
    }
    table
}

/// The keys of `.okr.toml` that hold a value, with their documentation in the schema.
fn key_table() -> String {
    let schema = configuration::schema(&rules::known());
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let mut table = "| key | meaning |\n|---|---|\n".to_owned();
    add_keys(&mut table, "", &schema);
    table
}

fn add_keys(table: &mut String, before: &str, schema: &Value) {
    let keys = schema["properties"].as_object().expect("it is a table");
    for (key, value) in keys {
        let about = value["description"].as_str().unwrap_or_default();
        match (key.as_str(), value["type"].as_str()) {
            ("rules", _) => *table += &format!("| `{before}rules.NAME` | {about} |\n"),
            (_, Some("object")) => add_keys(table, &format!("{before}{key}."), value),
            ("paths", _) => {
                *table += &format!("| `[[paths]]` | {about} |\n");
                add_keys(table, "paths.", &value["items"]);
            }
            _ => *table += &format!("| `{before}{key}` | {about} |\n"),
        }
    }
}

fn manifest() -> Value {
    serde_json::from_str(&super::read("editors/vscode/package.json")).expect("it is JSON")
}

fn setting_table() -> String {
    let mut table = "| setting | default | meaning |\n|---|---|---|\n".to_owned();
    let manifest = manifest();
    let groups = manifest.pointer("/contributes/configuration");
    let groups = groups.and_then(Value::as_array);
    for group in groups.into_iter().flatten() {
        let settings = group["properties"].as_object();
        for (name, setting) in settings.into_iter().flatten() {
            let about = setting["markdownDescription"].as_str().unwrap_or_default();
            let default = &setting["default"];
            table += &format!("| `{name}` | `{default}` | {about} |\n");
        }
    }
    table
}

fn command_table() -> String {
    let mut table = "| command | title |\n|---|---|\n".to_owned();
    let manifest = manifest();
    let commands = manifest.pointer("/contributes/commands");
    let commands = commands.and_then(Value::as_array);
    for command in commands.into_iter().flatten() {
        let text = |key: &str| command[key].as_str().unwrap_or_default();
        table += &format!(
            "| `{}` | {}: {} |\n",
            text("command"),
            text("category"),
            text("title")
        );
    }
    table
}

fn statuses() -> String {
    let words: Vec<String> = status_word::KNOWN
        .iter()
        .map(|word| format!("`{word}`"))
        .collect();
    format!("{}\n", words.join(", "))
}
