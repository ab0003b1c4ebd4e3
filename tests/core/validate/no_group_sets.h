#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette::test {

/// A made-up population that has no groups: every patient comes from one and the same distribution of one
/// mode, or from a box.
struct NoGroupSet {
    std::string name; ///< kind, features and patients: "normal 5 x 2000"
    Dataset data;
};

/// How many kinds there are; set i is of kind i mod this.
inline constexpr std::size_t kNoGroupKinds = 8;

/// Set `index` of a seeded series. Kinds: normal in 1, 2, 5 and 20 dimensions; uniform in 1, 2, 3, 5 or 10;
/// normal with one or two common factors; skewed (log-normal with a common factor, and counts); mixed types,
/// which are numbers, ordered answers, flags and categories cut from correlated normal draws, a tenth of the
/// cells missing in every second. 500, 1,000, 2,000, 5,000, 10,000 or 20,000 patients, but at most
/// `mostPatients`.
///
/// Frozen before the verdict was tuned on it: the bound that it checks holds for these series only.
NoGroupSet noGroupSet(std::size_t index, std::uint64_t seed, std::size_t mostPatients = 20000);

/// A data set of plain numbers, one vector a field.
Dataset numbersOnly(const std::vector<std::vector<double>>& columns);

} // namespace vignette::test
