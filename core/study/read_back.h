#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/field.h"

#include <vector>

namespace vignette {

/// Reads everything that was stored once, block by block, and keeps nothing: what is there is what was
/// written (BlockSource checks each hash), and every field has its column. Throws Failure(Damaged),
/// Cancelled.
void readBack(const BlockSource& stored, const std::vector<Field>& fields, Progress& progress);

} // namespace vignette
