//! The goals of the workspace as a tree: below each company objective its key results and what serves it, below
//! each of those its own key results.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::symbols::SymbolKind;
use crate::model::SectionLevel;
use crate::period::Period;
use crate::text::Position;
use crate::workspace::alignment::{Edge, Evidence};
use crate::workspace::index::{Aligned, FileId, Goal, GoalKind, Place};

/// Objectives nested deeper than this stand beside each other.
const MOST_LAYERS: usize = 16;

/// The goals of one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeriodGoals {
    /// The objectives of the company, then those that stand below none of them.
    pub goals: Vec<Node>,
    /// How many objectives there are.
    pub objectives: usize,
    /// How many of them serve nothing although the company has objectives for their time.
    pub unaligned: usize,
}

/// A goal with everything below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: GoalKind,
    /// Its words, or its kind where it has none.
    pub text: String,
    /// The heading above it, or the file's name.
    pub team: String,
    /// The time it is for.
    pub period: Option<Period>,
    /// Its file.
    pub path: Arc<Path>,
    /// Where its words stand.
    pub words: Place,
    /// All of it, with everything below it.
    pub whole: Place,
    /// How it stands to the company's goals.
    pub standing: Standing,
    /// What it serves by its own evidence.
    pub serves: Option<Served>,
    /// Its key results, then the objectives below it.
    pub children: Vec<Node>,
}

/// How a goal stands to the company's goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is one of them.
    Company,
    /// It, a key result of it or what it is nested below serves one of them.
    Aligned,
    /// It serves none of them.
    Unaligned,
    /// There is none that it could serve.
    Unknown,
}

/// The company objective that a goal serves.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// Its words.
    pub text: String,
    /// Its file.
    pub path: Arc<Path>,
    /// Where its words stand.
    pub words: Place,
    /// How it is known.
    pub evidence: Evidence,
}

/// The goals of `files` by their time, as [`Index::aligned`](crate::workspace::index::Index::aligned) gives them. A
/// team's objective stands below the company's that it serves, also where that one is for a longer time.
pub fn tree(files: &[Aligned]) -> BTreeMap<Option<Period>, PeriodGoals> {
    let goals = Goals::of(files);
    let mut tree: BTreeMap<_, PeriodGoals> = BTreeMap::new();
    let mut roots = goals.roots.clone();
    roots.sort_by_key(|at| goals.standing(*at) != Standing::Company);
    for at in roots {
        let Some(node) = goals.node(at) else { continue };
        let of_period = tree.entry(node.period).or_default();
        node.count(of_period);
        of_period.goals.push(node);
    }
    tree
}

/// A goal: its file, by its place among all, and its number in it.
type At = (usize, u32);

struct Goals<'a> {
    files: &'a [Aligned],
    places: HashMap<FileId, usize>,
    /// The times for which the company has objectives.
    company: HashSet<Option<Period>>,
    parents: HashMap<At, At>,
    children: HashMap<At, Vec<At>>,
    roots: Vec<At>,
}

impl<'a> Goals<'a> {
    fn of(files: &'a [Aligned]) -> Self {
        let places = files.iter().enumerate();
        let company = files.iter().flat_map(|file| file.record.company.iter());
        let mut goals = Self {
            files,
            places: places.map(|(at, file)| (file.id, at)).collect(),
            company: company.map(|goal| goal.period).collect(),
            parents: HashMap::new(),
            children: HashMap::new(),
            roots: Vec::new(),
        };
        for kind in [GoalKind::KeyResult, GoalKind::Objective] {
            for (file, aligned) in files.iter().enumerate() {
                let by_key_results = by_key_results(aligned);
                for (number, goal) in aligned.goals().filter(|(_, goal)| goal.kind == kind) {
                    let by_key_result = by_key_results.get(&number).copied();
                    goals.put((file, number), goal, by_key_result);
                }
            }
        }
        goals
    }

