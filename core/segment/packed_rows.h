#pragma once

#include "core/base/progress.h"
#include "core/model/feature_matrix.h"
#include "core/segment/pattern_codes.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace vignette {

/// Rows of a matrix packed for screening: a record a row, its numbers as floats and then one byte a group,
/// the number of the group's pattern. A row of 116 mostly binary features takes about 60 bytes instead of
/// 464. The matrix must outlive it and stay as it is.
class PackedRows {
public:
    /// Every row, weight 1. One pass or two over the matrix. Throws Failure(BadUsage) for a value that is no
    /// multiple of 2⁻¹⁶ within ±127 (FeatureMatrix).
    PackedRows(const FeatureMatrix& matrix, const Progress& progress);

    /// The rows at the listed places (ascending), each with its weight (at least 1); records are copied.
    PackedRows part(const std::vector<std::uint32_t>& places, std::vector<std::uint32_t> weights) const;

    std::size_t rowCount() const { return m_rows.size(); }
    std::size_t features() const { return m_matrix->columns; }
    const std::vector<std::uint32_t>& numbers() const { return m_coded->numbers; }
    const std::vector<CodedGroup>& groups() const { return m_coded->groups; } ///< without their codes
    std::size_t patternCount() const { return m_coded->patternCount; }        ///< of all groups
    std::size_t stride() const { return m_stride; }                           ///< bytes a record
    const std::uint8_t* records() const { return m_records.data(); }
    const float* norms() const { return m_norms.data(); } ///< |row|, never rounded down

    std::uint32_t matrixRow(std::size_t row) const { return m_rows[row]; }
    std::uint32_t weight(std::size_t row) const { return m_weights[row]; }
    /// As in the matrix.
    const float* values(std::size_t row) const {
        return m_matrix->values.data() + static_cast<std::size_t>(m_rows[row]) * m_matrix->columns;
    }
    /// Σ weight · |row|² in steps of 2⁻³², exact.
    __extension__ typedef __int128 Wide;
    Wide sumOfSquares() const { return m_sumOfSquares; }
    const FeatureMatrix& matrix() const { return *m_matrix; }

private:
    explicit PackedRows(const FeatureMatrix& matrix) : m_matrix(&matrix) {}
    void measureRows(const Progress& progress);
    void writeRecords(const Progress& progress);
    void addUp();

    const FeatureMatrix* m_matrix;
    std::shared_ptr<const CodedColumns> m_coded; ///< shared by all parts
    std::size_t m_stride = 0;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_weights;
    std::vector<std::uint8_t> m_records;
    std::vector<float> m_norms;
    std::vector<std::int64_t> m_squareSteps; ///< |row|², a row
    Wide m_sumOfSquares = 0;
};

} // namespace vignette
