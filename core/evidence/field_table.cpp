#include "core/evidence/field_table.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kBlockSize = 65536;

/// What one pass adds up for one segment.
struct Moments {
    std::uint64_t base = 0;
    std::uint64_t nonZero = 0;
    std::uint64_t missing = 0;
    double largest = 0.0;
    ExactSum sum;
    ExactSum sizes;
    explicit Moments(int exponent) : sum(exponent), sizes(exponent) {}

    void look(double value) {
        if (!std::isfinite(value)) {
            ++missing;
            return;
        }
        ++base;
        if (value != 0.0) ++nonZero;
        largest = std::max(largest, std::abs(value));
        sum.add(value);
        sizes.add(std::abs(value));
    }
    void add(const Moments& other) {
        base += other.base;
        nonZero += other.nonZero;
        missing += other.missing;
        largest = std::max(largest, other.largest);
        sum.add(other.sum);
        sizes.add(other.sizes);
    }
};

/// Runs `look(part, patient)` over the patients a filter takes and merges the parts of all blocks in order.
template<typename Part, typename Look>
std::vector<Part> passOver(std::size_t patients, std::span<const std::uint16_t> labels,
                           const std::vector<Part>& empty, const PatientFilter& filter, const Look& look) {
    std::vector<std::vector<Part>> blocks(blockCount(patients, kBlockSize), empty);
    parallelBlocks(patients, kBlockSize, [&](const Block& block) {
        std::vector<Part>& parts = blocks[block.index];
        for (std::size_t i = block.begin; i < block.end; ++i)
            if (filter.takes(i)) look(parts[labels[i]], i);
    });
    std::vector<Part> merged = empty;
    for (const std::vector<Part>& parts : blocks)
        for (std::size_t s = 0; s < merged.size(); ++s)
            merged[s].add(parts[s]);
    return merged;
}

double largestSize(std::span<const double> numbers) {
    std::vector<double> blocks(blockCount(numbers.size(), kBlockSize), 0.0);
    parallelBlocks(numbers.size(), kBlockSize, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i)
            if (std::isfinite(numbers[i]))
                blocks[block.index] = std::max(blocks[block.index], std::abs(numbers[i]));
    });
    return blocks.empty() ? 0.0 : *std::max_element(blocks.begin(), blocks.end());
}

NumberSummary summaryOf(const Moments& moments) {
    NumberSummary summary{.base = moments.base, .nonZero = moments.nonZero, .missing = moments.missing};
    if (moments.base == 0) return summary;
    summary.mean = moments.sum.value() / static_cast<double>(moments.base);
    const double sizes = moments.sizes.value();
    if (sizes > 0.0) summary.largestShareOfSum = moments.largest / sizes;
    return summary;
}

/// Squared deviations from the segment's own mean, in units of 2^exponent so that they can't overflow.
struct Deviations {
    ExactSum squares{2}; // (x − mean) ≤ 2, squared ≤ 4
    void add(const Deviations& other) { squares.add(other.squares); }
};

std::vector<double> squaredDeviations(std::span<const double> numbers, std::span<const std::uint16_t> labels,
                                      const std::vector<NumberSummary>& segments, int exponent,
                                      const PatientFilter& filter) {
    std::vector<double> means;
    for (const NumberSummary& segment : segments)
        means.push_back(std::ldexp(segment.mean, -exponent));
    const auto parts = passOver(numbers.size(), labels, std::vector<Deviations>(segments.size()), filter,
                                [&](Deviations& part, std::size_t i) {
                                    if (!std::isfinite(numbers[i])) return;
                                    const double apart = std::ldexp(numbers[i], -exponent) - means[labels[i]];
                                    part.squares.add(apart * apart);
                                });
    std::vector<double> squares;
    for (const Deviations& part : parts)
        squares.push_back(part.squares.value());
    return squares;
}

double spreadOf(double squares, std::uint64_t base, int exponent) {
    if (base < 2) return 0.0;
    return std::ldexp(std::sqrt(squares / static_cast<double>(base - 1)), exponent);
}

NumberSummary othersOf(std::size_t segment, const std::vector<Moments>& moments,
                       const std::vector<NumberSummary>& segments, const std::vector<double>& squares,
                       int exponent) {
    Moments rest(exponent);
    for (std::size_t s = 0; s < moments.size(); ++s)
        if (s != segment) rest.add(moments[s]);
    NumberSummary summary = summaryOf(rest);
    double total = 0.0;
    for (std::size_t s = 0; s < moments.size(); ++s) {
        if (s == segment || segments[s].base == 0) continue;
        const double apart = std::ldexp(segments[s].mean - summary.mean, -exponent);
        total += squares[s] + static_cast<double>(segments[s].base) * apart * apart;
    }
    summary.spread = spreadOf(total, summary.base, exponent);
    return summary;
}

