#include "core/explain/drawn_patients.h"

#include "core/base/random.h"

#include <numeric>

namespace vignette {

std::vector<std::uint32_t> drawnPatients(std::size_t patients, std::uint32_t count, std::uint64_t seed) {
    if (patients > count)
        return Random(seed).sampleWithoutReplacement(static_cast<std::uint32_t>(patients), count);
    std::vector<std::uint32_t> all(patients);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

Dataset patientsOf(const Dataset& data, const std::vector<std::uint32_t>& patients) {
    Dataset some;
    some.fields = data.fields;
    some.patientCount = patients.size();
    some.fingerprint = data.fingerprint;
    for (const DataColumn& column : data.columns) {
        DataColumn taken;
        for (const std::uint32_t patient : patients) {
            if (!column.numbers.empty()) taken.numbers.push_back(column.numbers[patient]);
            if (!column.levels.empty()) taken.levels.push_back(column.levels[patient]);
        }
        some.columns.push_back(std::move(taken));
    }
    return some;
}

std::vector<std::uint8_t> dealtFolds(std::size_t count, int folds, std::uint64_t seed) {
    std::vector<std::uint8_t> fold(count);
    for (std::size_t i = 0; i < count; ++i)
        fold[i] = static_cast<std::uint8_t>(i % static_cast<std::size_t>(folds));
    Random(seed).shuffle(std::span(fold));
    return fold;
}

} // namespace vignette
