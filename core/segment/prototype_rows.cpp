#include "core/segment/prototype_rows.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 4096;

/// What some rows add up to: whole numbers, whatever the order.
struct Tally {
    std::vector<std::int64_t> sums;   ///< segments × numbers, steps of 2⁻¹⁶
    std::vector<std::int64_t> known;  ///< segments × numbers, weight
    std::vector<std::int64_t> counts; ///< segments × all levels, weight
};

Tally tallyOf(std::size_t segments, std::size_t numbers, std::size_t levels) {
    return {.sums = std::vector<std::int64_t>(segments * numbers),
            .known = std::vector<std::int64_t>(segments * numbers),
            .counts = std::vector<std::int64_t>(segments * levels)};
}

/// The quotient in whole steps; halves away from zero.
double meanInSteps(std::int64_t sum, std::int64_t weight) {
    const std::int64_t half = weight / 2;
    const std::int64_t steps = sum >= 0 ? (sum + half) / weight : -((-sum + half) / weight);
    return static_cast<double>(steps) / 65536.0;
}

} // namespace

PrototypeRows::PrototypeRows(std::shared_ptr<const MixedRows> mixed, std::span<const std::uint32_t> weights)
    : m_mixed(std::move(mixed)) {
    for (std::size_t row = 0; row < m_mixed->rows; ++row) {
        const std::uint32_t weight = weights.empty() ? 1 : weights[row];
        if (weight == 0) {
            m_others.push_back(static_cast<std::uint32_t>(row));
            continue;
        }
        m_rows.push_back(static_cast<std::uint32_t>(row));
        m_weights.push_back(weight);
    }
    std::uint32_t level = 0;
    for (const MixedCategory& category : m_mixed->categories) {
        m_firstLevel.push_back(level);
        level += category.levels;
        m_allWeight += category.weight * category.weight;
    }
    m_firstLevel.push_back(level);
    for (const MixedNumber& number : m_mixed->numbers)
        m_allWeight += number.weight * number.weight;
    measure();
}

/// γ, and everyone's middle.
void PrototypeRows::measure() {
    m_everyone = middlesOf(std::vector<std::uint16_t>(m_rows.size(), 0), 1, Progress());
    const std::size_t numbers = m_mixed->numbers.size();
    const std::size_t categories = m_mixed->categories.size();
    std::vector<double> squares(numbers);
    std::vector<double> known(numbers);
    std::vector<double> counts(m_firstLevel.back());
    for (std::size_t place = 0; place < m_rows.size(); ++place) {
        for (std::size_t j = 0; j < numbers; ++j) {
            const double off = m_mixed->values[m_rows[place] * numbers + j] - m_everyone.numbers[j];
            if (std::isnan(off)) continue;
            squares[j] += m_weights[place] * off * off;
            known[j] += m_weights[place];
        }
        for (std::size_t i = 0; i < categories; ++i) {
            const std::uint16_t level = m_mixed->codes[m_rows[place] * categories + i];
            if (level != MixedRows::kMissingLevel) counts[m_firstLevel[i] + level] += m_weights[place];
        }
    }
    double variance = 0.0;
    for (std::size_t j = 0; j < numbers; ++j) {
        const double weight = m_mixed->numbers[j].weight;
        if (known[j] > 0.0)
            variance += squares[j] / known[j] / (weight * weight) / static_cast<double>(numbers);
    }
    double diversity = 0.0;
    for (std::size_t i = 0; i < categories; ++i) {
        double total = 0.0;
        double same = 0.0;
        for (std::size_t level = m_firstLevel[i]; level < m_firstLevel[i + 1]; ++level) {
            total += counts[level];
            same += counts[level] * counts[level];
        }
        if (total > 0.0) diversity += (1.0 - same / (total * total)) / static_cast<double>(categories);
    }
    if (variance > 0.0 && diversity > 0.0) m_gamma = variance / diversity;
    for (const MixedCategory& category : m_mixed->categories)
        m_categoryCosts.push_back(m_gamma * category.weight * category.weight);
}

PrototypeRows PrototypeRows::part(const std::vector<std::uint32_t>& places) const {
    PrototypeRows result = *this;
    result.m_rows.clear();
    result.m_weights.clear();
    for (const std::uint32_t place : places) {
        result.m_rows.push_back(m_rows[place]);
        result.m_weights.push_back(m_weights[place]);
    }
    return result;
}

PrototypeRows PrototypeRows::others() const {
    PrototypeRows result = *this;
    result.m_rows = m_others;
    result.m_weights.assign(m_others.size(), 0);
    return result;
}

/// Part of all squared weights that the row's known fields have.
double PrototypeRows::knownPart(std::size_t place) const {
    const std::size_t row = m_rows[place];
    const std::size_t numbers = m_mixed->numbers.size();
    const std::size_t categories = m_mixed->categories.size();
    double known = 0.0;
    for (std::size_t j = 0; j < numbers; ++j)
        if (!std::isnan(m_mixed->values[row * numbers + j]))
            known += m_mixed->numbers[j].weight * m_mixed->numbers[j].weight;
    for (std::size_t i = 0; i < categories; ++i)
        if (m_mixed->codes[row * categories + i] != MixedRows::kMissingLevel)
            known += m_mixed->categories[i].weight * m_mixed->categories[i].weight;
    return known / m_allWeight;
}

