#include "core/explain/explain_segments.h"

#include "core/explain/held_out_outcomes.h"
#include "core/explain/represented_groups.h"
#include "core/explain/segment_contrasts.h"
#include "core/explain/segment_tree.h"
#include "core/explain/sensitivity.h"
#include "core/explain/typing_tool.h"

namespace vignette {

SegmentExplanation explainSegments(const ExplainInput& input, const ExplainLimits& limits,
                                   Progress& progress) {
    SegmentExplanation explanation;
    if (input.segmentation->segmentCount < 2) return explanation;
    constexpr std::uint64_t kParts = 6;
    progress.begin("explain", kParts);
    const auto part = [&](auto&& make) {
        progress.checkpoint();
        auto made = make();
        progress.advance(1);
        return made;
    };
    explanation.contrasts = part([&] { return segmentContrasts(input, progress); });
    explanation.groups = part([&] { return representedGroups(input); });
    explanation.tree = part([&] { return segmentTree(input, limits, progress); });
    explanation.typing = part([&] { return makeTypingTool(input, limits, progress); });
    explanation.outcomes = part([&] { return heldOutOutcomes(input, limits, progress); });
    explanation.sensitivity =
        part([&] { return sensitivityOf(input, explanation.contrasts, limits, progress); });
    return explanation;
}

} // namespace vignette
