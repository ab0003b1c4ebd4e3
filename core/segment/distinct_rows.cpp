#include "core/segment/distinct_rows.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kSortBlock = 16384;

/// Rows in the order of their values; equal rows by number, so that the order is total.
class ByValues {
public:
    explicit ByValues(const FeatureMatrix& matrix) : m_matrix(&matrix) {}
    int compare(std::uint32_t a, std::uint32_t b) const {
        const std::span<const float> first = m_matrix->row(a);
        const std::span<const float> second = m_matrix->row(b);
        for (std::size_t j = 0; j < first.size(); ++j)
            if (first[j] != second[j]) return first[j] < second[j] ? -1 : 1;
        return 0;
    }
    bool operator()(std::uint32_t a, std::uint32_t b) const {
        const int order = compare(a, b);
        return order != 0 ? order < 0 : a < b;
    }

private:
    const FeatureMatrix* m_matrix;
};

/// Blocks sorted side by side, then merged two and two: the same order on any number of threads.
std::vector<std::uint32_t> sortedRows(std::size_t rows, const ByValues& before, Progress& progress) {
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0U);
    const auto at = [&](std::size_t place) {
        return order.begin() + static_cast<std::ptrdiff_t>(std::min(place, rows));
    };
    parallelBlocks(rows, kSortBlock, [&](const Block& block) {
        progress.checkpoint();
        std::sort(at(block.begin), at(block.end), before);
    });
    for (std::size_t width = kSortBlock; width < rows; width *= 2)
        parallelTasks(blockCount(rows, 2 * width), [&](std::size_t pair) {
            progress.checkpoint();
            const std::size_t begin = pair * 2 * width;
            std::inplace_merge(at(begin), at(begin + width), at(begin + 2 * width), before);
        });
    return order;
}

} // namespace

std::size_t DistinctRows::countWithWeight() const {
    return weights.size() -
           static_cast<std::size_t>(std::count(weights.begin(), weights.end(), std::uint64_t{0}));
}

DistinctRows distinctRows(const FeatureMatrix& matrix, std::span<const std::uint32_t> weights,
                          Progress& progress) {
    progress.checkpoint();
    const ByValues before(matrix);
    DistinctRows result;
    result.placeOfRow.resize(matrix.rows);
    for (const std::uint32_t row : sortedRows(matrix.rows, before, progress)) {
        if (result.firstRow.empty() || before.compare(result.firstRow.back(), row) != 0) {
            result.firstRow.push_back(row);
            result.weights.push_back(0);
        }
        result.weights.back() += weights.empty() ? 1 : weights[row];
        result.placeOfRow[row] = static_cast<std::uint32_t>(result.firstRow.size() - 1);
    }
    return result;
}

} // namespace vignette
