#include "core/segment/packed_rows.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/segment/kernels.h"

#include <cmath>
#include <cstring>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlockRows = 8192;

/// |row| in float, not rounded down: 1 + 2⁻²⁰ is more than the error of the conversion.
float normOf(std::int64_t squareSteps) {
    return static_cast<float>(std::sqrt(static_cast<double>(squareSteps)) / 65536.0 * (1.0 + 0x1.0p-20));
}

/// Whole floats first, so that records keep them aligned.
std::size_t strideOf(const CodedColumns& coded) {
    const std::size_t bytes = coded.numbers.size() * sizeof(float) + coded.groups.size();
    return blockCount(bytes, sizeof(float)) * sizeof(float);
}

} // namespace

PackedRows::PackedRows(const FeatureMatrix& matrix, const Progress& progress) : m_matrix(&matrix) {
    m_rows.resize(matrix.rows);
    std::iota(m_rows.begin(), m_rows.end(), 0U);
    m_weights.assign(matrix.rows, 1);
    measureRows(progress);
    auto coded = std::make_shared<CodedColumns>(codeColumns(matrix, planColumns(matrix), progress));
    m_coded = coded;
    m_stride = strideOf(*coded);
    writeRecords(progress);
    for (CodedGroup& group : coded->groups)
        group.codes = {};
    addUp();
}

void PackedRows::measureRows(const Progress& progress) {
    m_squareSteps.resize(rowCount());
    m_norms.resize(rowCount());
    std::vector<char> isBad(blockCount(rowCount(), kBlockRows));
    parallelBlocks(rowCount(), kBlockRows, [&](const Block& block) {
        progress.checkpoint();
        isBad[block.index] = !kernels().measure({.rows = values(block.begin),
                                                 .rowCount = block.size(),
                                                 .features = features(),
                                                 .squareSteps = m_squareSteps.data() + block.begin});
        for (std::size_t row = block.begin; row < block.end; ++row)
            m_norms[row] = normOf(m_squareSteps[row]);
    });
    for (const char bad : isBad)
        if (bad)
            throw Failure(FailureCode::BadUsage,
                          "A value of the matrix is no multiple of 1/65536 within \xC2\xB1"
                          "127, so segments can't be formed from it.");
}

void PackedRows::writeRecords(const Progress& progress) {
    m_records.resize(rowCount() * m_stride);
    const std::size_t numberBytes = numbers().size() * sizeof(float);
    parallelBlocks(rowCount(), kBlockRows, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t row = block.begin; row < block.end; ++row) {
            std::uint8_t* record = m_records.data() + row * m_stride;
            const float* from = values(row);
            for (std::size_t i = 0; i < numbers().size(); ++i)
                std::memcpy(record + i * sizeof(float), from + numbers()[i], sizeof(float));
            for (std::size_t g = 0; g < groups().size(); ++g)
                record[numberBytes + g] = groups()[g].codes[row];
        }
    });
}

void PackedRows::addUp() {
    for (std::size_t row = 0; row < rowCount(); ++row)
        m_sumOfSquares += static_cast<Wide>(m_squareSteps[row]) * m_weights[row];
}

PackedRows PackedRows::part(const std::vector<std::uint32_t>& places,
                            std::vector<std::uint32_t> weights) const {
    PackedRows part(*m_matrix);
    part.m_coded = m_coded;
    part.m_stride = m_stride;
    part.m_weights = std::move(weights);
    part.m_rows.reserve(places.size());
    part.m_norms.reserve(places.size());
    part.m_squareSteps.reserve(places.size());
    part.m_records.resize(places.size() * m_stride);
    std::uint8_t* record = part.m_records.data();
    for (const std::uint32_t place : places) {
        part.m_rows.push_back(m_rows[place]);
        part.m_norms.push_back(m_norms[place]);
        part.m_squareSteps.push_back(m_squareSteps[place]);
        std::memcpy(record, m_records.data() + place * m_stride, m_stride);
        record += m_stride;
    }
    part.addUp();
    return part;
}

} // namespace vignette
