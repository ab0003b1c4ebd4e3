#include "core/quality/value_counts.h"

#include "core/base/hash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kCheckEvery = 65'536; ///< patients between two looks at whether to go on
constexpr std::size_t kFirstSlots = 1'024;
constexpr std::size_t kMostSlots = 131'072; ///< half full: 65,536 different values

/// Hash of which patients are missing, 64 of them at a time.
class MissingPattern {
public:
    void add(bool isMissing) {
        m_word = (m_word << 1U) | (isMissing ? 1U : 0U);
        if (++m_bits == 64) flush();
    }
    std::uint64_t finish() {
        flush();
        return m_hash;
    }

private:
    void flush() {
        m_hash = mix64(m_hash, m_word);
        m_word = 0;
        m_bits = 0;
    }
    std::uint64_t m_hash = 0;
    std::uint64_t m_word = 0;
    int m_bits = 0;
};

/// Counts by value in open addressing; full() says that sorting is the better way.
class CountTable {
public:
    CountTable() { resize(kFirstSlots); }

    bool add(double value) {
        const std::size_t slot = slotOf(m_values, m_counts, value);
        if (m_counts[slot]++ > 0) return true;
        m_values[slot] = value;
        ++m_size;
        if (2 * m_size < m_counts.size()) return true;
        if (m_counts.size() >= kMostSlots) return false;
        resize(2 * m_counts.size());
        return true;
    }

    void writeTo(ValueCounts& out) const {
        std::vector<std::size_t> used;
        for (std::size_t slot = 0; slot < m_counts.size(); ++slot)
            if (m_counts[slot] > 0) used.push_back(slot);
        std::sort(used.begin(), used.end(),
                  [this](std::size_t a, std::size_t b) { return m_values[a] < m_values[b]; });
        for (const std::size_t slot : used) {
            out.values.push_back(m_values[slot]);
            out.counts.push_back(m_counts[slot]);
        }
    }

private:
    static std::size_t slotOf(const std::vector<double>& values, const std::vector<std::uint64_t>& counts,
                              double value) {
        const std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
        std::size_t slot = (bits * 0x9E3779B97F4A7C15ULL) >> 32U;
        for (slot &= counts.size() - 1; counts[slot] > 0 && values[slot] != value;)
            slot = (slot + 1) & (counts.size() - 1);
        return slot;
    }

    void resize(std::size_t slots) {
        std::vector<double> values(slots);
        std::vector<std::uint64_t> counts(slots);
        for (std::size_t old = 0; old < m_counts.size(); ++old) {
            if (m_counts[old] == 0) continue;
            const std::size_t slot = slotOf(values, counts, m_values[old]);
            values[slot] = m_values[old];
            counts[slot] = m_counts[old];
        }
        m_values = std::move(values);
        m_counts = std::move(counts);
    }

    std::vector<double> m_values;
    std::vector<std::uint64_t> m_counts;
    std::size_t m_size = 0;
};

void countBySorting(const std::vector<double>& numbers, ValueCounts& out) {
    std::vector<double> sorted;
    sorted.reserve(numbers.size());
    for (const double number : numbers)
        if (std::isfinite(number)) sorted.push_back(number == 0.0 ? 0.0 : number);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin + 1;
        while (end < sorted.size() && sorted[end] == sorted[begin])
            ++end;
        out.values.push_back(sorted[begin]);
        out.counts.push_back(end - begin);
        begin = end;
    }
}

void countNumbers(const std::vector<double>& numbers, const Progress& progress, ValueCounts& out) {
    CountTable table;
    MissingPattern missing;
    bool fits = true;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i % kCheckEvery == 0) progress.checkpoint();
        const bool isMissing = !std::isfinite(numbers[i]);
        missing.add(isMissing);
        out.missingCount += isMissing ? 1U : 0U;
        if (!isMissing && fits) fits = table.add(numbers[i] == 0.0 ? 0.0 : numbers[i]);
    }
    out.missingPattern = missing.finish();
    if (fits)
        table.writeTo(out);
    else
        countBySorting(numbers, out);
}

void countLevels(const std::vector<std::uint16_t>& levels, const Progress& progress, ValueCounts& out) {
    std::vector<std::uint64_t> counts(kNoLevel);
    MissingPattern missing;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i % kCheckEvery == 0) progress.checkpoint();
        const bool isMissing = levels[i] == kNoLevel;
        missing.add(isMissing);
        if (isMissing)
            ++out.missingCount;
        else
            ++counts[levels[i]];
    }
    out.missingPattern = missing.finish();
    for (std::size_t level = 0; level < counts.size(); ++level) {
        if (counts[level] == 0) continue;
        out.values.push_back(static_cast<double>(level));
        out.counts.push_back(counts[level]);
    }
}

} // namespace

double ValueCounts::atRank(std::uint64_t rank) const {
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        before += counts[i];
        if (rank < before) return values[i];
    }
    return values.back();
}

std::uint64_t ValueCounts::countBelow(double bound) const {
    const auto end = std::lower_bound(values.begin(), values.end(), bound) - values.begin();
    return std::accumulate(counts.begin(), counts.begin() + end, std::uint64_t{0});
}

std::uint64_t ValueCounts::countAbove(double bound) const {
    const auto begin = std::upper_bound(values.begin(), values.end(), bound) - values.begin();
    return std::accumulate(counts.begin() + begin, counts.end(), std::uint64_t{0});
}

ValueCounts countValues(const DataColumn& column, std::size_t patients, const Progress& progress) {
    ValueCounts counted;
    if (!column.levels.empty())
        countLevels(column.levels, progress, counted);
    else
        countNumbers(column.numbers, progress, counted);
    counted.valueCount = std::accumulate(counted.counts.begin(), counted.counts.end(), std::uint64_t{0});
    counted.missingCount = patients - counted.valueCount;
    return counted;
}

} // namespace vignette
