//! The wording that completion offers, in the notation of [`Template`](super::Template).

/// The words an objective begins with, those of the guidelines first (G30, G25; then those seen in good
/// documents).
pub(super) const STARTERS: [&str; 26] = [
    "Improve",
    "Achieve",
    "Identify",
    "Maximize",
    "Make",
    "Present",
    "Implement",
    "Solve",
    "Promote",
    "Establish",
    "Build",
    "Reach",
    "Deliver",
    "Increase",
    "Attract",
    "Enhance",
    "Expand",
    "Become",
    "Create",
    "Strengthen",
    "Accelerate",
    "Simplify",
    "Earn",
    "Win",
    "Learn",
    "Help",
];

/// Whole objectives with a few words about each (G19, G20, G25).
pub(super) const OBJECTIVES: [(&str, &str); 7] = [
    (
        "We will focus on {driving this change} to {solve this problem}",
        "focus and why",
    ),
    ("Improve {focus area} to {why it matters}", "focus and why"),
    (
        "Make {what} {how it should be} to {why it matters}",
        "focus and why",
    ),
    (
        "Present a stronger {what} to {why it matters}",
        "focus and why",
    ),
    (
        "Implement {a process} when {situation} to avoid {problem}",
        "a process with its why",
    ),
    (
        "Identify {what is not working} so that we can {what will change}",
        "learn first",
    ),
    (
        "Build the foundation for {what} so that {who} can {do what}",
        "focus and why",
    ),
];

/// Whole key results with a few words about each (G33, G34, G40, G41, G81, G87, G90).
pub(super) const KEY_RESULTS: [(&str, &str); 14] = [
    (
        "Increase {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Reduce {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Improve {metric} from {baseline} to {target}",
        "baseline and target",
    ),
    (
        "Increase {metric} by {n}% (from {baseline} to {target})",
        "relative, with its base",
    ),
    ("Achieve {n} {things} {for whom}", "count the effect"),
    ("Achieve {n}% {metric} for {scope}", "a level"),
    ("Reach {n} {things}", "a level"),
    ("Land {n} {customers}", "count the effect"),
    ("Get {n} {customers} to {outcome}", "count the effect"),
    ("{n}% of {population} {outcome}", "a share"),
    ("All {population} have {outcome}", "everybody takes part"),
    ("Maintain {metric} at {value}", "a value to keep"),
    ("Keep {metric} below {value}", "a value to keep"),
    (
        "{Project} (in {n} stages): {first stage}",
        "a project with stages",
    ),
];