/// The middle of sorted values of which only those that `isOurs` count.
template<typename IsOurs>
double middleOf(const std::vector<std::pair<double, std::uint16_t>>& sorted, std::uint64_t count,
                const IsOurs& isOurs) {
    if (count == 0) return 0.0;
    const std::uint64_t lower = (count - 1) / 2;
    const std::uint64_t upper = count / 2;
    double first = 0.0;
    std::uint64_t seen = 0;
    for (const auto& [value, label] : sorted) {
        if (!isOurs(label)) continue;
        if (seen == lower) first = value;
        if (seen == upper) return first / 2.0 + value / 2.0;
        ++seen;
    }
    return first;
}

} // namespace

std::uint64_t LevelTable::base(std::size_t segment) const {
    std::uint64_t total = 0;
    for (std::size_t level = 0; level < levelCount; ++level)
        total += at(segment, level);
    return total;
}

LevelTable LevelTable::of(const DataColumn& column, std::size_t levelCount,
                          std::span<const std::uint16_t> labels, std::size_t segmentCount,
                          const PatientFilter& filter) {
    const std::size_t patients = column.levels.size();
    const std::size_t width = levelCount + 1; // the last one: missing
    std::vector<std::vector<std::uint64_t>> blocks(blockCount(patients, kBlockSize));
    parallelBlocks(patients, kBlockSize, [&](const Block& block) {
        std::vector<std::uint64_t>& tally = blocks[block.index];
        tally.assign(segmentCount * width, 0);
        for (std::size_t i = block.begin; i < block.end; ++i) {
            if (!filter.takes(i)) continue;
            const std::size_t level = std::min<std::size_t>(column.levels[i], levelCount);
            ++tally[labels[i] * width + level];
        }
    });
    LevelTable table{.levelCount = levelCount,
                     .counts = std::vector<std::uint64_t>(segmentCount * levelCount),
                     .missing = std::vector<std::uint64_t>(segmentCount)};
    for (const std::vector<std::uint64_t>& counts : blocks)
        for (std::size_t s = 0; s < segmentCount; ++s) {
            for (std::size_t level = 0; level < levelCount; ++level)
                table.counts[s * levelCount + level] += counts[s * width + level];
            table.missing[s] += counts[s * width + levelCount];
        }
    return table;
}

NumberTable NumberTable::of(const DataColumn& column, std::span<const std::uint16_t> labels,
                            std::size_t segmentCount, const PatientFilter& filter) {
    const std::span<const double> numbers = column.numbers;
    const int exponent = ExactSum::exponentFor(largestSize(numbers));
    const auto moments =
        passOver(numbers.size(), labels, std::vector<Moments>(segmentCount, Moments(exponent)), filter,
                 [&](Moments& part, std::size_t i) { part.look(numbers[i]); });
    NumberTable table;
    for (const Moments& segment : moments)
        table.segments.push_back(summaryOf(segment));
    const std::vector<double> squares = squaredDeviations(numbers, labels, table.segments, exponent, filter);
    for (std::size_t s = 0; s < segmentCount; ++s)
        table.segments[s].spread = spreadOf(squares[s], table.segments[s].base, exponent);
    for (std::size_t s = 0; s < segmentCount; ++s)
        table.others.push_back(othersOf(s, moments, table.segments, squares, exponent));
    return table;
}

void addMedians(NumberTable& table, const DataColumn& column, std::span<const std::uint16_t> labels,
                const PatientFilter& filter) {
    std::vector<std::pair<double, std::uint16_t>> sorted;
    for (std::size_t i = 0; i < column.numbers.size(); ++i)
        if (filter.takes(i) && std::isfinite(column.numbers[i]))
            sorted.emplace_back(column.numbers[i], labels[i]);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t s = 0; s < table.segments.size(); ++s) {
        table.segments[s].median =
            middleOf(sorted, table.segments[s].base, [s](std::uint16_t label) { return label == s; });
        table.others[s].median =
            middleOf(sorted, table.others[s].base, [s](std::uint16_t label) { return label != s; });
    }
}

} // namespace vignette
