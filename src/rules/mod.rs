//! The catalogue of rules: one small file a rule, in the folder of its family.

pub(crate) mod against_target;
pub(crate) mod bands;
pub(crate) mod deadlines;
pub(crate) mod exact;
pub(crate) mod figure;
pub(crate) mod formulas;
pub(crate) mod history;
pub(crate) mod promise;
pub(crate) mod ratio;
pub(crate) mod reason;
pub(crate) mod recurrence;
pub(crate) mod results;
pub(crate) mod structure;
pub(crate) mod targets;
pub(crate) mod text;
pub(crate) mod weights;
pub(crate) mod wording;

use crate::rule::Rule;

/// Every rule, by family in the order of the catalogue.
pub static ALL: &[&Rule] = &[
    &text::syntax_error::RULE,
    &text::misplaced_property::RULE,
    &text::repeated_property::RULE,
    &text::unread_cell::RULE,
    &text::number_convention::RULE,
    &text::unused_suppression::RULE,
    &text::unknown_rule::RULE,
    &text::suppression_without_reason::RULE,
    &text::expired_waiver::RULE,
    &weights::weights_not_100::RULE,
    &weights::missing_weight::RULE,
    &weights::weight_out_of_range::RULE,
    &weights::unweighted_level::RULE,
    &results::contradictory_achievement::RULE,
    &results::achievement_off_policy::RULE,
    &results::achievement_out_of_range::RULE,
    &results::achievement_not_rolled_up::RULE,
    &results::impossible_roll_up::RULE,
    &results::empty_reason::RULE,
    &results::unmeasured_achievement::RULE,
    &results::withheld_result::RULE,
    &results::wrong_kind::RULE,
    &results::off_scale::RULE,
    &results::result_not_from_measures::RULE,
    &results::share_over_100::RULE,
    &results::numerator_exceeds_denominator::RULE,
    &results::operand_missing::RULE,
    &results::maximum_exceeded::RULE,
    &results::frequency_not_measured::RULE,
    &results::multiple_of_target::RULE,
    &results::placeholder_date::RULE,
    &results::opaque_percentage::RULE,
    &results::uniform_achievement::RULE,
    &results::missing_result::RULE,
    &results::negative_count::RULE,
    &results::overlapping_bands::RULE,
    &results::band_gap::RULE,
    &results::falling_band::RULE,
    &targets::missing_target::RULE,
    &targets::target_without_comparator::RULE,
    &targets::target_of_other_years::RULE,
    &targets::target_unit_mismatch::RULE,
    &targets::time_without_time_unit::RULE,
    &targets::wrong_direction::RULE,
    &targets::easy_target::RULE,
    &targets::target_at_ceiling::RULE,
    &targets::target_worse_than_baseline::RULE,
    &targets::target_already_met::RULE,
    &targets::target_cannot_fail::RULE,
    &targets::easing_target::RULE,
    &targets::direction_contradicts_target::RULE,
    &targets::thresholds_out_of_order::RULE,
    &deadlines::deadline_outside_plan::RULE,
    &deadlines::result_outside_plan::RULE,
    &deadlines::early_by_half_year::RULE,
    &deadlines::deadline_only_in_name::RULE,
    &deadlines::foreign_year::RULE,
    &deadlines::count_measured_by_date::RULE,
    &deadlines::share_measured_by_date::RULE,
    &deadlines::same_completion_date::RULE,
    &formulas::unknown_measure::RULE,
    &formulas::unused_measure::RULE,
    &formulas::duplicate_measure::RULE,
    &formulas::unit_mismatch_in_formula::RULE,
    &formulas::division_by_zero::RULE,
    &formulas::formula_overflow::RULE,
    &formulas::ambiguous_number::RULE,
    &structure::duplicate_code::RULE,
    &structure::code_outside_parent::RULE,
    &structure::code_gap::RULE,
    &structure::perspective_gap::RULE,
    &structure::empty_node::RULE,
    &structure::too_many_children::RULE,
    &structure::single_indicator::RULE,
    &structure::second_plan::RULE,
    &structure::missing_field::RULE,
    &wording::unbalanced_brackets::RULE,
    &wording::repeated_word::RULE,
    &wording::placeholder_text::RULE,
    &wording::target_in_name::RULE,
    &wording::name_target_disagree::RULE,
    &wording::name_formula_disagree::RULE,
    &wording::generic_formula::RULE,
    &wording::compound_objective::RULE,
    &wording::routine_verb::RULE,
    &wording::objective_indicator_disjoint::RULE,
    &wording::near_duplicate::RULE,
    &wording::conflicting_counts::RULE,
    &history::missing_previous::RULE,
    &history::moved_target::RULE,
    &history::target_below_last_result::RULE,
    &history::changed_formula::RULE,
    &history::changed_scoring::RULE,
    &history::moved_baseline::RULE,
    &history::dropped_objective::RULE,
    &history::dropped_indicator::RULE,
    &history::unreported_indicator::RULE,
    &history::shifted_weight::RULE,
    &history::renamed_objective::RULE,
    &history::renamed_indicator::RULE,
    &history::changed_field::RULE,
    &history::added_objective::RULE,
    &history::added_indicator::RULE,
];
