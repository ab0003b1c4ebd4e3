#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/quality.h"
#include "core/quality/value_counts.h"

#include <cstddef>
#include <vector>

namespace vignette {

/// Fields that say the same in every patient.
struct DuplicateGroup {
    std::vector<std::size_t> fields;           ///< ascending, at least two
    DuplicateForm form = DuplicateForm::Equal; ///< the weakest among them against the first
    double factor = 1.0;                       ///< Linear, of two fields: second = factor × first + offset
    double offset = 0.0;
};

/// Finds fields that are equal in every patient, one-to-one (at most 1,000 different values
/// of five patients each on average), or a straight
/// line of each other (within 1e−9 of the range), patients without a value being the same ones. Fields with
/// one value are left to "constant". Agreement that chance could give is not counted: there must be at least
/// 10⁹ ways to deal the values to the patients. Two fields that agree in all but one patient are no
/// duplicates. Cost: a pass for each pair that has the same counts and the same patients missing.
std::vector<DuplicateGroup> duplicateFields(const Dataset& dataset, const std::vector<ValueCounts>& counted,
                                            const Progress& progress);

} // namespace vignette