double PrototypeRows::distance(std::size_t place, const Prototypes& prototypes, std::size_t segment) const {
    const std::size_t numbers = m_mixed->numbers.size();
    const std::size_t categories = m_mixed->categories.size();
    const float* values = m_mixed->values.data() + m_rows[place] * numbers;
    const std::uint16_t* levels = m_mixed->codes.data() + m_rows[place] * categories;
    const double* middle = prototypes.numbers.data() + segment * numbers;
    const std::uint16_t* most = prototypes.levels.data() + segment * categories;
    double sum = 0.0;
    for (std::size_t j = 0; j < numbers; ++j) {
        const double off = values[j] - middle[j];
        sum += std::isnan(off) ? 0.0 : off * off;
    }
    for (std::size_t i = 0; i < categories; ++i)
        sum += levels[i] == most[i] || levels[i] == MixedRows::kMissingLevel ? 0.0 : m_categoryCosts[i];
    return sum;
}

PrototypeAssignment PrototypeRows::assign(const Prototypes& prototypes, const Progress& progress) const {
    PrototypeAssignment result{.labels = std::vector<std::uint16_t>(m_rows.size()),
                               .distances = std::vector<double>(m_rows.size()),
                               .cost = 0.0};
    std::vector<double> costs(blockCount(m_rows.size(), kBlock));
    parallelBlocks(m_rows.size(), kBlock, [&](const Block& block) {
        progress.checkpoint();
        for (std::size_t place = block.begin; place < block.end; ++place) {
            double least = distance(place, prototypes, 0);
            for (std::size_t segment = 1; segment < prototypes.segments; ++segment) {
                const double other = distance(place, prototypes, segment);
                if (!(other < least)) continue;
                least = other;
                result.labels[place] = static_cast<std::uint16_t>(segment);
            }
            const double known = knownPart(place);
            result.distances[place] = known > 0.0 ? least / known : 0.0;
            costs[block.index] += m_weights[place] * result.distances[place];
        }
    });
    progress.checkpoint();
    result.cost = std::accumulate(costs.begin(), costs.end(), 0.0);
    return result;
}

Prototypes PrototypeRows::middlesOf(const std::vector<std::uint16_t>& labels, std::size_t segments,
                                    const Progress& progress) const {
    const std::size_t numbers = m_mixed->numbers.size();
    const std::size_t categories = m_mixed->categories.size();
    const std::size_t levels = m_firstLevel.back();
    Tally whole = tallyOf(segments, numbers, levels);
    for (std::size_t place = 0; place < m_rows.size(); ++place) {
        if (place % kBlock == 0) progress.checkpoint();
        const std::size_t segment = labels[place];
        const std::size_t row = m_rows[place];
        const auto weight = static_cast<std::int64_t>(m_weights[place]);
        for (std::size_t j = 0; j < numbers; ++j) {
            const float value = m_mixed->values[row * numbers + j];
            if (std::isnan(value)) continue;
            whole.sums[segment * numbers + j] += static_cast<std::int64_t>(value * 65536.0F) * weight;
            whole.known[segment * numbers + j] += weight;
        }
        for (std::size_t i = 0; i < categories; ++i) {
            const std::uint16_t level = m_mixed->codes[row * categories + i];
            if (level != MixedRows::kMissingLevel)
                whole.counts[segment * levels + m_firstLevel[i] + level] += weight;
        }
    }
    Prototypes result{.segments = segments,
                      .numbers = std::vector<double>(segments * numbers),
                      .levels = std::vector<std::uint16_t>(segments * categories)};
    for (std::size_t i = 0; i < segments * numbers; ++i)
        result.numbers[i] = whole.known[i] > 0        ? meanInSteps(whole.sums[i], whole.known[i])
                            : m_everyone.segments > 0 ? m_everyone.numbers[i % numbers]
                                                      : 0.0;
    for (std::size_t segment = 0; segment < segments; ++segment)
        for (std::size_t i = 0; i < categories; ++i) {
            const auto first =
                whole.counts.begin() + static_cast<std::ptrdiff_t>(segment * levels + m_firstLevel[i]);
            const auto most = std::max_element(first, first + m_mixed->categories[i].levels);
            const bool isKnown = *most > 0 || m_everyone.segments == 0;
            result.levels[segment * categories + i] =
                isKnown ? static_cast<std::uint16_t>(most - first) : m_everyone.levels[i];
        }
    return result;
}

Prototypes PrototypeRows::prototypeAt(std::size_t place) const {
    const std::size_t numbers = m_mixed->numbers.size();
    const std::size_t categories = m_mixed->categories.size();
    Prototypes result = m_everyone;
    for (std::size_t j = 0; j < numbers; ++j) {
        const float value = m_mixed->values[m_rows[place] * numbers + j];
        if (!std::isnan(value)) result.numbers[j] = value;
    }
    for (std::size_t i = 0; i < categories; ++i) {
        const std::uint16_t level = m_mixed->codes[m_rows[place] * categories + i];
        if (level != MixedRows::kMissingLevel) result.levels[i] = level;
    }
    return result;
}

} // namespace vignette
