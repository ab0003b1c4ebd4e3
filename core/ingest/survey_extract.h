#pragma once

#include "core/base/progress.h"
#include "core/ingest/column_tally.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/kept_extract.h"
#include "core/model/extract.h"
#include "core/model/identifier.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace vignette {

struct SurveyOptions {
    std::optional<Dialect> dialect = std::nullopt; ///< empty: guessed
    bool isGuessed = false; ///< the dialect is a guess of before: its encoding gives way to the whole file
    DictionaryCap cap = {};
    std::size_t rowsPerBlock = 4'096;   ///< small, so that a block stays in the cache
    std::size_t tailBytes = kTailBytes; ///< as ReadOptions
    ReadLimits limits = {};
    std::uint64_t keptBytes = 0; ///< for surveyAndKeep(); lists of different values aside
};

/// Pass 1: reads every row of an extract and says what its columns hold. Levels are trimmed texts without the
/// missing tokens; a column of numbers keeps its levels only when they are at most 256. The result
/// does not depend on the number of threads, nor (line numbers of problems apart) on the order of rows.
/// Begins the progress stage "survey" over the file's bytes. `scanners` may be empty.
/// Throws as readBatches; also Failure(BadInput) for a file with a header only, or none of whose rows fits.
ExtractSurvey surveyExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect,
                            const ColumnScannerFactory& scanners, Progress& progress);
ExtractSurvey surveyExtract(const std::filesystem::path& file, const SurveyOptions& options,
                            const ColumnScannerFactory& scanners, Progress& progress);

struct SurveyedExtract {
    ExtractSurvey survey;
    std::shared_ptr<const KeptExtract> kept; ///< null where there was no room
};
/// surveyExtract() that keeps the rows in memory as long as they take no more than SurveyOptions::keptBytes.
/// A column with more different values than the dictionary may hold is not among them, unless it is one of
/// numbers.
SurveyedExtract surveyAndKeep(const std::filesystem::path& file, const SurveyOptions& options,
                              const ColumnScannerFactory& scanners, Progress& progress);

} // namespace vignette
