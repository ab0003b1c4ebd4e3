#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/csv_reader.h"
#include "core/model/extract.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// The cells of rows that were set aside, read again from the source (nothing of them is kept): one entry a
/// problem, in its order; no cells for a position behind the file's end. As they stand in the file, not
/// shifted, not repaired. For the screen only. Reads the file once up to the last of them. Throws as
/// ByteSource.
std::vector<std::vector<std::string>> readRowsSetAside(const std::filesystem::path& file,
                                                       const Dialect& dialect,
                                                       std::span<const RowProblem> problems,
                                                       const ReadLimits& limits = {});

/// Rows at the file's end that all have one and the same number of cells, other than the table's: rows of
/// another table below it.
struct OtherTable {
    std::uint64_t firstLine = 0;
    std::uint64_t rows = 0;
    std::uint64_t cells = 0;
};
/// Empty when there is none, or when more than the kept problems were set aside.
std::optional<OtherTable> otherTableIn(const ReadReport& report);

} // namespace vignette
