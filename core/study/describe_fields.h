#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/study/import_proposal.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace vignette {

/// The fields of freshly stored extracts: guessed from the values, then what the summaries know of
/// themselves, then the plan's own fields (by key), then the codebook. `source` must be the blocks of an
/// import by this plan.
std::vector<Field> describeFields(const BlockSource& source, const ImportPlan& plan,
                                  const std::optional<std::filesystem::path>& codebook, Progress& progress);

/// Overlays a codebook on fields that are not stored yet and says what came of it. Throws as
/// applyCodebook (core/features/codebook.h).
CodebookReport overlayCodebook(std::vector<Field>& fields, const std::filesystem::path& codebook);

} // namespace vignette
