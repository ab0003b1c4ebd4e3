#include "core/validate/propose.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace vignette {

namespace {

constexpr double kTrusted = 0.60;
constexpr double kStable = 0.75;
constexpr double kBehind = 0.02; // within the noise of one set of data without groups
constexpr double kGapTie = 0.01;
constexpr double kOverlapTie = 0.03;
constexpr double kWorthwhileGap = 0.02;
constexpr double kClearGap = 0.10;
constexpr double kClearSilhouette = 0.05;

bool canBeProposed(const CandidateReport& candidate, const ProposalRules& rules) {
    return candidate.lowestOverlap >= kTrusted &&
           static_cast<double>(candidate.smallest) * rules.scale >= rules.smallestSegment;
}

double gapOf(const CandidateReport& candidate) {
    return candidate.noGroupOverlap ? candidate.meanOverlap - *candidate.noGroupOverlap : 0.0;
}

using Measure = std::function<double(const CandidateReport&)>;

/// The last (most segments) within a tie of the best.
const CandidateReport& bestBy(const std::vector<const CandidateReport*>& candidates, const Measure& measure,
                              double tie) {
    double best = measure(*candidates.front());
    for (const CandidateReport* candidate : candidates)
        best = std::max(best, measure(*candidate));
    const CandidateReport* chosen = candidates.front();
    for (const CandidateReport* candidate : candidates)
        if (measure(*candidate) >= best - tie) chosen = candidate;
    return *chosen;
}

/// The most segments that are all trusted, stable on average, and not clearly behind data without groups;
/// null: none.
const CandidateReport* mostThatHold(const std::vector<const CandidateReport*>& eligible) {
    const CandidateReport* most = nullptr;
    for (const CandidateReport* candidate : eligible)
        if (candidate->meanOverlap >= kStable && gapOf(*candidate) >= -kBehind) most = candidate;
    return most;
}

bool isDistinct(const CandidateReport& candidate) {
    if (!candidate.noGroupOverlap || !candidate.noGroupSilhouette) return false;
    const double gap = gapOf(candidate);
    const bool isFoundAgain =
        gap >= kClearGap || (gap > 0.0 && gap >= 0.5 * (1.0 - *candidate.noGroupOverlap));
    const double chance = *candidate.noGroupSilhouette;
    const bool isApart =
        candidate.silhouette - chance >= kClearSilhouette &&
        (candidate.silhouette >= 1.5 * chance || 1.0 - candidate.silhouette <= 0.6 * (1.0 - chance));
    return isFoundAgain && isApart;
}

} // namespace

void propose(ValidationReport& report, const ProposalRules& rules) {
    std::vector<const CandidateReport*> eligible;
    for (const CandidateReport& candidate : report.candidates)
        if (canBeProposed(candidate, rules)) eligible.push_back(&candidate);
    report.verdict = Verdict::NothingStable;
    report.proposed = 0;
    report.reason = "none";
    if (rules.isForced && !report.candidates.empty()) {
        report.proposed = report.candidates.front().segmentCount;
        report.reason = "chosen_by_person";
    }
    if (eligible.empty()) return;

    const CandidateReport* chosen = eligible.front();
    std::vector<const CandidateReport*> distinct;
    for (const CandidateReport* candidate : eligible)
        if (isDistinct(*candidate)) distinct.push_back(candidate);
    if (!rules.isForced && !distinct.empty()) { // where there are groups, they are the answer
        chosen = &bestBy(distinct, gapOf, kGapTie);
        report.proposed = chosen->segmentCount;
        report.reason = eligible.size() == 1 ? "only_stable" : "widest_gap";
    } else if (!rules.isForced) {
        const CandidateReport& widest = bestBy(eligible, gapOf, kGapTie);
        const CandidateReport* detailed = mostThatHold(eligible);
        const bool hasGap = gapOf(widest) >= kWorthwhileGap;
        const bool hasDetail = detailed && detailed->segmentCount > widest.segmentCount;
        const auto overlapOf = [](const CandidateReport& candidate) { return candidate.meanOverlap; };
        chosen = hasDetail ? detailed : hasGap ? &widest : &bestBy(eligible, overlapOf, kOverlapTie);
        report.proposed = chosen->segmentCount;
        report.reason = eligible.size() == 1 ? "only_stable"
                        : hasDetail          ? "most_that_hold"
                        : hasGap             ? "widest_gap"
                                             : "highest_overlap";
    }
    report.verdict = isDistinct(*chosen) ? Verdict::DistinctGroups : Verdict::UsefulSlices;
}

} // namespace vignette
