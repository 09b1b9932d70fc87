//! The list of all rules.

use std::sync::LazyLock;

use super::rule::Rule;
use crate::workspace::configuration::KnownRule;

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &super::key_result_outside_objective::RULE,
    &super::objective_without_key_results::RULE,
    &super::too_few_key_results::RULE,
    &super::too_many_key_results::RULE,
    &super::too_many_objectives::RULE,
    &super::empty_objective::RULE,
    &super::empty_key_result::RULE,
    &super::template_text::RULE,
    &super::duplicate_objective::RULE,
    &super::duplicate_key_result::RULE,
    &super::label_typo::RULE,
    &super::inconsistent_label::RULE,
    &super::id_mismatch::RULE,
    &super::nested_key_result::RULE,
    &super::missing_period::RULE,
    &super::invalid_date::RULE,
    &super::period_inconsistent::RULE,
    &super::objective_has_target::RULE,
    &super::objective_is_kpi::RULE,
    &super::objective_too_vague::RULE,
    &super::objective_missing_why::RULE,
    &super::objective_is_task::RULE,
    &super::objective_status_quo::RULE,
    &super::objective_too_long::RULE,
    &super::objective_compound::RULE,
    &super::objective_too_cautious::RULE,
    &super::key_result_not_measurable::RULE,
    &super::incomplete_range::RULE,
    &super::direction_contradicts_range::RULE,
    &super::range_without_change::RULE,
    &super::range_unit_mismatch::RULE,
    &super::missing_baseline::RULE,
    &super::relative_change_without_base::RULE,
    &super::percent_without_base::RULE,
    &super::share_over_100::RULE,
    &super::output_as_key_result::RULE,
    &super::counted_output::RULE,
    &super::activity_verb::RULE,
    &super::vague_wording::RULE,
    &super::kpi_as_key_result::RULE,
    &super::business_as_usual_key_result::RULE,
    &super::compound_key_result::RULE,
    &super::milestone_without_stages::RULE,
    &super::key_result_repeats_objective::RULE,
    &super::key_result_too_long::RULE,
    &super::due_outside_period::RULE,
    &super::annual_target_in_quarter::RULE,
    &super::vague_deadline::RULE,
    &super::value_out_of_range::RULE,
    &super::progress_inconsistent::RULE,
    &super::unknown_status::RULE,
    &super::all_top_scores::RULE,
    &super::too_many_layers::RULE,
    &super::personal_okr::RULE,
    &super::multiple_owners::RULE,
    &super::cascaded_deliverable::RULE,
    &super::unaligned_objective::RULE,
    &super::shared_key_result::RULE,
    &super::conflicting_target::RULE,
    &super::unsupported_company_objective::RULE,
    &super::near_match_parent::RULE,
    &super::unknown_parent::RULE,
    &super::alignment_cycle::RULE,
    &super::undefined_reference::RULE,
    &super::unused_reference::RULE,
    &super::duplicate_reference_definition::RULE,
    &super::placeholder_label_mismatch::RULE,
    &super::unlinked_placeholder::RULE,
    &super::unknown_rule::RULE,
    // This rule is last: it reports the comments that silenced no finding of the others.
    &super::unused_suppression::RULE,
];

/// The names and summaries of all rules. A configuration is checked against them.
pub fn known() -> Vec<KnownRule> {
    let known = RULES.iter().map(|rule| KnownRule {
        name: rule.name,
        summary: rule.summary(),
    });
    known.collect()
}

/// The rule named `name`; `None` where there is none.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The names of all rules, in the same order.
pub(super) fn names() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> =
        LazyLock::new(|| RULES.iter().map(|rule| rule.name).collect());
    &NAMES
}
