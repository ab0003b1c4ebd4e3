#include "core/ingest/survey_notes.h"

namespace vignette {

namespace {

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string delimiterName(char delimiter) {
    switch (delimiter) {
    case '\t':
        return "tabs";
    case ';':
        return "semicolons";
    case '|':
        return "vertical bars";
    default:
        return std::string("\"") + delimiter + "\"";
    }
}

void noteDialect(const Dialect& dialect, std::vector<std::string>& notes) {
    if (dialect.encoding != "UTF-8") notes.push_back("The text is written in " + dialect.encoding + ".");
    if (dialect.delimiter != ',')
        notes.push_back("Cells are divided by " + delimiterName(dialect.delimiter) + ".");
    if (dialect.quote && *dialect.quote != '"')
        notes.push_back(std::string("Cells are quoted with ") + *dialect.quote + " marks.");
    if (dialect.decimalMark == ',') notes.emplace_back("Numbers are written with a decimal comma.");
    if (dialect.thousandsMark) notes.emplace_back("Numbers are written with marks between thousands.");
    if (dialect.skipLines > 0)
        notes.push_back(counted(dialect.skipLines, "line", "lines") + " before the table " +
                        (dialect.skipLines == 1 ? "was" : "were") + " passed over.");
    if (!dialect.hasHeader) notes.emplace_back("There is no header; columns are numbered.");
}

void noteHeader(const Header& header, std::vector<std::string>& notes) {
    if (header.unnamed > 0)
        notes.push_back(counted(header.unnamed, "column has", "columns have") + " no name and got a number.");
    if (header.repeated > 0)
        notes.push_back(counted(header.repeated, "column repeats", "columns repeat") +
                        " the name of another and got a number.");
    if (header.isOneShort)
        notes.emplace_back("Rows have one cell more than the header; that column was given a name.");
}

} // namespace

std::vector<std::string> surveyNotes(const ReadReport& report, const Dialect& dialect, const Header& header) {
    std::vector<std::string> notes = report.sourceNotes;
    noteDialect(dialect, notes);
    noteHeader(header, notes);
    if (report.lineEnds.isMixed()) notes.emplace_back("Line ends are mixed.");
    if (report.blankLines > 0)
        notes.push_back(counted(report.blankLines, "empty line was", "empty lines were") + " passed over.");
    if (report.malformedCells > 0)
        notes.push_back(counted(report.malformedCells, "cell holds", "cells hold") +
                        " bytes that are no text; they were replaced by a mark.");
    if (report.setAsideCount > 0)
        notes.push_back(counted(report.setAsideCount, "row was", "rows were") + " set aside.");
    return notes;
}

} // namespace vignette
