/// The loader under test for pollock_score.py: pollock_load given|sniffed DATA OUT. Reads every file of
/// DATA/csv, with the dialect of DATA/parameters or with nothing given, and writes what was loaded to
/// OUT/FILE_converted.csv as clean CSV: the header's cells as they stand, the rows that were kept, and behind
/// them the rows that were set aside for their cells, read again as the screen of rows set aside does. Rows
/// of another table below the first, a header that comes again and totals are not part of the table. A file
/// without bytes holds no rows and gives none; any other refusal is an "Application Error". OUT/notes.tsv
/// lists for each file how many rows were set aside and what a person is told.

#include "core/base/failure.h"
#include "core/base/progress.h"
#include "core/ingest/column_names.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/survey_notes.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <mutex>

using namespace vignette;

namespace {

using Row = std::vector<std::string>;

struct Loaded {
    std::vector<Row> rows;
    std::uint64_t setAside = 0;
    std::vector<std::string> notes;
};

Dialect dialectFrom(const std::filesystem::path& parameters) {
    std::ifstream in(parameters);
    const auto given = nlohmann::json::parse(in);
    Dialect dialect;
    const std::string delimiter = given["delimiter"];
    const std::string quote = given["quotechar"];
    const std::string escape = given["escapechar"];
    if (!delimiter.empty()) dialect.delimiter = delimiter[0];
    dialect.skipsBlanks = delimiter.size() == 2 && delimiter[1] == ' ';
    if (!quote.empty()) dialect.quote = quote[0];
    if (!escape.empty() && escape != quote) dialect.escape = escape[0];
    dialect.hasHeader = given["header_lines"] != 0;
    if (dialect.hasHeader) dialect.headerRows = given["header_lines"];
    dialect.skipLines = given["preamble_lines"];
    return dialect;
}

std::vector<Row> keptRows(const std::filesystem::path& file, const Dialect& dialect, ReadReport& report) {
    std::mutex mutex;
    std::map<std::size_t, std::vector<Row>> blocks;
    Progress progress;
    report = readBatches(file, dialect, {}, progress, [&](RawBatch&& batch) {
        std::vector<Row> rows(batch.rowCount);
        for (const auto& column : batch.columns)
            for (std::size_t row = 0; row < batch.rowCount; ++row)
                rows[row].emplace_back(column[row]);
        const std::lock_guard lock(mutex);
        blocks[batch.index] = std::move(rows);
    });
    std::vector<Row> all;
    for (auto& [index, rows] : blocks)
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

Loaded load(const std::filesystem::path& file, const Dialect& dialect) {
    const Header header = headerOf(readSample(file, dialect), dialect);
    ReadReport report;
    Loaded loaded;
    if (dialect.hasHeader) loaded.rows.push_back(header.cells);
    for (Row& row : keptRows(file, dialect, report))
        loaded.rows.push_back(std::move(row));
    loaded.setAside = report.setAsideCount;
    loaded.notes = surveyNotes(report, dialect, header);
    const auto other = otherTableIn(report);
    std::vector<RowProblem> ragged;
    for (const RowProblem& problem : report.problems) {
        const bool isOfTable = problem.kind != RowProblemKind::RepeatedHeader &&
                               problem.kind != RowProblemKind::TotalsRow &&
                               (!other || problem.line < other->firstLine);
        if (isOfTable) ragged.push_back(problem);
    }
    for (Row& row : readRowsSetAside(file, dialect, ragged))
        loaded.rows.push_back(std::move(row));
    return loaded;
}

void write(const std::filesystem::path& file, const std::vector<Row>& rows) {
    std::ofstream out(file, std::ios::binary);
    for (const Row& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            out << (c > 0 ? ",\"" : "\"");
            for (const char letter : row[c])
                out << (letter == '"' ? "\"\"" : std::string(1, letter));
            out << '"';
        }
        out << "\r\n";
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "usage: pollock_load given|sniffed DATA OUT\n";
        return 2;
    }
    const bool isGiven = std::string(arguments[1]) == "given";
    const std::filesystem::path data = arguments[2];
    const std::filesystem::path out = arguments[3];
    std::filesystem::create_directories(out);
    std::ofstream notes(out / "notes.tsv");
    for (const auto& entry : std::filesystem::directory_iterator(data / "csv")) {
        const std::string name = entry.path().filename().string();
        const auto target = out / (name + "_converted.csv");
        try {
            Loaded loaded;
            if (entry.file_size() > 0)
                loaded = load(entry.path(),
                              isGiven ? dialectFrom(data / "parameters" / (name + "_parameters.json"))
                                      : guessDialect(entry.path()));
            write(target, loaded.rows);
            notes << name << '\t' << loaded.setAside;
            for (const std::string& note : loaded.notes)
                notes << '\t' << note;
            notes << '\n';
        } catch (const Failure& failure) {
            std::ofstream(target) << "Application Error\n" << failure.what() << '\n';
            notes << name << "\t0\trefused: " << failure.what() << '\n';
        }
    }
    return 0;
}
