#pragma once

#include "core/base/hash.h"
#include "core/store/study_file.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

namespace vignette {

/// A fixed sequence of changes to a study: imports beside and instead of what there is, edits, segmentations.
/// Each step must happen whole or not at all.
inline constexpr std::size_t kWriterSteps = 16;

/// Does step `step` (0-based) to an open study.
void doStep(StudyFile& study, std::size_t step);

/// Opens the study and does every step; says after each that it is done.
void writeSteadily(const std::filesystem::path& path, const std::function<void(std::size_t)>& done);

/// What the study holds before the first step and after each: kWriterSteps + 1 digests, all different.
std::vector<Digest> contentsByStep(const std::filesystem::path& path);

} // namespace vignette
