#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/segment_rules.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// Whether a rule holds for a patient.
enum class RuleTruth : std::uint8_t { No, Yes, Unknown };

/// How often a rule holds by itself, whatever stands before it.
struct RuleCounts {
    std::uint64_t holds = 0;
    std::uint64_t unknown = 0;
    bool operator==(const RuleCounts&) const = default;
};

/// Who belongs to which defined segment. Parts 0..rules−1 are the rules in their order, part `rules` is the
/// rest (no rule holds), part `rules + 1` those of whom it can't be said: a value is missing that decides.
struct RuleMembership {
    std::size_t rules = 0;
    std::vector<std::uint16_t> parts;  ///< of each patient, in Dataset order
    std::vector<std::uint64_t> sizes;  ///< of each part, rules + 2; may be 0
    std::vector<RuleCounts> counts;    ///< of each rule
    std::vector<std::string> absent;   ///< field keys that rules ask for and the study has not, sorted
    std::vector<std::string> unusable; ///< fields whose kind a test does not fit, sorted
    std::uint16_t rest() const { return static_cast<std::uint16_t>(rules); }
    std::uint16_t notKnown() const { return static_cast<std::uint16_t>(rules + 1); }
};

/// Tries the rules in order; the first that holds wins. Three-valued logic (Kleene 1952): unknown stays
/// unknown only where a missing value could change the answer, so a patient is put into a segment only when
/// that is certain. A field that the study has not, or whose kind a test does not fit, is unknown for all. A
/// level that does not occur is simply no patient's. At most 1,000 rules, else Failure(BadUsage). Cancels
/// within one block; same result on any number of threads.
RuleMembership applyRules(const Dataset& dataset, const SegmentRules& rules, Progress& progress);

/// The parts that anybody belongs to as a Segmentation, to be described and compared like a found one;
/// `partOfSegment` says which part each segment is. `matrix` has the same patients.
struct RuledSegmentation {
    Segmentation segmentation;
    std::vector<std::uint16_t> partOfSegment;
};
RuledSegmentation asSegmentation(const RuleMembership& membership, const FeatureMatrix& matrix,
                                 Progress& progress);

} // namespace vignette
