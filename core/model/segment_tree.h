#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// One question of a decision tree about one field, in parts that ui/text can put into words.
struct TreeCondition {
    enum class Kind {
        AtMost,   ///< number, or ordered level up to and including `level`
        Above,    ///< number, or ordered level after `level`
        Is,       ///< the level
        IsNot,    ///< another level
        HasValue, ///< any
        HasNone,  ///< no value
    };
    std::string field; ///< Field::key
    Kind kind = Kind::AtMost;
    std::optional<double> threshold; ///< of numbers
    std::string level;               ///< of levels: the code
    bool takesMissing = false;       ///< patients without a value go this way too
    bool operator==(const TreeCondition&) const = default;
};
const char* toText(TreeCondition::Kind kind);

/// One end of the tree: who answers so is most likely of this segment.
struct TreeRule {
    std::vector<TreeCondition> conditions; ///< all hold, from the top down; none: everyone
    std::uint32_t segment = 0;             ///< the most frequent one there, ties to the lower number
    std::uint64_t patients = 0;            ///< of those the tree was grown on
    std::uint64_t ofSegment = 0;           ///< of them, those of `segment`
    bool operator==(const TreeRule&) const = default;
};

/// A small tree that tells the segments apart from plain fields. Empty rules: one segment, or no field.
struct SegmentTree {
    std::vector<TreeRule> rules; ///< from the left
    std::uint64_t patients = 0;  ///< grown on so many, a seeded draw
    double accuracy = 0.0;       ///< share placed rightly, cross-validated
    double largestShare = 0.0;   ///< what always naming the largest segment would reach
    int folds = 0;
    bool operator==(const SegmentTree&) const = default;
};

} // namespace vignette
