#pragma once

#include "core/ingest/xlsx_number_format.h"
#include "core/ingest/xlsx_package.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What a workbook says of itself: its sheets in the order of their tabs, and where their parts are, found by
/// content types and relationships, never by fixed names.
struct XlsxWorkbook {
    struct Sheet {
        std::string name; ///< on the tab
        std::string part;
        bool isHidden = false;
    };
    std::vector<Sheet> sheets; ///< of cells; chart and dialogue sheets are left out
    std::string stringsPart;   ///< empty when there is none
    std::string stylesPart;
    DateEpoch epoch = DateEpoch::From1900;
};

/// Reads .xlsx and .xlsm, transitional and strict. Throws Failure(BadInput) for an Office document that is no
/// such workbook (Word, PowerPoint, .xlsb) or has no sheet of cells, Failure(Damaged) for what it names and
/// does not hold.
XlsxWorkbook readWorkbook(XlsxPackage& package);

/// What the number format of each cell style shows (`cellXfs` of the styles part).
std::vector<NumberShows> readCellStyles(XlsxPackage& package, const XlsxWorkbook& workbook);

} // namespace vignette
