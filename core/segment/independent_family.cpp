#include "core/segment/independent_family.h"

#include "core/segment/em_kernels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vignette {

namespace {

constexpr double kPriorWeight = 1e-9;
constexpr double kLeastProbability = 1e-12;
constexpr double kLeastVariance = 1e-12;

} // namespace

std::size_t IndependentFamily::sumCount(std::size_t classes) const {
    return paddedClasses(classes) * (1 + m_slotCount + 3 * numberCount());
}

ClassParameters IndependentFamily::origin(std::size_t classes) const {
    ClassParameters parameters;
    parameters.classes = classes;
    const std::size_t padded = paddedClasses(classes);
    parameters.means.resize(numberCount() * padded);
    for (std::size_t i = 0; i < parameters.means.size(); ++i)
        parameters.means[i] = m_overallMeans[i / padded];
    return parameters;
}

void IndependentFamily::unpack(RowRange range, BlockScratch& scratch) const {
    const std::size_t count = tilesOf(range.count) * numberCount() * kTileRows;
    const float* values = m_values.data() + range.begin * numberCount();
    scratch.values.resize(count);
    if (!m_hasMissing) {
        std::copy_n(values, count, scratch.values.begin());
        return;
    }
    scratch.observed.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool isMissing = std::isnan(values[i]);
        scratch.values[i] = isMissing ? 0.0 : static_cast<double>(values[i]);
        scratch.observed[i] = isMissing ? 0.0 : 1.0;
    }
}

void IndependentFamily::logDensities(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                                     double* logs) const {
    const std::size_t padded = paddedClasses(parameters.classes);
    const std::size_t tiles = tilesOf(range.count);
    for (std::size_t row = 0; row < tiles * kTileRows; ++row)
        std::copy_n(parameters.constants.begin(), padded, logs + row * padded);
    if (!m_joints.empty())
        emKernels().addSlots({.slots = m_slots.data() + range.begin * m_joints.size(),
                              .rows = range.count,
                              .slotsARow = m_joints.size(),
                              .classes = padded},
                             parameters.table.data(), logs);
    if (numberCount() == 0) return;
    unpack(range, scratch);
    emKernels().addNumbers({.values = scratch.values.data(),
                            .observed = m_hasMissing ? scratch.observed.data() : nullptr,
                            .tiles = tiles,
                            .features = numberCount(),
                            .classes = padded,
                            .means = parameters.means.data(),
                            .factors = parameters.factors.data(),
                            .offsets = parameters.offsets.data()},
                           logs);
}

void IndependentFamily::add(const ClassParameters& parameters, RowRange range, BlockScratch& scratch,
                            const double* memberships, double* sums) const {
    const std::size_t padded = paddedClasses(parameters.classes);
    double* slots = sums + padded;
    if (!m_joints.empty())
        emKernels().countSlots({.slots = m_slots.data() + range.begin * m_joints.size(),
                                .rows = range.count,
                                .slotsARow = m_joints.size(),
                                .classes = padded},
                               memberships, slots);
    if (numberCount() == 0) return;
    if (parameters.factors.empty()) unpack(range, scratch); // the first time logDensities() was not called
    emKernels().sumNumbers({.values = scratch.values.data(),
                            .observed = m_hasMissing ? scratch.observed.data() : nullptr,
                            .tiles = tilesOf(range.count),
                            .features = numberCount(),
                            .classes = padded,
                            .means = parameters.means.data(),
                            .factors = nullptr,
                            .offsets = nullptr},
                           memberships, slots + m_slotCount * padded);
}

ClassParameters IndependentFamily::maximise(const ClassParameters& before,
                                            std::span<const double> sums) const {
    ClassParameters after;
    after.classes = before.classes;
    setShares(after, sums.first(before.classes));
    for (std::size_t c = 0; c < before.classes; ++c)
        after.isDegenerate = after.isDegenerate || sums[c] < m_options.leastClassWeight;
    maximiseCategories(sums, after);
    maximiseNumbers(before, sums, after);
    return after;
}

