#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// Cells of the first records of an extract, blank lines as no cells.
using SampleRows = std::span<const std::vector<std::string>>;

std::size_t filledCells(const std::vector<std::string>& row);

/// Whether the record at `start` names columns: no numbers (years apart), nothing that comes again below.
bool isHeader(SampleRows rows, std::size_t start);

/// How many rows the header at `start` has, 1 to 3. A row below the first belongs to it only when the columns
/// say that it can't be data: it has no number while the columns below hold numbers, nothing of it comes
/// again, and it stands under names of groups, or holds units, or has words in three columns of numbers or
/// more; or it says the header once more, word for word. When in doubt it is a row of data: a person can say
/// otherwise (Dialect::headerRows). Needs four rows of data below what may be the header.
std::uint32_t headerRowsOf(SampleRows rows, std::size_t start);

} // namespace vignette
