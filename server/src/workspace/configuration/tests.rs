use std::borrow::Cow;

use proptest::prelude::*;

use std::path::Path;

use super::keys::OkrToml;
use super::table::Expected;
use super::*;
use crate::model::{Conventions, ItemKind};

use crate::workspace::rule_levels::{Level, Levels, Preferences, Profile, Severity};

const RULES: &[KnownRule] = &[
    KnownRule {
        name: "first-rule",
        summary: Cow::Borrowed("Reports the first."),
    },
    KnownRule {
        name: "second-rule",
        summary: Cow::Borrowed("Reports the second."),
    },
];

fn read(text: &str) -> Configuration {
    Configuration::read(text, Path::new("/work/handbook"), RULES).unwrap()
}

fn problems(text: &str) -> Vec<String> {
    let problems = Configuration::read(text, Path::new("/work"), RULES).expect_err(text);
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn every_key_says_what_it_says() {
    let configuration = read(
        "
        [documents]
        okr = ['okrs/']
        unlabelled = ['plans/']
        ignore = ['archive/']

        [labels]
        objective = ['Ambition', ' NORTH  Star: ']
        key-result = ['Signal']
        initiative = ['Bet']
        kpi = ['Vital sign']

        [company]
        names = ['Bücherrad GmbH']

        [period]
        fiscal-year-start = 'april'
        ",
    );
    let labels = [
        ("ambition", ItemKind::Objective),
        ("north star", ItemKind::Objective),
        ("signal", ItemKind::KeyResult),
        ("bet", ItemKind::Initiative),
        ("vital sign", ItemKind::Kpi),
    ];
    let common = Conventions {
        labels: labels.map(|(word, kind)| (word.into(), kind)).into(),
        companies: vec!["bücherrad gmbh".into()],
        fiscal_year_start: 4,
        ..Conventions::default()
    };
    for (path, declared, unlabelled, ignored) in [
        ("notes.md", false, false, false),
        ("okrs/q1.md", true, false, false),
        ("plans/q1.md", true, true, false),
        ("archive/q1.md", false, false, true),
        ("archive/okrs/q1.md", true, false, true),
        ("q1.okr", true, true, false),
        ("q1.okr.md", true, true, false),
        ("", false, false, false),
    ] {
        let expected = Conventions {
            declared,
            unlabelled,
            ignored,
            ..common.clone()
        };
        assert_eq!(
            configuration
                .settings_for(Path::new(path), &Preferences::default())
                .conventions,
            expected,
            "{path}"
        );
    }
}

#[test]
fn what_is_said_of_rules_is_put_together() {
    let error = Level::At(Severity::Error);
    let text = "
        profile = 'amazee'
        limits.most-key-results = 4
        [rules]
        second-rule = 'error'
        [[paths]]
        files = ['/drafts/', '*.txt']
        rules.first-rule = 'hint'
        rules.second-rule = 'off'
        [[paths]]
        files = ['drafts/old/']
        rules = { second-rule = 'error' }
        ";
    let preferences = Preferences {
        profile: Some(Profile::Sourcegraph),
        rules: Levels::from([
            ("first-rule".into(), Level::At(Severity::Information)),
            ("second-rule".into(), Level::Off),
            ("objective-has-target".into(), Level::Off),
        ]),
    };
    let hint = Some(Level::At(Severity::Hint));
    let information = Some(Level::At(Severity::Information));
    let unset = Preferences::default();
    for (path, preferences, first, second, third) in [
        ("a.md", &unset, None, Some(error), information),
        (
            "a.md",
            &preferences,
            information,
            Some(error),
            Some(Level::Off),
        ),
        ("drafts/a.md", &unset, hint, Some(Level::Off), information),
        ("drafts/old/a.md", &unset, hint, Some(error), information),
        ("x/drafts/a.md", &unset, None, Some(error), information),
        (
            "x/a.txt",
            &preferences,
            hint,
            Some(Level::Off),
            Some(Level::Off),
        ),
    ] {
        let rule_levels = read(text)
            .settings_for(Path::new(path), preferences)
            .rule_levels;
        let levels = ["first-rule", "second-rule", "objective-has-target"]
            .map(|rule| rule_levels.level(rule));
        assert_eq!(levels, [first, second, third], "{path}");
        assert_eq!(rule_levels.level("key-result-not-measurable"), None);
        assert_eq!(rule_levels.limits.most_key_results, 4);
    }
    let silent = read("").rule_levels(&preferences);
    assert_eq!(silent.level("second-rule"), Some(Level::Off));
    assert_eq!(silent.level("key-result-not-measurable"), information);
    assert_eq!(silent.limits, Profile::Sourcegraph.limits());
}

#[test]
fn nothing_need_be_said() {
    for text in [
        "",
        "\u{feff}\r\n",
        "[documents]\n[labels]\n[company]\n[period]\n",
    ] {
        let read = read(text)
            .settings_for(Path::new("notes.md"), &Preferences::default())
            .conventions;
        assert_eq!(read, Conventions::default(), "{text:?}");
    }
}

#[test]
fn globs_hold_where_people_expect_them_to() {
    // The glob, paths it holds for, and paths it does not; the configuration lies in /work/handbook.
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "okrs/2018/",
            &[
                "okrs/2018/a.md",
                "okrs/2018/x/a.md",
                "x/okrs/2018/a.md",
                "./okrs/./2018/a.md",
                "x/../okrs/2018/a.md",
                "okrs\\2018\\a.md",
                "/work/handbook/okrs/2018/a.md",
                "/work/handbook/x/okrs/2018/a.md",
                "/elsewhere/okrs/2018/a.md",
                "C:\\work\\okrs\\2018\\a.md",
            ],
            &[
                "okrs/2019/a.md",
                "okrs/2018.md",
                "myokrs/2018/a.md",
                "/okrs/2018",
            ],
        ),
        (
            "okrs/2018",
            &["okrs/2018/a.md", "x/okrs/2018"],
            &["okrs/20189/a.md"],
        ),
        (
            "okrs\\2018\\",
            &["okrs/2018/a.md", "okrs\\2018\\a.md"],
            &["okrs/2019/a.md"],
        ),
        (
            "/okrs/",
            &[
                "okrs/a.md",
                "okrs/x/a.md",
                "/work/handbook/okrs/a.md",
                "/work/handbook/x/../okrs/a.md",
            ],
            &[
                "x/okrs/a.md",
                "/work/handbook/x/okrs/a.md",
                "/okrs/a.md",
                "/work/okrs/a.md",
                "/elsewhere/okrs/a.md",
            ],
        ),
        ("./okrs/", &["okrs/a.md"], &["x/okrs/a.md"]),
        (
            "/",
            &["a.md", "/work/handbook/x/a.md"],
            &["/work/a.md", "/elsewhere/a.md"],
        ),
        // What is above the folder of the configuration has no say.
        (
            "work/",
            &["work/a.md", "/elsewhere/work/a.md"],
            &["/work/handbook/a.md"],
        ),
        (
            "handbook/",
            &["/work/handbook/handbook/a.md"],
            &["/work/handbook/a.md", "a.md"],
        ),
        (
            "/handbook/",
            &[],
            &["/work/handbook/a.md", "/work/handbook2/a.md"],
        ),
        (
            "plan.md",
            &["plan.md", "x/y/plan.md", "/plan.md"],
            &["myplan.md", "plan.mdx"],
        ),
        (
            "*.md",
            &["a.md", "x/a.md", "x/a b [c].md"],
            &["a.txt", "a.md/b.txt"],
        ),
        ("okrs/*.md", &["okrs/a.md", "x/okrs/a.md"], &["okrs/x/a.md"]),
        ("okrs/*", &["okrs/a.md"], &["okrs/x/a.md"]),
        ("*/okrs/", &["x/okrs/a.md", "y/x/okrs/a.md"], &["okrs/a.md"]),
        ("okrs/**", &["okrs/a.md", "okrs/x/a.md"], &["okrs"]),
        (
            "**/okrs/**/*.md",
            &["okrs/a.md", "x/okrs/y/z/a.md"],
            &["x/a.md"],
        ),
        (
            "okrs/{2018,2019}/",
            &["okrs/2018/a.md", "okrs/2019/x/a.md"],
            &["okrs/2020/a.md"],
        ),
        (
            "okrs-20[12]?.md",
            &["okrs-2018.md", "x/okrs-2021.md"],
            &["okrs-2031.md"],
        ),
        ("Pläne 📚/", &["Pläne 📚/a.md"], &["Plane/a.md"]),
        ("[[]x].md", &["[x].md"], &["x.md"]),
    ];
    for (glob, inside, outside) in cases {
        let text = format!("documents.okr = ['{glob}']");
        let configuration = read(&text);
        let holds = |path: &str| {
            configuration
                .settings_for(Path::new(path), &Preferences::default())
                .conventions
                .declared
        };
        for path in *inside {
            assert!(holds(path), "{glob} holds for {path}");
        }
        for path in *outside {
            assert!(!holds(path), "{glob} does not hold for {path}");
        }
    }
}

