//! A small workspace, what happens to it, and what the command line says of it.

use std::collections::BTreeMap;
use std::process::Command;

use fastrand::Rng;
use okr_lsp_tests::okr_lsp;
use serde_json::Value;

use crate::folder::{Change, Folder};

/// What is found in each open file: its lines and columns from 0, the rule, the severity and the message.
pub type Findings = BTreeMap<&'static str, Vec<Finding>>;

pub type Finding = ([u64; 4], String, String, String);

/// The files of the workspace.
pub const FILES: [&str; 5] = [
    "2027-Q1/company.md",
    "2027-Q1/sales.md",
    "2027-Q1/support.md",
    "2027/company.md",
    "plan.okr",
];

const CONFIGURATION: &str = ".okr.toml";

/// What `.okr.toml` may say.
const CONFIGURATIONS: [&str; 5] = [
    "",
    "profile = \"sourcegraph\"\n",
    "[rules]\nkey-result-not-measurable = \"hint\"\nunaligned-objective = \"warning\"\n",
    "[company]\nnames = [\"Sales\"]\n",
    "[documents]\nignore = [\"2027-Q1/support.md\"]\n",
];

/// What lines may say.
const LINES: [&str; 34] = [
    "# 2027-Q1 OKRs",
    "## Company",
    "## Sales",
    "## Support",
    "- O: Be the shop that schools recommend",
    "- O: Make returns a joy",
    "- O1: Let nobody wait for an answer",
    "- O2: Earn 40% more",
    "- Objective: ",
    "1. **OBJECTIVE: Become the first choice of schools**",
    "   - KR: Win 40 schools",
    "  - KR: Win 40 schools",
    "  - KR: Raise the share of repeat orders from 20% to 35%",
    "  - KR: Raise the share of repeat orders from 20% to 45%",
    "  - KR: Reduce churn from 3% to 5%",
    "  - KR: Get better",
    "  - KR: ",
    "  - KR1.2: Answer 95% of questions within one day 😀",
    "  - KR: Sign [_N<sub>1</sub>_][n1] contracts",
    "  - Supports: O1",
    "  - Supports: Make returns a joy",
    "  - Supports: [the company](company.md#company)",
    "  - Owner: Kim, Lee",
    "  - Status: on trak",
    "  - Due: 2027-02-31",
    "  - Initiative: Build the portal",
    "Key Results:",
    "- Ship 3 releases",
    "[n1]: https://example.org/1",
    "[n1]: https://example.org/1",
    "<!-- okr-ignore key-result-not-measurable -->",
    "<!-- okr-ignore-file label-typo, no-such-rule -->",
    "KR - Größer werden",
    "",
];

const PIECES: [&str; 10] = ["a", "1", "%", ":", "- ", "\n", "  ", "ü", "😀", "# "];

