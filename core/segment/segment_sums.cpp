#include "core/segment/segment_sums.h"

#include "core/segment/kernels.h"

#include <algorithm>
#include <utility>

namespace vignette {

namespace {

/// Adds a record's numbers `times` times; the kernel takes weights up to 255.
void addWeighted(std::int64_t* sums, const std::uint8_t* record, std::size_t numbers, std::int64_t times) {
    constexpr std::int64_t kMost = 255;
    const auto* values = reinterpret_cast<const float*>(record); // records begin on whole floats
    while (times != 0) {
        const std::int64_t part = std::clamp(times, -kMost, kMost);
        kernels().addRow(sums, values, numbers, static_cast<std::int32_t>(part));
        times -= part;
    }
}

/// Adds so many rows of each of a group's patterns to a segment's sums.
void addPatterns(const CodedGroup& group, const std::int64_t* counts, std::int64_t* sums) {
    const std::size_t width = group.columns.size();
    for (std::size_t p = 0; p < group.patternCount; ++p) {
        if (counts[p] == 0) continue;
        const float* pattern = group.patterns.data() + p * width;
        for (std::size_t i = 0; i < width; ++i)
            sums[group.columns[i]] += counts[p] * static_cast<std::int32_t>(pattern[i] * 65536.0F);
    }
}

} // namespace

SumsChange::SumsChange(const PackedRows& rows, std::size_t segments)
    : m_rows(&rows), m_segments(segments), m_numbers(segments * rows.numbers().size()),
      m_patterns(segments * rows.patternCount()), m_weights(segments) {
    for (const CodedGroup& group : rows.groups())
        m_starts.push_back(static_cast<std::uint32_t>(group.firstPattern));
}

void SumsChange::move(std::size_t row, std::uint16_t from, std::uint16_t to) {
    const std::int64_t weight = m_rows->weight(row);
    if (from != kNoSegment) add(row, from, -weight);
    add(row, to, weight);
    ++m_moved;
}

void SumsChange::add(std::size_t row, std::uint16_t segment, std::int64_t weight) {
    const std::size_t numbers = m_rows->numbers().size();
    const std::uint8_t* record = m_rows->records() + row * m_rows->stride();
    addWeighted(m_numbers.data() + segment * numbers, record, numbers, weight);
    const std::uint8_t* codes = record + numbers * sizeof(float);
    std::int64_t* patterns = m_patterns.data() + segment * m_rows->patternCount();
    for (std::size_t g = 0; g < m_starts.size(); ++g)
        patterns[m_starts[g] + codes[g]] += weight;
    m_weights[segment] += weight;
}

std::uint64_t SumsChange::addTo(std::vector<std::int64_t>& sums, std::vector<std::int64_t>& weights) {
    if (m_moved == 0) return 0;
    const std::vector<std::uint32_t>& numbers = m_rows->numbers();
    for (std::size_t c = 0; c < m_segments; ++c) {
        std::int64_t* own = sums.data() + c * m_rows->features();
        for (std::size_t i = 0; i < numbers.size(); ++i)
            own[numbers[i]] += m_numbers[c * numbers.size() + i];
        for (const CodedGroup& group : m_rows->groups())
            addPatterns(group, m_patterns.data() + c * m_rows->patternCount() + group.firstPattern, own);
        weights[c] += m_weights[c];
    }
    for (std::vector<std::int64_t>* part : {&m_numbers, &m_patterns, &m_weights})
        std::fill(part->begin(), part->end(), 0);
    return std::exchange(m_moved, 0);
}

} // namespace vignette
