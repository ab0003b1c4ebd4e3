#include "core/segment/independent_family.h"

#include "core/base/hash.h"
#include "core/segment/em_kernels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <unordered_map>

namespace vignette {

namespace {

constexpr std::uint32_t kMostSlotsAJoint = 64;
constexpr double kPriorWeight = 1e-9;
constexpr double kLeastProbability = 1e-12;
constexpr double kLeastVariance = 1e-12;

std::size_t tilesOf(std::size_t rows) {
    return (rows + kTileRows - 1) / kTileRows;
}

} // namespace

std::vector<double> RidgeParts::ridgesOf(const std::vector<MixedNumber>& numbers,
                                         const std::vector<double>& variances) const {
    double sum = 0.0;
    double features = 0.0;
    for (std::size_t j = 0; j < numbers.size(); ++j) {
        sum += numbers[j].isField ? 0.0 : variances[j];
        features += numbers[j].isField ? 0.0 : 1.0;
    }
    std::vector<double> ridges;
    for (std::size_t j = 0; j < numbers.size(); ++j)
        ridges.push_back(std::max(numbers[j].isField ? ofFields * variances[j] : ofFeatures * sum / features,
                                  kLeastVariance));
    return ridges;
}

IndependentFamily::IndependentFamily(const MixedRows& mixed, std::span<const std::uint32_t> weights,
                                     IndependentOptions options)
    : m_options(options) {
    const std::vector<std::uint32_t> patients = collapse(mixed);
    m_weights.resize(patients.size());
    takeWeights(weights, mixed.rows);
    layOutCategories(mixed);
    takeSlots(mixed, patients);
    takeNumbers(mixed, patients);
    measureNumbers(mixed, patients);
}

/// The first patient of each row; fills m_rowOfPatient where rows are patterns.
std::vector<std::uint32_t> IndependentFamily::collapse(const MixedRows& mixed) {
    std::vector<std::uint32_t> everyone(mixed.rows);
    std::iota(everyone.begin(), everyone.end(), 0U);
    const std::size_t categories = mixed.categories.size();
    if (!m_options.collapsesPatterns || !mixed.numbers.empty() || categories == 0) return everyone;
    std::unordered_multimap<std::uint64_t, std::uint32_t> rowsOfHash;
    std::vector<std::uint32_t> firsts;
    std::vector<std::uint32_t> rowOfPatient(mixed.rows);
    for (std::size_t patient = 0; patient < mixed.rows; ++patient) {
        if (firsts.size() > mixed.rows / 2) return everyone;
        const std::span codes(mixed.codes.data() + patient * categories, categories);
        const std::uint64_t hash = hash64(std::as_bytes(codes));
        auto [found, last] = rowsOfHash.equal_range(hash);
        while (found != last && !std::equal(codes.begin(), codes.end(),
                                            mixed.codes.begin() + static_cast<std::ptrdiff_t>(
                                                                      firsts[found->second] * categories)))
            ++found;
        if (found == last) {
            found = rowsOfHash.emplace(hash, static_cast<std::uint32_t>(firsts.size()));
            firsts.push_back(static_cast<std::uint32_t>(patient));
        }
        rowOfPatient[patient] = found->second;
    }
    m_rowOfPatient = std::move(rowOfPatient);
    return firsts;
}

void IndependentFamily::takeWeights(std::span<const std::uint32_t> weights, std::size_t patients) {
    for (std::size_t patient = 0; patient < patients; ++patient)
        m_weights[m_rowOfPatient.empty() ? patient : m_rowOfPatient[patient]] +=
            weights.empty() ? 1.0 : weights[patient];
}

void IndependentFamily::layOutCategories(const MixedRows& mixed) {
    const std::size_t count = mixed.categories.size();
    std::vector<bool> hasMissing(count);
    for (std::size_t i = 0; i < mixed.codes.size(); ++i)
        if (mixed.codes[i] == MixedRows::kMissingLevel) hasMissing[i % count] = true;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t places = mixed.categories[i].levels + (hasMissing[i] ? 1U : 0U);
        if (m_joints.empty() || m_joints.back().slotCount * places > kMostSlotsAJoint)
            m_joints.push_back({.firstCategory = i, .categoryCount = 0, .firstSlot = 0, .slotCount = 1});
        Joint& joint = m_joints.back();
        m_categories.push_back({.levels = mixed.categories[i].levels,
                                .stride = joint.slotCount,
                                .places = places,
                                .power = mixed.categories[i].power,
                                .shares = std::vector<double>(mixed.categories[i].levels)});
        joint.slotCount *= places;
        ++joint.categoryCount;
    }
    for (Joint& joint : m_joints) {
        joint.firstSlot = m_slotCount;
        m_slotCount += joint.slotCount;
    }
}

