#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// min(patients, count) of them, drawn without replacement by the seed, ascending.
std::vector<std::uint32_t> drawnPatients(std::size_t patients, std::uint32_t count, std::uint64_t seed);

/// These patients as data of their own.
Dataset patientsOf(const Dataset& data, const std::vector<std::uint32_t>& patients);

/// The fold 0..folds−1 of each of `count` patients, dealt out by the seed; sizes differ by one at most.
std::vector<std::uint8_t> dealtFolds(std::size_t count, int folds, std::uint64_t seed);

} // namespace vignette
