#pragma once

#include "core/model/feature_matrix.h"
#include "core/segment/kernels.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vignette {

/// Rows of a matrix packed for the kernels: panels of 16 rows, feature by feature (kernels.h), zeros after
/// the last row. The matrix must outlive it. Cost: one pass; as many bytes as the rows themselves.
class RowPanels {
public:
    /// The listed rows (ascending), each with its weight; weights are at least 1.
    RowPanels(const FeatureMatrix& matrix, std::vector<std::uint32_t> rows,
              std::vector<std::uint32_t> weights);

    /// A part: the rows of every `step`-th panel, copied.
    RowPanels everyNthPanel(std::size_t step) const;

    std::size_t rowCount() const { return m_rows.size(); }
    std::size_t features() const { return m_matrix->columns; }
    const float* panel(std::size_t index) const {
        return m_panels.get() + index * m_matrix->columns * kPanelRows;
    }
    /// First value of a row inside its panel; the next stand 16 floats apart.
    const float* inPanel(std::size_t row) const { return panel(row / kPanelRows) + row % kPanelRows; }
    const float* norms() const { return m_norms.data(); } ///< |row|, never rounded down; padded with 0
    std::uint32_t matrixRow(std::size_t row) const { return m_rows[row]; }
    std::uint32_t weight(std::size_t row) const { return m_weights[row]; }
    /// Row-major, as in the matrix.
    const float* values(std::size_t row) const {
        return m_matrix->values.data() + static_cast<std::size_t>(m_rows[row]) * m_matrix->columns;
    }
    /// Σ weight · |row|² in steps of 2⁻³², exact.
    __extension__ typedef __int128 Wide;
    Wide sumOfSquares() const { return m_sumOfSquares; }
    std::uint64_t totalWeight() const { return m_totalWeight; }
    const FeatureMatrix& matrix() const { return *m_matrix; }

private:
    explicit RowPanels(const FeatureMatrix& matrix) : m_matrix(&matrix) {}
    void allocate(std::size_t panels);
    struct Free {
        void operator()(float* memory) const;
    };
    const FeatureMatrix* m_matrix;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_weights;
    std::unique_ptr<float, Free> m_panels; ///< aligned to 64 bytes
    std::vector<float> m_norms;
    std::vector<std::int64_t> m_squareSteps; ///< |row|², a row; empty in a part
    Wide m_sumOfSquares = 0;
    std::uint64_t m_totalWeight = 0;
};

} // namespace vignette