/// What happens.
#[derive(Clone, Debug)]
pub enum Step {
    /// A document is edited, and then this happens to it.
    Edit(&'static str, Vec<Replacement>, End),
    /// A document is opened.
    Open(&'static str),
    /// A document is closed.
    Close(&'static str),
    /// Something has changed on disk.
    Disk(&'static str, Change),
}

/// How editing ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The document is saved.
    Saved,
    /// Everything since it was saved is undone.
    Undone,
    /// Nobody types for a while.
    Paused,
}

/// A range in lines and characters, and what stands there afterwards.
pub type Replacement = ([usize; 4], String);

impl Step {
    /// How many edits it makes.
    pub fn edits(&self) -> usize {
        match self {
            Self::Edit(_, edits, _) => edits.len(),
            _ => 1,
        }
    }
}

/// A workspace on disk and in editors.
pub struct World {
    pub folder: Folder,
    /// A copy in which files hold what editors show.
    mirror: Folder,
    mirrored: BTreeMap<&'static str, String>,
    disk: BTreeMap<&'static str, String>,
    open: BTreeMap<&'static str, String>,
    random: Rng,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut world = Self {
            folder: Folder::new(&[]),
            mirror: Folder::new(&[]),
            mirrored: BTreeMap::new(),
            disk: BTreeMap::new(),
            open: BTreeMap::new(),
            random: Rng::with_seed(seed),
        };
        world.write(CONFIGURATION, String::new());
        for name in FILES {
            let text = world.lines(12);
            world.write(name, text);
        }
        world
    }

    /// The text of the document `name`, which is open.
    pub fn text(&self, name: &str) -> &str {
        &self.open[name]
    }

    /// What happens next, which has happened to the files then.
    pub fn step(&mut self) -> Step {
        let name = FILES[self.random.usize(..FILES.len())];
        let is_open = self.open.contains_key(name);
        match self.random.u8(..20) {
            0 => self.configure(),
            1 if is_open => {
                self.open.remove(name);
                Step::Close(name)
            }
            _ if is_open => self.edit(name),
            2 | 3 if self.disk.contains_key(name) => {
                self.disk.remove(name);
                self.folder.remove(name);
                Step::Disk(name, Change::Deleted)
            }
            4..10 => {
                let known = self.disk.contains_key(name);
                let text = self.lines(14);
                self.write(name, text);
                Step::Disk(
                    name,
                    if known {
                        Change::Changed
                    } else {
                        Change::Created
                    },
                )
            }
            _ => match self.disk.get(name) {
                Some(text) => {
                    self.open.insert(name, text.clone());
                    Step::Open(name)
                }
                None => self.step(),
            },
        }
    }

    fn configure(&mut self) -> Step {
        let text = CONFIGURATIONS[self.random.usize(..CONFIGURATIONS.len())];
        self.write(CONFIGURATION, text.to_owned());
        Step::Disk(CONFIGURATION, Change::Changed)
    }

    fn edit(&mut self, name: &'static str) -> Step {
        let before = self.open[name].clone();
        let mut text = before.clone();
        let edits = (0..self.random.usize(1..24))
            .map(|_| self.replace(&mut text))
            .collect();
        let end = match self.random.u8(..100) {
            0 => End::Paused,
            1..20 => End::Undone,
            _ => End::Saved,
        };
        match end {
            End::Saved => self.write(name, text.clone()),
            // What is undone is what was saved.
            End::Undone => text.clone_from(&self.disk[name]),
            End::Paused => {}
        }
        self.open.insert(name, text);
        Step::Edit(name, edits, end)
    }

    /// Replaces some of `text`, a whole line or a few characters.
    fn replace(&mut self, text: &mut String) -> Replacement {
        let lines: Vec<&str> = text.split('\n').collect();
        let line = self.random.usize(..lines.len());
        let length = lines[line].chars().count();
        let from = self.random.usize(..=length);
        let to = (from + self.random.usize(..3)).min(length);
        let new = match self.random.u8(..4) {
            0 => ([line, 0, line, 0], self.lines(1)),
            1 if line + 1 < lines.len() => ([line, 0, line + 1, 0], String::new()),
            2 => ([line, from, line, to], String::new()),
            _ => {
                let piece = PIECES[self.random.usize(..PIECES.len())];
                ([line, from, line, from], piece.to_owned())
            }
        };
        let byte = |line: usize, column: usize| {
            let before: usize = lines.iter().take(line).map(|line| line.len() + 1).sum();
            let inside = lines[line].char_indices().nth(column);
            before + inside.map_or(lines[line].len(), |(at, _)| at)
        };
        let [first, start, last, end] = new.0;
        let range = byte(first, start)..byte(last, end);
        text.replace_range(range, &new.1);
        new
    }

    fn lines(&mut self, most: usize) -> String {
        let count = self.random.usize(1..=most);
        let mut lines = String::new();
        for _ in 0..count {
            lines += LINES[self.random.usize(..LINES.len())];
            lines.push('\n');
        }
        lines
    }

    fn write(&mut self, name: &'static str, text: String) {
        self.folder.write(name, &text);
        self.disk.insert(name, text);
    }

    /// The files as editors show them.
    pub fn present(&self) -> BTreeMap<&'static str, String> {
        let mut files = self.disk.clone();
        files.extend(self.open.iter().map(|(name, text)| (*name, text.clone())));
        files
    }
}

/// What the command line says of the files as they are in editors, for those that are open.
pub fn check(world: &mut World) -> Findings {
    let present = world.present();
    for (name, text) in &present {
        if world.mirrored.get(name) != Some(text) {
            world.mirror.write(name, text);
        }
    }
    for gone in world
        .mirrored
        .keys()
        .filter(|name| !present.contains_key(*name))
    {
        world.mirror.remove(gone);
    }
    world.mirrored = present;
    let output = Command::new(okr_lsp())
        .args(["check", "--format", "json", "."])
        .current_dir(world.mirror.path(""))
        .output()
        .expect("it runs");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut findings: Findings = world.open.keys().map(|name| (*name, Vec::new())).collect();
    for one in found["diagnostics"].as_array().expect("diagnostics") {
        let path = one["path"]
            .as_str()
            .expect("a path")
            .trim_start_matches("./");
        let place = ["line", "column", "end_line", "end_column"];
        let place = place.map(|name| one[name].as_u64().expect("a number") - 1);
        let [rule, severity, message] = ["rule", "severity", "message"]
            .map(|name| one[name].as_str().expect("a text").to_owned());
        let file = findings.iter_mut().find(|(name, _)| **name == path);
        file.into_iter().for_each(|(_, file)| {
            file.push((place, rule.clone(), severity.clone(), message.clone()))
        });
    }
    findings.values_mut().for_each(|file| file.sort());
    findings
}
