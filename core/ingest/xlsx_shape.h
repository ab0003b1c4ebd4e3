#pragma once

#include "core/ingest/xlsx_sheet.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Where the table of a sheet stands, from its first 4 MiB of XML.
struct SheetShape {
    std::uint32_t firstColumn = 0;  ///< blank columns before it are left out
    std::uint32_t columns = 0;      ///< from firstColumn to the last with a value; 0: no value at all
    std::uint64_t rows = 0;         ///< with a value
    std::uint64_t tableRows = 0;    ///< with two values or more
    bool isWhole = false;           ///< the sheet ends within the first 4 MiB
    std::vector<MergedArea> merged; ///< of a whole sheet
    bool isTable() const { return tableRows >= 2; }
};

SheetShape shapeOf(const SheetScanner::Book& book, const std::string& part);

/// Which cells lie under a merged area and are not its first: Excel shows and uses only that one.
class CoveredCells {
public:
    explicit CoveredCells(std::vector<MergedArea> merged);
    /// Rows must not go back.
    void moveTo(std::uint32_t row);
    bool isCovered(std::uint32_t column) const;

private:
    std::vector<MergedArea> m_merged; ///< by first row
    std::size_t m_next = 0;
    std::uint32_t m_row = 0;
    struct Cover {
        std::uint32_t firstRow = 0;
        std::uint32_t lastRow = 0;
        std::uint32_t firstColumn = 0;
    };
    std::vector<Cover> m_columns;
};

} // namespace vignette
