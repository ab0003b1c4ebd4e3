#pragma once

#include "core/ingest/xlsx_sheet.h"

#include <string>
#include <vector>

namespace vignette {

/// What reading a sheet met.
struct WorkbookReading {
    const XlsxWorkbook::Sheet& sheet;
    std::size_t sheetCount = 0;
    const SheetFacts& facts;
    bool areMergesKnown = false; ///< before the rows were read
    std::uint64_t coveredCells = 0;
    std::uint64_t brokenLines = 0; ///< cells with line breaks
};

/// In sentences for the screen and the methods page. They hold no value of a cell.
std::vector<std::string> workbookNotes(const WorkbookReading& reading);

} // namespace vignette