void IndependentFamily::maximiseCategories(std::span<const double> sums, ClassParameters& after) const {
    const std::size_t padded = paddedClasses(after.classes);
    after.table.assign(m_slotCount * padded, 0.0);
    std::vector<double> counts;
    for (const Joint& joint : m_joints)
        for (std::size_t i = joint.firstCategory; i < joint.firstCategory + joint.categoryCount; ++i) {
            const Category& category = m_categories[i];
            counts.assign(category.places * padded, 0.0);
            const auto levelOf = [&](std::uint32_t slot) { return slot / category.stride % category.places; };
            for (std::uint32_t slot = 0; slot < joint.slotCount; ++slot)
                for (std::size_t c = 0; c < after.classes; ++c)
                    counts[levelOf(slot) * padded + c] += sums[(1 + joint.firstSlot + slot) * padded + c];
            for (std::size_t c = 0; c < after.classes; ++c) {
                double total = kPriorWeight;
                for (std::uint32_t level = 0; level < category.levels; ++level)
                    total += counts[level * padded + c];
                for (std::uint32_t level = 0; level < category.places; ++level) {
                    double& log = counts[level * padded + c];
                    if (level == category.levels) {
                        log = 0.0; // missing
                        continue;
                    }
                    const double probability = (log + kPriorWeight * category.shares[level]) / total;
                    log = category.power * std::log(std::max(probability, kLeastProbability));
                }
            }
            for (std::uint32_t slot = 0; slot < joint.slotCount; ++slot)
                for (std::size_t c = 0; c < after.classes; ++c)
                    after.table[(joint.firstSlot + slot) * padded + c] += counts[levelOf(slot) * padded + c];
        }
}

/// One variance a class: the mean over its numbers, each by how often it is known.
void IndependentFamily::shareSpread(std::vector<double>& variances, const std::vector<double>& observed,
                                    std::size_t padded) const {
    for (std::size_t c = 0; c < padded; ++c) {
        double sum = 0.0;
        double weight = 0.0;
        for (std::size_t j = 0; j < numberCount(); ++j) {
            sum += observed[j * padded + c] * variances[j * padded + c];
            weight += observed[j * padded + c];
        }
        for (std::size_t j = 0; j < numberCount(); ++j)
            variances[j * padded + c] = sum / weight;
    }
}

void IndependentFamily::maximiseNumbers(const ClassParameters& before, std::span<const double> sums,
                                        ClassParameters& after) const {
    const std::size_t padded = paddedClasses(after.classes);
    const std::size_t size = numberCount() * padded;
    const double* seen = sums.data() + (1 + m_slotCount) * padded;
    const double* offs = seen + size;
    const double* squares = offs + size;
    std::vector<double> observed(size);
    std::vector<double> variances(size);
    after.means.assign(size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t j = i / padded;
        observed[i] = (m_hasMissing ? seen[i] : sums[i % padded]) + kPriorWeight;
        const double prior = m_overallMeans[j] - before.means[i];
        const double shift = (offs[i] + kPriorWeight * prior) / observed[i];
        const double square =
            (squares[i] + kPriorWeight * (prior * prior + m_overallVariances[j])) / observed[i];
        after.means[i] = before.means[i] + shift;
        variances[i] = std::max(square - shift * shift, 0.0) + m_ridges[j];
    }
    if (m_options.spread == NumberSpread::Shared && size > 0) shareSpread(variances, observed, padded);
    after.factors.assign(size, 0.0);
    after.offsets.assign(size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
        if (i % padded >= after.classes) continue;
        const std::size_t j = i / padded;
        const bool isConstant = m_options.spread == NumberSpread::Own && m_overallVariances[j] <= 0.0;
        const double variance = isConstant ? 1.0 : std::max(variances[i], kLeastVariance);
        after.factors[i] = -0.5 * m_powers[j] / variance;
        after.offsets[i] = -0.5 * m_powers[j] * std::log(2.0 * std::numbers::pi * variance);
        if (!m_hasMissing) after.constants[i % padded] += after.offsets[i];
    }
}

std::uint32_t IndependentFamily::freeParameters(std::size_t classes) const {
    std::size_t aClass =
        m_options.spread == NumberSpread::Shared && numberCount() > 0 ? numberCount() + 1 : 2 * numberCount();
    for (const Category& category : m_categories)
        aClass += static_cast<std::size_t>(std::count_if(category.shares.begin(), category.shares.end(),
                                                         [](double share) { return share > 0.0; })) -
                  1;
    return static_cast<std::uint32_t>(classes - 1 + classes * aClass);
}

} // namespace vignette
