#include "core/segment/row_panels.h"

#include "core/base/parallel.h"

#include <cmath>
#include <cstdlib>
#include <new>

namespace vignette {

namespace {

constexpr std::size_t kPanelsABlock = 512;

/// |row| in float, not rounded down: 1 + 2⁻²⁰ is more than the error of the conversion.
float normOf(std::int64_t squareSteps) {
    return static_cast<float>(std::sqrt(static_cast<double>(squareSteps)) / 65536.0 * (1.0 + 0x1.0p-20));
}

} // namespace

void RowPanels::Free::operator()(float* memory) const {
    std::free(memory);
}

void RowPanels::allocate(std::size_t panels) {
    const std::size_t floats = std::max<std::size_t>(panels * m_matrix->columns * kPanelRows, kPanelRows);
    m_panels.reset(static_cast<float*>(std::aligned_alloc(64, floats * sizeof(float))));
    if (!m_panels) throw std::bad_alloc();
    m_norms.assign(panels * kPanelRows, 0.0F);
}

RowPanels::RowPanels(const FeatureMatrix& matrix, std::vector<std::uint32_t> rows,
                     std::vector<std::uint32_t> weights)
    : m_matrix(&matrix), m_rows(std::move(rows)), m_weights(std::move(weights)) {
    const std::size_t panels = blockCount(m_rows.size(), kPanelRows);
    allocate(panels);
    m_squareSteps.resize(m_rows.size());
    std::vector<Wide> squares(blockCount(panels, kPanelsABlock), 0);
    parallelBlocks(panels, kPanelsABlock, [&](const Block& block) {
        for (std::size_t p = block.begin; p < block.end; ++p) {
            const float* pointers[kPanelRows] = {};
            std::int64_t squareSteps[kPanelRows];
            const std::size_t first = p * kPanelRows;
            const std::size_t lanes = std::min(kPanelRows, m_rows.size() - first);
            for (std::size_t lane = 0; lane < lanes; ++lane)
                pointers[lane] = values(first + lane);
            kernels().pack({.rows = pointers,
                            .features = matrix.columns,
                            .panel = m_panels.get() + p * matrix.columns * kPanelRows,
                            .squareSteps = squareSteps});
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                m_squareSteps[first + lane] = squareSteps[lane];
                m_norms[first + lane] = normOf(squareSteps[lane]);
                squares[block.index] += static_cast<Wide>(squareSteps[lane]) * m_weights[first + lane];
            }
        }
    });
    for (const Wide square : squares)
        m_sumOfSquares += square;
    for (const std::uint32_t weight : m_weights)
        m_totalWeight += weight;
}

RowPanels RowPanels::everyNthPanel(std::size_t step) const {
    const std::size_t whole = m_rows.size() / kPanelRows; // a last, partly filled panel stays out
    const std::size_t floats = m_matrix->columns * kPanelRows;
    RowPanels part(*m_matrix);
    const std::size_t panels = blockCount(whole, step);
    part.allocate(panels);
    for (std::size_t to = 0; to < panels; ++to) {
        const std::size_t from = to * step;
        std::copy_n(panel(from), floats, part.m_panels.get() + to * floats);
        std::copy_n(m_norms.begin() + static_cast<std::ptrdiff_t>(from * kPanelRows), kPanelRows,
                    part.m_norms.begin() + static_cast<std::ptrdiff_t>(to * kPanelRows));
        for (std::size_t row = from * kPanelRows; row < (from + 1) * kPanelRows; ++row) {
            part.m_rows.push_back(m_rows[row]);
            part.m_weights.push_back(m_weights[row]);
            part.m_totalWeight += m_weights[row];
            part.m_sumOfSquares += static_cast<Wide>(m_squareSteps[row]) * m_weights[row];
        }
    }
    return part;
}

} // namespace vignette
