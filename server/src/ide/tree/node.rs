//! What the tree is made of.

use std::path::Path;
use std::sync::Arc;

use crate::period::Period;
use crate::workspace::alignment::Evidence;
use crate::workspace::index::{GoalKind, Place};

/// The goals of one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeriodGoals {
    /// The objectives of the company, then the objectives that stand below none of them.
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
    /// It serves one of them, or a key result of it does, or the objective around it.
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

impl Node {
    /// Counts it and the objectives below it.
    pub(super) fn count(&self, goals: &mut PeriodGoals) {
        if self.kind == GoalKind::Objective {
            goals.objectives += 1;
            goals.unaligned += usize::from(self.standing == Standing::Unaligned);
        }
        for child in &self.children {
            child.count(goals);
        }
    }
}