    fn put(&mut self, at: At, goal: &Goal, by_key_result: Option<&Edge>) {
        let around = goal.objective().map(|number| (at.0, number));
        let is_team = goal.kind == GoalKind::Objective && goal.level != Some(SectionLevel::Company);
        let edge = self.files.get(at.0).and_then(|file| file.edge(at.1));
        let served = edge.or(by_key_result).filter(|_| is_team);
        // An objective stands behind the one around it, so that there are no circles.
        let parent = served
            .and_then(|edge| self.target(edge))
            .or(around.filter(|around| goal.kind == GoalKind::KeyResult || around.1 < at.1));
        match parent.and_then(|parent| self.not_too_deep(parent)) {
            Some(parent) => {
                self.parents.insert(at, parent);
                self.children.entry(parent).or_default().push(at);
            }
            None => self.roots.push(at),
        }
    }

    /// The company objective that `edge` leads to, if it is still there.
    fn target(&self, edge: &Edge) -> Option<At> {
        let file = *self.places.get(&edge.to.file?)?;
        let number = u32::try_from(edge.to.objective.index()).ok()?;
        let goal = self.goal((file, number))?;
        let is_company =
            goal.level == Some(SectionLevel::Company) && goal.kind == GoalKind::Objective;
        is_company.then_some((file, number))
    }

    /// `parent`, or the goal around it that is not too deep to have others below it.
    fn not_too_deep(&self, parent: At) -> Option<At> {
        let above: Vec<At> =
            std::iter::successors(Some(parent), |at| self.parents.get(at).copied()).collect();
        let at = above.len().saturating_sub(MOST_LAYERS);
        above.get(at).copied()
    }

    fn goal(&self, (file, number): At) -> Option<&'a Goal> {
        self.files.get(file)?.record.goals.get(number as usize)
    }

    fn standing(&self, at: At) -> Standing {
        let Some((goal, file)) = self.goal(at).zip(self.files.get(at.0)) else {
            return Standing::Unknown;
        };
        let period = file.record.period(goal);
        let year = period.map(Period::year_around);
        let known = self.company.contains(&period) || self.company.contains(&year);
        let unplaced = goal.level.is_none() && !file.record.company.is_empty();
        match goal.level {
            Some(SectionLevel::Company) => Standing::Company,
            _ if self.parents.contains_key(&at) => Standing::Aligned,
            _ if known && !unplaced => Standing::Unaligned,
            _ => Standing::Unknown,
        }
    }

    fn node(&self, at: At) -> Option<Node> {
        let file = self.files.get(at.0)?;
        let goal = self.goal(at)?;
        let words = file.record.words(goal).trim();
        let kind = match goal.kind {
            GoalKind::Objective => SymbolKind::Objective,
            GoalKind::KeyResult => SymbolKind::KeyResult,
        };
        let own = goal.objective().map(|number| (at.0, number));
        let children = self.children.get(&at).into_iter().flatten();
        Some(Node {
            kind: goal.kind,
            text: if words.is_empty() { kind.name() } else { words }.to_owned(),
            team: file.record.team_of(goal, &file.path),
            period: file.record.period(goal),
            path: Arc::clone(&file.path),
            words: goal.place,
            whole: whole(goal),
            // A key result stands as its objective does.
            standing: match goal.kind {
                GoalKind::Objective => self.standing(at),
                GoalKind::KeyResult => own.map_or(Standing::Unknown, |own| self.standing(own)),
            },
            serves: file.edge(at.1).and_then(|edge| self.served(edge)),
            children: children.filter_map(|child| self.node(*child)).collect(),
        })
    }

    fn served(&self, edge: &Edge) -> Option<Served> {
        let at = self.target(edge)?;
        let file = self.files.get(at.0)?;
        let goal = self.goal(at)?;
        Some(Served {
            text: file.record.words(goal).trim().to_owned(),
            path: Arc::clone(&file.path),
            words: goal.place,
            evidence: edge.evidence.clone(),
        })
    }
}

impl Node {
    /// Counts it and the objectives below it.
    fn count(&self, goals: &mut PeriodGoals) {
        if self.kind == GoalKind::Objective {
            goals.objectives += 1;
            goals.unaligned += usize::from(self.standing == Standing::Unaligned);
        }
        for child in &self.children {
            child.count(goals);
        }
    }
}

/// For the objectives of a file, the first that key results of theirs serve.
fn by_key_results(file: &Aligned) -> HashMap<u32, &Edge> {
    let mut found = HashMap::new();
    for (number, goal) in file.goals() {
        if goal.kind == GoalKind::KeyResult
            && let Some(edge) = file.edge(number)
            && let Some(objective) = goal.objective()
        {
            found.entry(objective).or_insert(edge);
        }
    }
    found
}

