#include "core/segment/row_panels.h"

#include "core/base/parallel.h"
#include "core/segment/kernels.h"

#include <cmath>
#include <cstdlib>
#include <new>

namespace vignette {

namespace {

constexpr std::size_t kPanelsABlock = 512;

std::int64_t stepsOf(float value) {
    return static_cast<std::int64_t>(static_cast<double>(value) * 65536.0);
}

/// |row| in float, not rounded down: 1 + 2⁻²⁰ is more than the error of the conversion.
float normOf(std::int64_t squareSteps) {
    return static_cast<float>(std::sqrt(static_cast<double>(squareSteps)) / 65536.0 * (1.0 + 0x1.0p-20));
}

} // namespace

void RowPanels::Free::operator()(float* memory) const {
    std::free(memory);
}

RowPanels::RowPanels(const FeatureMatrix& matrix, std::vector<std::uint32_t> rows,
                     std::vector<std::uint32_t> weights)
    : m_matrix(&matrix), m_rows(std::move(rows)), m_weights(std::move(weights)) {
    const std::size_t panels = blockCount(m_rows.size(), kPanelRows);
    const std::size_t floats = std::max<std::size_t>(panels * matrix.columns * kPanelRows, kPanelRows);
    m_panels.reset(static_cast<float*>(std::aligned_alloc(64, floats * sizeof(float))));
    if (!m_panels) throw std::bad_alloc();
    m_norms.assign(panels * kPanelRows, 0.0F);
    std::vector<Wide> squares(blockCount(panels, kPanelsABlock), 0);
    parallelBlocks(panels, kPanelsABlock, [&](const Block& block) {
        for (std::size_t p = block.begin; p < block.end; ++p) {
            float* panel = m_panels.get() + p * matrix.columns * kPanelRows;
            for (std::size_t lane = 0; lane < kPanelRows; ++lane) {
                const std::size_t row = p * kPanelRows + lane;
                if (row >= m_rows.size()) {
                    for (std::size_t j = 0; j < matrix.columns; ++j)
                        panel[j * kPanelRows + lane] = 0.0F;
                    continue;
                }
                const float* from = values(row);
                std::int64_t square = 0;
                for (std::size_t j = 0; j < matrix.columns; ++j) {
                    panel[j * kPanelRows + lane] = from[j];
                    square += stepsOf(from[j]) * stepsOf(from[j]);
                }
                m_norms[row] = normOf(square);
                squares[block.index] += static_cast<Wide>(square) * m_weights[row];
            }
        }
    });
    for (const Wide square : squares)
        m_sumOfSquares += square;
    for (const std::uint32_t weight : m_weights)
        m_totalWeight += weight;
}

const float* RowPanels::panel(std::size_t index) const {
    return m_panels.get() + index * m_matrix->columns * kPanelRows;
}

const float* RowPanels::values(std::size_t row) const {
    return m_matrix->values.data() + static_cast<std::size_t>(m_rows[row]) * m_matrix->columns;
}

} // namespace vignette
