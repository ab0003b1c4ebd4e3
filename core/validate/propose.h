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
/// enough. Of those: where some are distinct groups (below), the one of them with the widest gap above data
/// without groups ("widest_gap"); else the most segments whose mean overlap is at least .75 and not more than
/// .02 behind data without groups ("most_that_hold"), because too few leave people out; if that is no more
/// than the widest gap gives: the widest gap above data without groups, if that is at least .02
/// ("widest_gap"); else the highest mean overlap ("highest_overlap"). Ties, within .01 of the gap and .03 of
/// the overlap, go to more segments, because too few leave people out. A single one: "only_stable". The
/// person's number: "chosen_by_person". None: proposed 0, reason "none".
///
/// Verdict: nothing stable when none can be proposed (forced: when it could not be). Distinct groups by
/// effect size alone, both of
/// - overlap above data without groups by .10, or by half of what is left to 1;
/// - silhouette above theirs by .05 and by half again, or leaving at most .6 of what they leave to 1.
/// Else useful slices of a continuum; also when data without groups was not run.
void propose(ValidationReport& report, const ProposalRules& rules);

} // namespace vignette