#[test]
fn a_configuration_may_lie_at_a_root() {
    for (folder, path) in [
        ("/", "/okrs/a.md"),
        ("C:\\", "C:\\okrs\\a.md"),
        ("\\\\server\\share", "\\\\server\\share\\okrs\\a.md"),
        ("", "okrs/a.md"),
    ] {
        let configuration =
            Configuration::read("documents.okr = ['/okrs/']", Path::new(folder), RULES).unwrap();
        assert!(
            configuration
                .settings_for(Path::new(path), &Preferences::default())
                .conventions
                .declared,
            "{folder}"
        );
    }
}

#[test]
fn extensions_are_asked_for_by_name() {
    let configuration =
        read("[documents]\nokr = ['okrs/', '*.TXT']\nunlabelled = ['a.{rst,x}', 'plan.adoc']");
    for (path, asked) in [
        ("x/plan.txt", true),
        ("x.adoc", true),
        ("okrs/logo.png", false),
        ("a.rst", false),
        ("README", false),
    ] {
        let found = configuration.names_extension_of(Path::new(path));
        assert_eq!(found, asked, "{path}");
    }
}

#[test]
fn months_are_numbers_or_names() {
    for (written, number) in [
        ("1", 1),
        ("12", 12),
        ("0x0a", 10),
        ("'January'", 1),
        ("' december '", 12),
        ("\"MAY\"", 5),
    ] {
        let read = read(&format!("period.fiscal-year-start = {written}"));
        let conventions = read
            .settings_for(Path::new("a.md"), &Preferences::default())
            .conventions;
        assert_eq!(conventions.fiscal_year_start, number, "{written}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let long = format!("documents.okr = ['{}']", "x".repeat(501));
    let many = format!("documents.okr = [\n{}]", "'a',\n".repeat(300));
    let tables = "[[paths]]\nfiles = ['a']\n".repeat(120);
    let globs = format!("[[paths]]\nfiles = [{}]\n", "'a', ".repeat(150)).repeat(7);
    let cases: &[(&str, &[&str])] = &[
        (
            "[documents]\nokrs = []\n",
            &["2:1: unknown key `okrs`; did you mean `okr`?"],
        ),
        (
            "[document]\n",
            &["1:2: unknown key `document`; did you mean `documents`?"],
        ),
        (
            "[labels]\nkey_result = ['Signal']\n",
            &["2:1: unknown key `key_result`; did you mean `key-result`?"],
        ),
        (
            "[documents]\nfiscal-year-start = 4\n",
            &[
                "2:1: unknown key `fiscal-year-start`; did you mean `fiscal-year-start` in `[period]`?",
            ],
        ),
        (
            "unlabeled = []\n",
            &["1:1: unknown key `unlabeled`; did you mean `unlabelled` in `[documents]`?"],
        ),
        (
            "[company]\n\"größe 😀\" = 1 # 2\nx = 3\n",
            &[
                "2:1: unknown key `größe 😀`; use one of `names`",
                "3:1: unknown key `x`; use one of `names`",
            ],
        ),
        (
            "documents = 3",
            &["1:13: a table is expected here, not an integer"],
        ),
        (
            "[[labels]]\n",
            &["1:1: a table is expected here, not a list"],
        ),
        (
            "[documents]\nokr = 'okrs/'\n",
            &[
                "2:7: a list of globs, such as `[\"okrs/\", \"plans/*.md\"]`, is expected here, not a string",
            ],
        ),
        (
            "[labels]\nkpi = ['😀', 3, true, [], {}, 1.5, 2020-01-01]\n",
            &[
                "2:13: a string in quotation marks is expected here, not an integer",
                "2:16: a string in quotation marks is expected here, not a boolean",
                "2:22: a string in quotation marks is expected here, not a list",
                "2:26: a string in quotation marks is expected here, not a table",
                "2:30: a string in quotation marks is expected here, not a decimal number",
                "2:35: a string in quotation marks is expected here, not a date",
            ],
        ),
        (
            "[documents]\nignore = [\n  'a',\n  '[b',\n  '{c',\n  'd}',\n  '[z-a]',\n  '',\n  '../e',\n]\n",
            &[
                "4:3: this is not a valid glob: unclosed character class; missing ']'",
                "5:3: this is not a valid glob: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
                "6:3: this is not a valid glob: unopened alternate group; missing '{' (maybe escape '}' with '[}]'?)",
                "7:3: this is not a valid glob: invalid range; 'z' > 'a'",
                "8:3: a glob is empty",
                "9:3: a glob cannot lead out of its folder by `..`",
            ],
        ),
        (&long, &["1:18: a glob has at most 500 bytes"]),
        (
            &many,
            &["202:1: a list has at most 200 items here, not 300"],
        ),
        (
            &globs,
            &["14:9: a configuration has at most 1000 globs in all"],
        ),
        (
            &tables,
            &["201:1: a list has at most 100 items here, not 120"],
        ),
        (
            "[[paths]]\nrules.first-rule = 'off'\n[[paths]]\nfiles = []\n[[paths]]\nfiles = ['[']\n",
            &[
                "1:1: `files` is missing or empty: name the documents",
                "3:1: `files` is missing or empty: name the documents",
                "6:10: this is not a valid glob: unclosed character class; missing ']'",
            ],
        ),
        (
            "[labels]\nobjective = ['Aim', ' ', ':']\nkey-result = ['AIM', \"a\\nb\"]\n",
            &[
                "2:21: a label word is empty",
                "2:26: a label word is empty",
                "3:15: `aim` is also under `objective`; it can mean one thing only",
                "3:22: a label word is one line without control characters",
            ],
        ),
        ("[company]\nnames = ['']\n", &["2:10: a name is empty"]),
        (
            "[period]\nfiscal-year-start = 13\n",
            &[
                "2:21: a month, from 1 to 12 or an English name such as `\"April\"`, is expected here, not `13`",
            ],
        ),
        (
            "[period]\nfiscal-year-start = 'Abril'\n",
            &[
                "2:21: a month, from 1 to 12 or an English name such as `\"April\"`, is expected here, not `Abril`",
            ],
        ),
        (
            "period.fiscal-year-start = true\n",
            &[
                "1:28: a month, from 1 to 12 or an English name such as `\"April\"`, is expected here, not a boolean",
            ],
        ),
        (
            "[documents]\nokr = [okrs/]\nignore = 3\n",
            &["2:8: this is not TOML: a string needs quotation marks"],
        ),
        (
            "[documents]\nignore = 3\nokr = ['a'\n\n[period]\nfiscal-year-start = 0\n",
            &[
                "2:10: a list of globs, such as `[\"okrs/\", \"plans/*.md\"]`, is expected here, not an integer",
                "5:1: this is not TOML: `,` or `]` is expected here",
            ],
        ),
        (
            "[company]\r\nnames = []\r\nnames = []\r\n",
            &["3:1: this is not TOML: duplicate key"],
        ),
        (
            "profile = 'weekdon'\n[rules]\nfirst-rule = 'warn'\nsecond-rule = 1\nfrist-rule = 'off'\nxyz = 'off'\n",
            &[
                "1:11: the name of a profile, such as `\"weekdone\"`, is expected here, not `weekdon`; did you mean `weekdone`?",
                "3:14: `\"off\"` or a severity, such as `\"warning\"`, is expected here, not `warn`; did you mean `warning`?",
                "4:15: `\"off\"` or a severity, such as `\"warning\"`, is expected here, not an integer",
                "5:1: there is no rule `frist-rule`; did you mean `first-rule`?",
                "6:1: there is no rule `xyz`; `okr-lsp rules` lists them",
            ],
        ),
        (
            "[rules]\nprofile = 'x'\n",
            &[
                "2:1: there is no rule `profile`; the key `profile` belongs at the top of the file, above the first table",
                "2:11: `\"off\"` or a severity, such as `\"warning\"`, is expected here, not `x`; use one of `off`, `hint`, `information`, `warning`, `error`",
            ],
        ),
        (
            "rules = 1\n[paths]\nfiles = []\n",
            &[
                "1:9: a table of rules, such as `{ label-typo = \"hint\" }`, is expected here, not an integer",
                "2:1: a list of tables, each under a heading in double brackets, is expected here, not a table",
            ],
        ),
        (
            "[[paths]]\nfile = []\nrules.third = 'off'\n[limits]\nmost-key-results = 0\n",
            &[
                "2:1: unknown key `file`; did you mean `files`?",
                "3:7: there is no rule `third`; `okr-lsp rules` lists them",
                "5:20: a number from 1 to 100 is expected here, not `0`",
            ],
        ),
        (
            "= 3",
            &[
                "1:1: this is not TOML: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), *expected, "{text}");
    }
}

#[test]
fn problems_are_bounded() {
    let text = format!("company.names = [{}]", "1,".repeat(1000));
    assert_eq!(problems(&text).len(), 100);
}

#[test]
fn depth_and_size_are_harmless() {
    for many in [1_000, 50_000] {
        for text in [
            "[".repeat(many),
            format!("a = {}", "[".repeat(many)),
            format!("a = {}", "{b = ".repeat(many)),
            format!("{}b = 1", "a.".repeat(many)),
            format!("documents.okr = ['{}']", "{".repeat(many)),
            format!("documents.okr = ['{}{}']", "{".repeat(200), "}".repeat(200)),
            format!("documents.okr = [{}]", "'{a,b}*{c,d}',".repeat(many / 1000)),
        ] {
            let _ = Configuration::read(&text, Path::new(""), RULES);
        }
    }
}

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

#[test]
fn the_schema_documents_every_key() {
    let schema: serde_json::Value = serde_json::from_str(&schema(RULES)).unwrap();
    let tables = schema["properties"].as_object().unwrap();
    assert_eq!(tables.len(), OkrToml::TABLES.len());
    for (name, keys) in OkrToml::TABLES {
        let table = &tables[*name];
        assert!(table["description"].is_string(), "{table}");
        if keys.is_empty() {
            continue;
        }
        assert_eq!(table["additionalProperties"], false);
        assert_eq!(table["properties"].as_object().unwrap().len(), keys.len());
        for key in *keys {
            let property = &table["properties"][key];
            let description = property["description"].as_str().unwrap();
            assert!(!description.contains('\n'), "{key}");
            assert!(
                property["type"].is_string() || property["anyOf"].is_array(),
                "{key}"
            );
        }
    }
    for rules in [
        &tables["rules"],
        &tables["paths"]["items"]["properties"]["rules"],
    ] {
        let properties = rules["properties"].as_object().unwrap();
        assert_eq!(properties.len(), RULES.len());
        assert_eq!(properties["first-rule"]["enum"][0], "off");
        assert_eq!(rules["additionalProperties"], false);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in any_text(), path in "(/|C:\\\\)?[a-z./\\\\]{0,12}") {
        match Configuration::read(&text, Path::new(&path), RULES) {
            Ok(configuration) => drop(configuration.settings_for(Path::new(&path), &Preferences::default()).conventions),
            Err(problems) => for problem in problems {
                prop_assert!(problem.range.end <= text.len() && text.is_char_boundary(problem.range.start));
                prop_assert!(problem.line >= 1 && problem.column >= 1 && !problem.message.is_empty());
            },
        }
    }
}

/// Text made of what configurations are made of, and any other.
fn any_text() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = "[ ] [[ ]] = . , { } ' \" ''' \"\"\" # \n \r\n \\ \u{feff} 😀 ü 3 0x true 2020-01-01 \
        documents labels company period paths rules profile limits files off first-rule most-key-results okr unlabelled ignore objective key-result kpi names fiscal-year-start ** /* ? a"
        .split(' ')
        .collect();
    let pieces = proptest::collection::vec(
        prop_oneof![4 => proptest::sample::select(words).prop_map(str::to_owned), 1 => any::<String>()],
        0..40,
    );
    pieces.prop_map(|pieces| pieces.concat())
}
