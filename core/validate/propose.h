#pragma once

#include "core/model/segmentation.h"

#include <cstdint>

namespace vignette {

/// What a proposal goes by, besides the candidates.
struct ProposalRules {
    double scale = 1.0; ///< patients of the study for one of the sample
    std::uint32_t smallestSegment = 11;
    bool isForced = false; ///< the person chose the number: it is proposed whatever it is worth
};

/// Fills proposed, reason and verdict from the candidates.
///
/// Can be proposed: every segment's overlap at least .60, the smallest segment (scaled to the study) large
/// enough. Of those, in this order:
/// - where segments stand apart (below, first or second sign): the widest gap above data without groups
///   ("widest_gap");
/// - where segments keep to dense regions (third sign): the fewest that do ("keeps_to_groups");
/// - slices, of at most 12 segments, unless the fields have nothing to do with each other
/// ("unrelated_fields",
///   proposed 0): the most segments whose mean overlap is at least .75 and not more than .02 behind data
///   without groups ("most_that_hold"), because too few leave people out; if that is no more than the widest
///   gap gives: the widest gap, if that is at least .02 ("widest_gap"); else the highest mean overlap
///   ("highest_overlap").
/// Ties, within .01 of the gap and .03 of the overlap, go to more segments. A single one: "only_stable". The
/// person's number: "chosen_by_person". None: proposed 0, reason "none".
///
/// Verdict, by effect sizes beside data of the same size without groups, never by a p-value: distinct groups
/// by any of three signs,
/// 1. overlap above theirs by .10, or by half of what is left to 1; and silhouette above theirs by .05 and by
///    half again, or leaving at most .6 of what they leave to 1;
/// 2. hardly anyone between: a border density of at most .65 and at most half the least of theirs, at an
///    overlap not more than .05 behind theirs;
/// 3. dense regions that data without groups does not have (density_check.h), with at least .80 of each in
///    segments that are mostly its own.
/// Nothing stable when none can be proposed (forced: when it could not be), or when the fields' connection is
/// under 1.10 and there are no groups: slices of unrelated fields say nothing that the fields don't. Else
/// useful slices of a continuum; also when data without groups was not run.
void propose(ValidationReport& report, const ProposalRules& rules);

} // namespace vignette
