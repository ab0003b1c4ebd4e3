#pragma once

#include "core/model/field.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What may be wrong with a field's values. Values stay as they are: a person decides.
enum class QualityFindingKind {
    Impossible,     ///< no patient can have this value
    Unlikely,       ///< possible, but rare enough to look at
    FutureYear,     ///< a calendar year after the data end
    Constant,       ///< every patient with a value has the same
    NearlyConstant, ///< at least 99.9 % of them have the same
    Duplicate,      ///< says the same as another field
    MixedUnits,     ///< values in two units
    ManyMissing,    ///< over the missing threshold (core/model/missing.h)
};
const char* toText(QualityFindingKind kind);

/// How two fields say the same, in every patient.
enum class DuplicateForm {
    Equal,      ///< the same values
    Relabelled, ///< one-to-one: each value of one stands for one value of the other
    Linear,     ///< numbers: factor × other + offset
};

/// One finding about one field. Counts are exact, for the working page; what leaves it is rounded.
struct QualityFinding {
    QualityFindingKind kind = QualityFindingKind::Impossible;
    std::uint64_t count = 0;         ///< patients concerned
    std::optional<double> low;       ///< Impossible, Unlikely: the range they are outside of
    std::optional<double> high;      ///< also FutureYear: the last year of the data
    std::string unit;                ///< of the range; MixedUnits: of `count` values
    std::string otherUnit;           ///< MixedUnits: of the others
    std::uint64_t otherCount = 0;    ///< MixedUnits: values in otherUnit
    std::string value;               ///< Constant, NearlyConstant: the value's words
    std::vector<std::string> others; ///< Duplicate: keys of the fields, in the study's order;
                                     ///< MixedUnits: the unit column, where it is what tells
    DuplicateForm form = DuplicateForm::Equal;
    double factor = 1.0; ///< Duplicate, Linear: this = factor × others[0] + offset
    double offset = 0.0;
    bool operator==(const QualityFinding&) const = default;
};

/// A different value of a field and how many patients have it.
struct QualityLevel {
    std::string label; ///< words of the level, or the number
    std::uint64_t count = 0;
    bool operator==(const QualityLevel&) const = default;
};

/// Numbers in equal steps: bin i covers [low + i·width, low + (i + 1)·width), the last one its upper end too.
struct QualityHistogram {
    static constexpr std::size_t kMostBins = 24;
    double low = 0.0;
    double width = 0.0; ///< 0 when there is one value only
    std::vector<std::uint64_t> bins;
    bool operator==(const QualityHistogram&) const = default;
};

/// What one field holds over all patients. Exact.
struct FieldQuality {
    static constexpr std::size_t kMostLevels = 50;

    std::string key;
    std::uint64_t valueCount = 0;      ///< patients with a value
    std::uint64_t missingCount = 0;    ///< patients without
    std::uint64_t distinctCount = 0;   ///< different values
    std::vector<QualityLevel> levels;  ///< most frequent first (Ordered: in order), at most kMostLevels;
                                       ///< numbers: only where there are no more than that
    std::uint64_t otherLevels = 0;     ///< levels beyond those
    std::uint64_t otherLevelCount = 0; ///< patients who have one of them
    QualityHistogram histogram;        ///< numbers only
    std::optional<double> mean;        ///< numbers
    std::optional<double> median;      ///< numbers; of an even number of values, the middle of the two
    std::vector<QualityFinding> findings;

    double missingShare() const {
        const std::uint64_t all = valueCount + missingCount;
        return all ? static_cast<double>(missingCount) / static_cast<double>(all) : 1.0;
    }
    bool has(QualityFindingKind kind) const;
    bool operator==(const FieldQuality&) const = default;
};

/// One a field of the data set, in its order.
struct QualityReport {
    std::uint64_t patientCount = 0;
    std::vector<FieldQuality> fields;

    const FieldQuality* find(const std::string& key) const;
    bool operator==(const QualityReport&) const = default;
};

} // namespace vignette
