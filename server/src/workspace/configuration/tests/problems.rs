//! What is wrong in a configuration, where, and that nothing in it does harm.

use proptest::prelude::*;

use super::*;

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
