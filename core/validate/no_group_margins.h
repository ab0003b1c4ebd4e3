#pragma once

#include "core/model/feature_matrix.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// How the values of every field are distributed in a matrix, each field for itself, so that normal draws can
/// be bent to look like it.
///
/// A cell without a value stays without one: the pattern of gaps is the data's own, row by row, because who
/// has no value is no trait of a group. Of the others, a feature of few values (at most 16, or one that every
/// 20th row shares) keeps exact values and counts, by rank; any other gets a smooth margin through seven
/// quantiles. The indicators of one category are drawn together: a row has exactly one level, or none where
/// the data leaves rows without one, in the data's counts; rows get the level whose draw stands highest above
/// the level's own threshold.
class NoGroupMargins {
public:
    explicit NoGroupMargins(const FeatureMatrix& matrix);
    /// Bends standard normal draws (rows × features) in place; at most as many rows as the matrix has.
    void bend(std::vector<float>& values, std::size_t rows) const;

private:
    /// One field's features.
    struct Part {
        std::size_t first = 0;
        std::size_t count = 1;
        std::size_t field = 0;
        bool isLevels = false;
        bool isLumpy = false;
        std::vector<float> sorted; ///< observed values of a single feature
        std::vector<float> low;    ///< of each level
        std::vector<float> high;
        std::vector<double> shares; ///< of each level, of the observed
    };
    Part partOf(std::size_t first, std::size_t count, std::size_t field, bool isLevels) const;
    std::vector<std::uint32_t> observedRows(const Part& part, std::size_t rows) const;
    void bendValues(const Part& part, std::vector<float>& values, std::size_t rows) const;
    void bendLevels(const Part& part, std::vector<float>& values, std::size_t rows) const;

    const FeatureMatrix& m_matrix;
    std::vector<Part> m_parts;
};

} // namespace vignette