void IndependentFamily::takeSlots(const MixedRows& mixed, const std::vector<std::uint32_t>& patients) {
    const std::size_t count = m_categories.size();
    m_slots.reserve(patients.size() * m_joints.size());
    for (std::size_t row = 0; row < patients.size(); ++row) {
        const std::uint16_t* codes = mixed.codes.data() + patients[row] * count;
        for (const Joint& joint : m_joints) {
            std::uint32_t slot = joint.firstSlot;
            for (std::size_t i = joint.firstCategory; i < joint.firstCategory + joint.categoryCount; ++i) {
                Category& category = m_categories[i];
                const bool isMissing = codes[i] == MixedRows::kMissingLevel;
                slot += category.stride * (isMissing ? category.levels : codes[i]);
                if (!isMissing) category.shares[codes[i]] += m_weights[row];
            }
            m_slots.push_back(slot);
        }
    }
    for (Category& category : m_categories) {
        const double total = std::accumulate(category.shares.begin(), category.shares.end(), 0.0);
        for (double& share : category.shares)
            share = total > 0.0 ? share / total : 1.0 / category.levels;
    }
}

void IndependentFamily::takeNumbers(const MixedRows& mixed, const std::vector<std::uint32_t>& patients) {
    const std::size_t count = mixed.numbers.size();
    for (const MixedNumber& number : mixed.numbers)
        m_powers.push_back(number.power);
    m_hasMissing = mixed.hasMissingNumbers;
    m_values.assign(tilesOf(patients.size()) * count * kTileRows, 0.0F);
    for (std::size_t row = 0; row < patients.size(); ++row) {
        const float* values = mixed.values.data() + patients[row] * count;
        float* tile = m_values.data() + row / kTileRows * count * kTileRows + row % kTileRows;
        for (std::size_t j = 0; j < count; ++j)
            tile[j * kTileRows] = values[j];
    }
}

void IndependentFamily::measureNumbers(const MixedRows& mixed, const std::vector<std::uint32_t>& patients) {
    const std::size_t count = mixed.numbers.size();
    std::vector<double> weights(count);
    std::vector<double> squares(count);
    m_overallMeans.resize(count);
    m_overallVariances.resize(count);
    for (std::size_t row = 0; row < patients.size(); ++row)
        for (std::size_t j = 0; j < count; ++j) {
            const double value = mixed.values[patients[row] * count + j];
            if (std::isnan(value)) continue;
            weights[j] += m_weights[row];
            m_overallMeans[j] += m_weights[row] * value;
            squares[j] += m_weights[row] * value * value;
        }
    for (std::size_t j = 0; j < count; ++j) {
        if (weights[j] > 0.0) m_overallMeans[j] /= weights[j];
        const double variance =
            weights[j] > 0.0 ? squares[j] / weights[j] - m_overallMeans[j] * m_overallMeans[j] : 0.0;
        m_overallVariances[j] = std::max(variance, 0.0);
    }
    m_ridges = m_options.ridge.ridgesOf(mixed.numbers, m_overallVariances);
}

std::unique_ptr<MixtureFamily> IndependentFamily::drawn(std::span<const std::uint32_t> rows) const {
    std::unique_ptr<IndependentFamily> part(new IndependentFamily);
    part->m_options = m_options;
    part->m_joints = m_joints;
    part->m_categories = m_categories;
    part->m_slotCount = m_slotCount;
    part->m_powers = m_powers;
    part->m_hasMissing = m_hasMissing;
    part->m_overallMeans = m_overallMeans;
    part->m_overallVariances = m_overallVariances;
    part->m_ridges = m_ridges;
    part->m_weights = drawnWeights(m_weights, rows);
    part->m_values = drawnTiles(m_values, numberCount(), rows);
    for (const std::uint32_t row : rows)
        for (std::size_t i = 0; i < m_joints.size(); ++i)
            part->m_slots.push_back(m_slots[row * m_joints.size() + i]);
    return part;
}

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
