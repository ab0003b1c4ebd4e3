#pragma once

#include "core/ingest/record_splitter.h"
#include "core/ingest/sample.h"

#include <string>
#include <vector>

namespace vignette {

/// More columns than this are refused.
inline constexpr std::size_t kMostColumns = 2'000;

/// What the header says, and whether it had to be completed.
struct Header {
    std::vector<std::string> names;             ///< unique, none empty
    std::vector<std::vector<std::string>> rows; ///< cells as they stand in the file; none without a header
    std::vector<std::string>
        cells;                ///< those of each column, joined by blanks when the header has several rows
    std::size_t repeated = 0; ///< names that stood there before
    std::size_t unnamed = 0;
    bool hasStrayQuote = false; ///< one quote mark in it was taken as a letter
    bool isOneShort = false;    ///< rows are one cell wider than the header: see headerOf
};

/// Column names of an extract from its sample: the header's cells, trimmed; an empty one becomes "Column 3",
/// a repeated one "name (2)". A header of several rows gives each column one name of its different parts: a
/// group's name is that of the columns right of it as well, up to the next, where the cells are blank and
/// something stands below ("Blood pressure systolic", "Blood pressure diastolic"). Without a header all are
/// "Column 1" … When every row of the sample has one cell
/// more than the header, that cell is a column: the first ("Row", as R writes row names) when it is filled,
/// the last when it is always empty (a delimiter at each line's end).
/// Throws Failure(BadInput) for more than kMostColumns columns and for text without any line end.
Header headerOf(const ExtractStart& sample, const Dialect& dialect);
std::vector<std::string> columnNamesOf(const ExtractStart& sample, const Dialect& dialect);

/// Steps over blank lines and the records of the header.
void skipHeader(RecordSplitter& splitter, std::uint32_t headerRows);

} // namespace vignette
