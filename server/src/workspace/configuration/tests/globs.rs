//! Globs and what they hold for.

use super::*;

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
