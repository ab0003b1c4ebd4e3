#pragma once

#include "core/model/extract.h"

#include <filesystem>
#include <optional>

namespace vignette {

/// The first 100 good rows of an extract, from its first 1 MiB, by the parser of the survey. Malformed text
/// is shown with U+FFFD. Throws as guessDialect and headerOf.
ExtractPreview previewExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect);

} // namespace vignette
