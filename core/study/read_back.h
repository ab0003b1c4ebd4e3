#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/field.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// How many cells of a stored column hold no value.
struct StoredMissing {
    std::string extract;
    std::string column;
    std::uint64_t rows = 0;
    std::uint64_t missing = 0;
};

/// Reads everything that was stored once, block by block, and keeps nothing: what is there is what was
/// written (BlockSource checks each hash), and every field has its column. Throws Failure(Damaged),
/// Cancelled.
std::vector<StoredMissing> readBack(const BlockSource& stored, const std::vector<Field>& fields,
                                    Progress& progress);

} // namespace vignette
