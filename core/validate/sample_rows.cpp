#include "core/validate/sample_rows.h"

#include "core/base/random.h"

#include <algorithm>
#include <numeric>

namespace vignette {

std::vector<std::uint32_t> sampledRows(std::size_t rows, std::uint32_t count, std::uint64_t seed) {
    constexpr std::uint64_t kStream = 0x73616D706C65;
    const auto all = static_cast<std::uint32_t>(rows);
    if (all > count) return Random(seed, kStream).sampleWithoutReplacement(all, count);
    std::vector<std::uint32_t> everyone(all);
    std::iota(everyone.begin(), everyone.end(), 0U);
    return everyone;
}

FeatureMatrix rowsOf(const FeatureMatrix& matrix, const std::vector<std::uint32_t>& rows) {
    FeatureMatrix result;
    result.rows = rows.size();
    result.columns = matrix.columns;
    result.plan = matrix.plan;
    result.names = matrix.names;
    const std::size_t fields = matrix.plan.fields.size();
    result.values.reserve(rows.size() * matrix.columns);
    for (const std::uint32_t row : rows) {
        const auto values = matrix.row(row);
        result.values.insert(result.values.end(), values.begin(), values.end());
        if (matrix.missing.empty()) continue;
        const auto first = matrix.missing.begin() + static_cast<std::ptrdiff_t>(row * fields);
        result.missing.insert(result.missing.end(), first, first + static_cast<std::ptrdiff_t>(fields));
    }
    return result;
}

} // namespace vignette
