#pragma once

#include "test_files.h"

#include <string>
#include <vector>

namespace vignette::test {

/// A workbook from hand-written XML, with parts under names that no program uses: they must be found through
/// content types and relationships.
struct TestWorkbook {
    struct Sheet {
        std::string name;
        std::string xml;   ///< what stands inside <worksheet>
        std::string state; ///< "", "hidden" or "veryHidden"
    };
    std::vector<Sheet> sheets;
    std::string strings;    ///< what stands inside <sst>
    std::string numFormats; ///< what stands inside <numFmts>
    std::string cellXfs;    ///< what stands inside <cellXfs>
    std::string workbookPr; ///< attributes of <workbookPr>
    std::string mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    NamedFiles entries() const;
    std::string bytes() const { return zipped(entries()); }
};

/// One sheet named "Data" that holds these rows of XML inside <sheetData>.
TestWorkbook oneSheet(const std::string& rows);

} // namespace vignette::test
