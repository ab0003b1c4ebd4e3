#include "core/segment/independent_family.h"

#include "core/base/hash.h"
#include "core/segment/em_kernels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace vignette {

namespace {

constexpr std::uint32_t kMostSlotsAJoint = 64;
constexpr double kLeastVariance = 1e-12;

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

} // namespace vignette
