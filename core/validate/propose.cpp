#include "core/validate/propose.h"

#include "core/validate/trial.h"

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
constexpr double kFollowed = 0.80;
constexpr double kEmptyBorder = 0.65;
constexpr double kEmptier = 0.5; // than the emptiest of the sets without groups
constexpr double kLevel = -0.05; // an overlap as good as theirs, but for noise
constexpr double kConnected = 1.10;

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

/// Clear of data without groups in overlap and silhouette.
bool standsApart(const CandidateReport& candidate) {
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

/// Hardly anyone stands between the segments, and they are found again as well as those without groups.
bool hasEmptyBorders(const CandidateReport& candidate) {
    return candidate.borderDensity && candidate.borderDensity->value <= kEmptyBorder &&
           candidate.borderDensity->value <= kEmptier * candidate.borderDensity->noGroups &&
           gapOf(candidate) >= kLevel;
}

bool keepsToRegions(const CandidateReport& candidate) {
    return candidate.followsRegions.value_or(0.0) >= kFollowed;
}

using Candidates = std::vector<const CandidateReport*>;

template<typename Has> Candidates thoseThat(const Candidates& candidates, Has has) {
    Candidates chosen;
    for (const CandidateReport* candidate : candidates)
        if (has(*candidate)) chosen.push_back(candidate);
    return chosen;
}

struct Choice {
    const CandidateReport* candidate = nullptr;
    const char* reason = "none";
};

/// Where there are groups, they are the answer; null: there are none that segments show.
Choice chooseGroups(const Candidates& eligible) {
    const Candidates apart = thoseThat(eligible, [](const CandidateReport& candidate) {
        return standsApart(candidate) || hasEmptyBorders(candidate);
    });
    if (!apart.empty()) return {.candidate = &bestBy(apart, gapOf, kGapTie), .reason = "widest_gap"};
    const Candidates keeping = thoseThat(eligible, keepsToRegions);
    if (!keeping.empty()) return {.candidate = keeping.front(), .reason = "keeps_to_groups"};
    return {};
}

Choice chooseSlices(const Candidates& eligible) {
    const CandidateReport& widest = bestBy(eligible, gapOf, kGapTie);
    const CandidateReport* detailed = mostThatHold(eligible);
    if (detailed && detailed->segmentCount > widest.segmentCount)
        return {.candidate = detailed, .reason = "most_that_hold"};
    if (gapOf(widest) >= kWorthwhileGap) return {.candidate = &widest, .reason = "widest_gap"};
    const auto overlapOf = [](const CandidateReport& candidate) { return candidate.meanOverlap; };
    return {.candidate = &bestBy(eligible, overlapOf, kOverlapTie), .reason = "highest_overlap"};
}

/// The number nobody chose: groups first, then slices of fields that have something to do with each other.
Choice choose(const ValidationReport& report, const Candidates& eligible) {
    const Choice groups = chooseGroups(eligible);
    if (groups.candidate)
        return {.candidate = groups.candidate,
                .reason = eligible.size() == 1 ? "only_stable" : groups.reason};
    const Candidates few = thoseThat(
        eligible, [](const CandidateReport& candidate) { return candidate.segmentCount <= kFinePart; });
    if (few.empty()) return {};
    if (report.connection.value_or(kConnected) < kConnected)
        return {.candidate = nullptr, .reason = "unrelated_fields"};
    const Choice slices = chooseSlices(few);
    return {.candidate = slices.candidate, .reason = few.size() == 1 ? "only_stable" : slices.reason};
}

Verdict verdictOn(const CandidateReport& candidate) {
    return standsApart(candidate) || hasEmptyBorders(candidate) || keepsToRegions(candidate)
               ? Verdict::DistinctGroups
               : Verdict::UsefulSlices;
}

} // namespace

void propose(ValidationReport& report, const ProposalRules& rules) {
    Candidates eligible;
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
    if (rules.isForced) {
        const bool isConnected = report.connection.value_or(kConnected) >= kConnected;
        const Verdict verdict = verdictOn(*eligible.front());
        if (isConnected || verdict == Verdict::DistinctGroups) report.verdict = verdict;
        return;
    }
    const Choice choice = choose(report, eligible);
    report.reason = choice.reason;
    if (!choice.candidate) return;
    report.proposed = choice.candidate->segmentCount;
    report.verdict = verdictOn(*choice.candidate);
}

} // namespace vignette
