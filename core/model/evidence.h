#pragma once

#include "core/base/hash.h"
#include "core/base/ids.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace vignette {

/// What is asked of a field.
enum class Statistic {
    Share, ///< patients with `level` (or any level at or above it for Ordered with `isAtLeast`) among those
           ///< with a value
    Mean,
    Median,
    Size, ///< patients of the segment; `field` empty
};
const char* toText(Statistic statistic);
Statistic statisticFromText(const std::string& text);

/// Every figure of the program is this question put to evaluate(). Everything needed to ask again is in it.
struct EvidenceQuery {
    Digest fingerprint;     ///< of the Dataset
    std::string population; ///< "all", later a named filter
    std::int64_t segmentation = 0;
    std::uint32_t segment = 0;
    std::string field; ///< Field::key
    Statistic statistic = Statistic::Share;
    std::string level;       ///< for Share: the level's code
    std::string filterField; ///< optional: only patients whose filterField has filterLevel
    std::string filterLevel;
    bool operator==(const EvidenceQuery&) const = default;
};
std::string
toText(const EvidenceQuery& query); ///< one line, for `verify --evidence` and the about-this-figure panel

struct Interval {
    double low = 0.0;
    double high = 0.0;
    bool operator==(const Interval&) const = default;
};

/// 95 % score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953): `count` of `base`, base
/// > 0, without continuity correction.
Interval wilsonInterval(double count, double base);

/// One side of a comparison: the segment or everyone else.
struct Measured {
    std::uint64_t base = 0;         ///< patients with a value
    std::uint64_t count = 0;        ///< Share: patients that have it; Mean: patients with a non-zero value
    std::uint64_t missing = 0;      ///< patients without a value
    double value = 0.0;             ///< share 0..1, mean, median, or number of patients; NaN when base is 0
    std::optional<Interval> range;  ///< 95 %: Wilson 1927 for shares, normal for means
    double spread = 0.0;            ///< Mean: standard deviation
    double largestShareOfSum = 0.0; ///< Mean: the largest single value's share of the sum (dominance rule)
    bool operator==(const Measured&) const = default;
};

struct Evidence {
    Measured segment;
    Measured others; ///< everyone else in the study
    double difference =
        0.0; ///< standardised: Cohen's h for shares, mean difference / pooled standard deviation for means
    bool usedToForm = false; ///< then no range is offered as proof
    bool operator==(const Evidence&) const = default;
};

} // namespace vignette