/// A goal with its label and everything below it.
fn whole(goal: &Goal) -> Place {
    let start = Position {
        character: 0,
        ..goal.place.start
    };
    Place {
        start,
        end: goal.end.max(goal.place.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Encoding;
    use crate::workspace::index::{Index, Record};
    use crate::workspace::{Snapshot, end_of_path};

    const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

- Objective: Be the place where the town reads
  - KR: 900 readers borrow a book each week
- Objective: Answer every letter
  - KR: 95% of letters are answered within a day
";

    const TEAMS: &str = "\
# FY27-Q1 OKRs

## Branches

- Objective: Keep the lights on in the evening
  - Supports: O1
  - KR: 300 evening visitors each week
  - Objective: Brew better coffee
    - KR: 80% of visitors come back
- Objective: Tidy the cellar
  - KR: 95% of letters are answered within a day
- Objective: Paint the shelves
  - KR: 40 shelves painted
";

    const UNDATED: &str =
        "# OKRs\n\n## Sales\n\n- Objective: Sell more bags\n  - KR: 500 bags sold\n";

    fn shown(node: &Node, depth: usize, lines: &mut Vec<String>) {
        let words: Vec<&str> = node.text.split(' ').take(2).collect();
        let serves = node.serves.as_ref();
        let evidence = serves.map_or("-", |served| served.evidence.kind());
        let indent = "  ".repeat(depth);
        let words = words.join(" ");
        lines.push(format!("{indent}{words}: {:?} {evidence}", node.standing));
        for child in &node.children {
            shown(child, depth + 1, lines);
        }
    }

    #[test]
    fn goals_stand_below_what_they_serve() {
        let mut index = Index::new(Encoding::Utf16);
        for (name, text) in [
            ("/b/teams.md", TEAMS),
            ("/a/company.md", COMPANY),
            ("/c/sales.md", UNDATED),
        ] {
            let path = Path::new(name);
            let snapshot = Snapshot::new(&end_of_path(path), 0, text);
            index.insert(path, Record::of(&snapshot, path, Encoding::Utf16));
        }
        let before = index.goals_revision();
        index.settle_all();
        assert_ne!(index.goals_revision(), before, "who serves whom is new");

        let mut lines = Vec::new();
        for (period, goals) in tree(&index.aligned()) {
            let name = period.map_or("none".to_owned(), |period| period.to_string());
            lines.push(format!("{name} {}/{}", goals.unaligned, goals.objectives));
            for node in &goals.goals {
                shown(node, 1, &mut lines);
            }
        }
        let expected = "\
none 0/1
  Sell more: Unknown -
    500 bags: Unknown -
FY27-Q1 1/6
  Be the: Company -
    900 readers: Company -
    Keep the: Aligned explicit
      300 evening: Aligned -
      Brew better: Aligned -
        80% of: Aligned -
  Answer every: Company -
    95% of: Company -
    Tidy the: Aligned -
      95% of: Aligned same-key-result
  Paint the: Unaligned -
    40 shelves: Unaligned -";
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn deep_nesting_is_cut() {
        let mut text = "# FY27-Q1 OKRs\n\n## Sales\n\n".to_owned();
        for depth in 0..3 * MOST_LAYERS {
            let indent = "  ".repeat(depth);
            text.push_str(&format!("{indent}- Objective: Sell {depth} more\n"));
        }
        text.push_str("- Objective: Sell\n  - KR: 5 sold\n");
        let path = Path::new("/deep.okr");
        let mut index = Index::new(Encoding::Utf16);
        let snapshot = Snapshot::new("deep.okr", 0, &text);
        index.insert(path, Record::of(&snapshot, path, Encoding::Utf16));
        index.settle_all();
        fn depth(node: &Node) -> usize {
            1 + node.children.iter().map(depth).max().unwrap_or_default()
        }
        let tree = tree(&index.aligned());
        let goals = tree.values().flat_map(|goals| &goals.goals);
        let objectives: usize = tree.values().map(|goals| goals.objectives).sum();
        assert_eq!(objectives, 3 * MOST_LAYERS + 1);
        assert!(
            goals
                .map(depth)
                .max()
                .is_some_and(|most| most <= MOST_LAYERS + 2)
        );
    }
}
