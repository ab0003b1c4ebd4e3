#pragma once

#include "core/model/evidence.h"
#include "core/model/segment_tree.h"
#include "core/model/typing_tool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// One line of "what makes them different": a share or mean of one segment against everyone else. Exact; for
/// working pages and checks.
struct Contrast {
    std::uint32_t segment = 0;
    std::string field;                      ///< Field::key
    Statistic statistic = Statistic::Share; ///< Share or Mean
    std::string level;                      ///< for Share
    Evidence evidence;
    double index = 0.0; ///< 100 · segment's value / value of all patients; NaN where that is 0 or unknown
    /// 95 % of the difference (segment − others): Newcombe 1998 for shares, Welch 1947 for means. Only for
    /// fields used to check: segments differ in what formed them by construction.
    std::optional<Interval> differenceRange;
    double pValue = 1.0; ///< two-sided, before correction; 1 for a field that formed the segments
    /// Standardised difference of at least 0.2 and, for fields used to check, kept by Benjamini and Hochberg
    /// over all of them.
    bool isDistinctive = false;
    bool isCommon = false; ///< a share whose lower end is at least 60 %
    bool operator==(const Contrast&) const = default;
};

/// What knowing the segment adds to predicting one outcome, beyond what it is adjusted for.
struct OutcomeGain {
    std::string field;
    bool isShare = true;        ///< AUC of a logistic regression; else R² of a linear one
    std::uint64_t patients = 0; ///< with a value
    double without = 0.0;       ///< 5-fold cross-validated, with the adjusting fields alone
    double with = 0.0;          ///< and with the segment
    double gain() const { return with - without; }
    double shuffledMean = 0.0;    ///< the same gain with segments dealt out at random
    double shuffledHighest = 0.0; ///< the highest of those gains
    double chance = 1.0;          ///< (1 + deals that gain as much) / (1 + deals)
    bool operator==(const OutcomeGain&) const = default;
};

/// Which outcomes were looked at, and which could not be.
struct OutcomeReport {
    std::vector<std::string> adjustedFor; ///< keys that were found: age, number of conditions
    std::vector<OutcomeGain> outcomes;
    std::vector<std::string> leftOut; ///< "key: reason"
    bool operator==(const OutcomeReport&) const = default;
};

/// Segments formed anew after one change, against the present ones.
struct SensitivityLine {
    enum class Change { Nothing, WithoutTheme, WithoutField, CompleteCases, DrawnValues, PartialDistances };
    Change change = Change::Nothing;
    std::string what;                ///< theme's word or field's key; else empty
    std::uint64_t patients = 0;      ///< compared
    std::optional<double> agreement; ///< adjusted Rand index with the present segments; empty: see `reason`
    std::string reason;
    bool operator==(const SensitivityLine&) const = default;
};
const char* toText(SensitivityLine::Change change);

/// One protected group or band of age: where its people are.
struct GroupPlace {
    std::string field;
    std::string level; ///< code, or "18–39" for ages
    std::uint64_t patients = 0;
    double share = 0.0; ///< of the patients with a value
    std::vector<std::uint64_t> bySegment;
    std::vector<double> shareOfSegment; ///< of the segment's patients with a value; NaN without one
    /// Stands for fewer than 11 people: counted, but never judged or shown.
    bool isTooSmall = false;
    bool isRepresented = false;
    bool operator==(const GroupPlace&) const = default;
};

/// Everything said about finished segments.
struct SegmentExplanation {
    std::vector<Contrast> contrasts; ///< by segment, strongest first
    SegmentTree tree;
    TypingTool typing;
    OutcomeReport outcomes;
    std::vector<SensitivityLine> sensitivity;
    std::vector<GroupPlace> groups;
};

} // namespace vignette
