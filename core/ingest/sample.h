#pragma once

#include "core/model/extract.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// The start of an extract, at most 1 MiB of it (decompressed; 256 KiB of a sheet with short rows), for
/// guesses and previews.
struct ExtractStart {
    std::string fileName;
    std::string text;       ///< UTF-8 without byte order mark; bytes that are no text may remain
    bool isWhole = false;   ///< the file ends here
    std::string sheet = {}; ///< as ByteSource
    std::vector<std::string> sheetNames = {};
    bool isWorkbook = false; ///< the text is always UTF-8 CSV with commas
};

/// The raw bytes, still in the file's encoding. Throws as ByteSource::open, and Failure(BadInput) for a
/// binary file.
ExtractStart readRawSample(const std::filesystem::path& file, const std::string& sheet = {});
ExtractStart decodedSample(const ExtractStart& raw, const std::string& encoding);
/// In the dialect's encoding; of a workbook or an archive the dialect's sheet.
ExtractStart readSample(const std::filesystem::path& file, const Dialect& dialect);

/// Cells of the first records, as they are: ragged, unquoted, blank lines as no cells at all. A last record
/// that the sample cuts off is left out. Slow and simple; the block parser gives the same cells
/// (a test compares the two).
struct SampleRecords {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> lines; ///< 0-based line on which each record starts
    std::vector<std::size_t> starts;  ///< where each record starts in the sample's text
    std::vector<bool> isQuoted;       ///< some cell of the record stood in quotes
    std::size_t oddQuotes = 0;        ///< text right behind a closing quote
    bool endsInQuotes = false;
};
SampleRecords recordsOf(const ExtractStart& sample, const Dialect& dialect, std::size_t most);

/// The cells of record `at` when one quote mark too many explains why it has not `width` of them, or has them
/// by chance (row_repair.h).
std::optional<std::vector<std::string>> repairedRecord(const ExtractStart& sample, const Dialect& dialect,
                                                       const SampleRecords& records, std::size_t at,
                                                       std::size_t width);

/// How many cells most rows have; of equally frequent widths the larger. Blank lines do not count.
std::size_t usualWidth(std::span<const std::vector<std::string>> rows);

} // namespace vignette
