#include "core/ingest/xlsx_notes.h"

namespace vignette {

namespace {

std::string counted(std::uint64_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

void noteMerges(const WorkbookReading& reading, std::vector<std::string>& notes) {
    if (reading.facts.merged.empty()) return;
    notes.push_back(counted(reading.facts.merged.size(),
                            "area of merged cells keeps its value in its first cell",
                            "areas of merged cells keep their value in their first cell") +
                    "; the other cells are empty.");
    if (reading.coveredCells > 0)
        notes.push_back(counted(reading.coveredCells, "value", "values") +
                        " hidden under merged cells were left out.");
    if (!reading.areMergesKnown)
        notes.emplace_back("The sheet is too large to know its merged cells beforehand; values hidden under "
                           "them, if any, were read.");
}

} // namespace

std::vector<std::string> workbookNotes(const WorkbookReading& reading) {
    const SheetFacts& facts = reading.facts;
    std::vector<std::string> notes;
    if (reading.sheetCount > 1)
        notes.push_back("The table is the sheet \"" + reading.sheet.name + "\", one of " +
                        std::to_string(reading.sheetCount) + ".");
    if (reading.sheet.isHidden) notes.emplace_back("The sheet is hidden in the workbook.");
    if (facts.hiddenRows > 0)
        notes.push_back(counted(facts.hiddenRows, "row is", "rows are") +
                        " hidden in the sheet and read like the others.");
    if (facts.hiddenColumns > 0)
        notes.push_back(counted(facts.hiddenColumns, "column is", "columns are") +
                        " hidden in the sheet and read like the others.");
    if (facts.errorCells > 0)
        notes.push_back(counted(facts.errorCells, "cell holds", "cells hold") +
                        " an error such as #N/A and count as missing.");
    if (facts.formulasWithoutValue > 0)
        notes.push_back(counted(facts.formulasWithoutValue, "formula was", "formulas were") +
                        " saved without a result and count as missing.");
    noteMerges(reading, notes);
    if (reading.brokenLines > 0)
        notes.push_back(counted(reading.brokenLines, "cell holds", "cells hold") +
                        " line breaks, which were read as blanks.");
    return notes;
}

} // namespace vignette
