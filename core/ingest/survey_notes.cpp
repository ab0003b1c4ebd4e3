#include "core/ingest/survey_notes.h"

#include "core/ingest/set_aside_rows.h"

#include <algorithm>

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
    if (dialect.skipsBlanks) notes.emplace_back("Blanks stand behind the delimiters; they were dropped.");
    if (dialect.escape && dialect.escape != dialect.quote)
        notes.push_back(std::string("Marks inside cells are written with ") + *dialect.escape +
                        " before them.");
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
    if (header.rows.size() > 1)
        notes.push_back("The header has " + std::to_string(header.rows.size()) +
                        " rows; what stands in them makes one name a column.");
    if (header.unnamed > 0)
        notes.push_back(counted(header.unnamed, "column has", "columns have") + " no name and got a number.");
    if (header.repeated > 0)
        notes.push_back(counted(header.repeated, "column repeats", "columns repeat") +
                        " the name of another and got a number.");
    if (header.hasStrayQuote)
        notes.emplace_back("A quote mark in the header opens or closes nothing; it was taken as a letter.");
    const bool hasLineEnd = std::any_of(header.cells.begin(), header.cells.end(), [](const auto& cell) {
        return cell.find_first_of("\r\n") != std::string::npos;
    });
    if (hasLineEnd) notes.emplace_back("A column's name runs over several lines.");
    if (header.isOneShort)
        notes.emplace_back("Rows have one cell more than the header; that column was given a name.");
}

std::uint64_t setAsideAs(RowProblemKind kind, const ReadReport& report) {
    const auto found = report.setAsideByReason.find(kind);
    return found == report.setAsideByReason.end() ? 0 : found->second;
}

void noteTables(const ReadReport& report, std::vector<std::string>& notes) {
    if (const std::uint64_t headers = setAsideAs(RowProblemKind::RepeatedHeader, report); headers > 0)
        notes.push_back("The header stands " + counted(headers, "more time", "more times") +
                        " among the rows: these may be several tables, one below the other.");
    if (const auto other = otherTableIn(report))
        notes.push_back("From line " + std::to_string(other->firstLine) + " on, rows have " +
                        counted(other->cells, "cell", "cells") +
                        ": another table, of which nothing was read.");
    for (const std::uint64_t line : report.otherHeaders)
        notes.push_back("Line " + std::to_string(line) +
                        " looks like the header of another table; what stands below it may not belong here.");
    if (setAsideAs(RowProblemKind::TotalsRow, report) > 0)
        notes.emplace_back("The last row sums the others up; it was set aside.");
}

void noteQuotes(const ReadReport& report, std::vector<std::string>& notes) {
    if (report.repairedRows > 0)
        notes.push_back(counted(report.repairedRows, "row was", "rows were") +
                        " read with one quote mark taken as a letter: the marks in it did not pair.");
    if (report.oddQuoteRows > 0)
        notes.push_back(counted(report.oddQuoteRows, "row holds", "rows hold") +
                        " quote marks inside cells that are not doubled; check that their cells are whole.");
}

} // namespace

std::vector<std::string> surveyNotes(const ReadReport& report, const Dialect& dialect, const Header& header) {
    std::vector<std::string> notes = report.sourceNotes;
    noteDialect(dialect, notes);
    noteHeader(header, notes);
    if (report.lineEnds.isMixed()) notes.emplace_back("Line ends are mixed.");
    if (report.blankLines > 0)
        notes.push_back(counted(report.blankLines, "empty line was", "empty lines were") + " passed over.");
    noteQuotes(report, notes);
    noteTables(report, notes);
    if (report.malformedCells > 0)
        notes.push_back(counted(report.malformedCells, "cell holds", "cells hold") +
                        " bytes that are no text; they were replaced by a mark.");
    if (report.setAsideCount > 0)
        notes.push_back(counted(report.setAsideCount, "row was", "rows were") + " set aside.");
    return notes;
}

} // namespace vignette
