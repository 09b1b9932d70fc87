//! The rules: each checks a document for one thing and gives findings.
//!
//! A [`Rule`] looks at a `Subject`, one version of a document, and adds to its `Findings`. [`check`] runs the rules that
//! are on, leaves out what comments silence, and gives [`Diagnostic`]s. Each layer uses the ones before it only:
//! findings, suppression comments, subject, fixes, rule, the rules, the registry, checking.
//!
//! To add a rule:
//! 1. Write `name.rs`, which defines `RULE`.
//! 2. Write its page `name.md`. It is the rule's documentation, its hover and its test.
//! 3. Declare the module here and add one line to [`RULES`] in `registry.rs`.

mod around;
mod check;
mod definitions;
mod diagnostic;
mod finding;
pub mod fix;
mod grade;
mod introduction;
mod key_result;
mod links;
mod nesting;
mod outline;
mod phrasing;
mod registry;
mod rule;
mod subject;
pub mod suppression;
mod team;
mod timeframe;
mod wordless;

mod activity_verb;
mod alignment_cycle;
mod all_top_scores;
mod annual_target_in_quarter;
mod business_as_usual_key_result;
mod cascaded_deliverable;
mod compound_key_result;
mod conflicting_target;
mod counted_output;
mod direction_contradicts_range;
mod due_outside_period;
mod duplicate_key_result;
mod duplicate_objective;
mod duplicate_reference_definition;
mod empty_key_result;
mod empty_objective;
mod id_mismatch;
mod incomplete_range;
mod inconsistent_label;
mod invalid_date;
mod key_result_not_measurable;
mod key_result_outside_objective;
mod key_result_repeats_objective;
mod key_result_too_long;
mod kpi_as_key_result;
mod label_typo;
mod milestone_without_stages;
mod missing_baseline;
mod missing_period;
mod multiple_owners;
mod near_match_parent;
mod nested_key_result;
mod objective_compound;
mod objective_has_target;
mod objective_is_kpi;
mod objective_is_task;
mod objective_missing_why;
mod objective_status_quo;
mod objective_too_cautious;
mod objective_too_long;
mod objective_too_vague;
mod objective_without_key_results;
mod output_as_key_result;
mod page;
mod percent_without_base;
mod period_inconsistent;
mod personal_okr;
mod placeholder_label_mismatch;
mod progress_inconsistent;
mod range_unit_mismatch;
mod range_without_change;
mod relative_change_without_base;
mod share_over_100;
mod shared_key_result;
mod template_text;
mod too_few_key_results;
mod too_many_key_results;
mod too_many_layers;
mod too_many_objectives;
mod unaligned_objective;
mod undefined_reference;
mod unknown_parent;
mod unknown_rule;
mod unknown_status;
mod unlinked_placeholder;
mod unsupported_company_objective;
mod unused_reference;
mod unused_suppression;
mod vague_deadline;
mod vague_wording;
mod value_out_of_range;

pub use crate::workspace::Severity;
pub use around::Look;
pub use check::{check, check_safely_fixable, check_while};
pub use diagnostic::Diagnostic;
use finding::Findings;
pub use finding::{Elsewhere, Finding, Related};
pub use registry::{RULES, find, known};
pub use rule::Rule;
use subject::Subject;

#[cfg(test)]
mod tests;
