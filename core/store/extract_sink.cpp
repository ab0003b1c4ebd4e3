#include "core/store/extract_sink.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/store/database.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace vignette {

namespace {

constexpr const char* kPatientsColumn = "(patients)";

std::int64_t insertColumn(Database& database, std::int64_t extract, int position, const char* kind,
                          const ColumnSpec& column) {
    const std::vector<std::byte> dictionary = encodeDictionary(column.dictionary);
    const Digest hash = hashOfDictionary(column.name, dictionary);
    database.run(
        "INSERT INTO extract_column (extract_id, position, kind, name, level_count, dictionary_hash, "
        "dictionary) VALUES (?, ?, ?, ?, ?, ?, ?)",
        extract, position, kind, column.name, static_cast<std::uint64_t>(column.dictionary.size()),
        std::as_bytes(std::span(hash.bytes)), std::span<const std::byte>(dictionary));
    return database.lastRowId();
}

void requireUsable(const std::string& extract, const std::vector<ColumnSpec>& columns) {
    std::set<std::string> names;
    for (const ColumnSpec& column : columns) {
        if (!names.insert(column.name).second)
            throw Failure(FailureCode::BadUsage,
                          "The extract " + extract + " has two columns named \"" + column.name + "\".");
        const auto unordered = std::adjacent_find(column.dictionary.begin(), column.dictionary.end(),
                                                  [](const auto& a, const auto& b) { return !(a < b); });
        if (unordered != column.dictionary.end())
            throw Failure(FailureCode::BadUsage,
                          "The levels of the column \"" + column.name + "\" are not in order.");
    }
}

} // namespace

Digest hashOfBlock(std::int64_t column, std::size_t number, int encoding, std::size_t rowCount,
                   std::span<const std::byte> bytes) {
    return Sha256()
        .add("block")
        .addNumber(static_cast<std::uint64_t>(column))
        .addNumber(number)
        .addNumber(static_cast<std::uint64_t>(encoding))
        .addNumber(rowCount)
        .add(bytes)
        .finish();
}

Digest hashOfDictionary(const std::string& column, std::span<const std::byte> bytes) {
    return Sha256().add("dictionary").addNumber(column.size()).add(column).add(bytes).finish();
}

ExtractSink::ExtractSink(Database& database, std::int64_t import, int position, const std::string& name,
                         const std::vector<ColumnSpec>& columns)
    : m_database(database), m_name(name) {
    requireUsable(name, columns);
    Transaction transaction(database);
    database.run("INSERT INTO extract (import_id, position, name, row_count) VALUES (?, ?, ?, 0)", import,
                 position, name);
    m_id = database.lastRowId();
    m_patientColumn = insertColumn(database, m_id, 0, "patients",
                                   {.name = kPatientsColumn, .isCoded = false, .dictionary = {}});
    int columnPosition = 0;
    for (const ColumnSpec& column : columns) {
        const std::int64_t id =
            insertColumn(database, m_id, ++columnPosition, column.isCoded ? "codes" : "numbers", column);
        m_columns.push_back(
            {.id = id, .name = column.name, .isCoded = column.isCoded, .numbers = {}, .codes = {}});
    }
    transaction.commit();
}

void ExtractSink::append(ScreenedBatch batch) {
    check(batch);
    const std::size_t index = batch.index();
    if (index != m_nextBatch) {
        if (index < m_nextBatch || !m_early.emplace(index, std::move(batch)).second)
            throw Failure(FailureCode::BadUsage, "A part of the extract " + m_name + " came twice.");
        return;
    }
    take(batch);
    ++m_nextBatch;
    for (auto next = m_early.begin(); next != m_early.end() && next->first == m_nextBatch; ++m_nextBatch) {
        take(next->second);
        next = m_early.erase(next);
    }
}

void ExtractSink::check(const ScreenedBatch& batch) const {
    bool isFitting = batch.columns().size() == m_columns.size();
    for (std::size_t i = 0; isFitting && i < m_columns.size(); ++i) {
        const ScreenedColumn& column = batch.columns()[i];
        const std::size_t values = m_columns[i].isCoded ? column.codes.size() : column.numbers.size();
        isFitting = column.name == m_columns[i].name && values == batch.rowCount();
    }
    if (isFitting) return;
    throw Failure(FailureCode::BadUsage,
                  "A part of the extract " + m_name + " has other columns than its plan.");
}

void ExtractSink::take(const ScreenedBatch& batch) {
    Transaction transaction(m_database);
    std::size_t done = 0;
    while (done < batch.rowCount()) {
        const std::size_t left = batch.rowCount() - done;
        if (m_patients.empty() && left >= kBlockRows) {
            writeWhole(batch, done);
            done += kBlockRows;
            continue;
        }
        const std::size_t count = std::min(left, kBlockRows - m_patients.size());
        buffer(batch, done, count);
        done += count;
        if (m_patients.size() == kBlockRows) writeBuffered();
    }
    m_rowCount += batch.rowCount();
    transaction.commit();
}

void ExtractSink::buffer(const ScreenedBatch& batch, std::size_t from, std::size_t count) {
    const auto patients = std::span(batch.patients()).subspan(from, count);
    m_patients.insert(m_patients.end(), patients.begin(), patients.end());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        if (column.isCoded) {
            const auto codes = std::span(batch.columns()[i].codes).subspan(from, count);
            column.codes.insert(column.codes.end(), codes.begin(), codes.end());
        } else {
            const auto numbers = std::span(batch.columns()[i].numbers).subspan(from, count);
            column.numbers.insert(column.numbers.end(), numbers.begin(), numbers.end());
        }
    }
}

void ExtractSink::writeWhole(const ScreenedBatch& batch, std::size_t from) {
    write(m_patientColumn, kBlockRows,
          encodeSurrogates(std::span(batch.patients()).subspan(from, kBlockRows)));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ScreenedColumn& values = batch.columns()[i];
        const EncodedBlock block = m_columns[i].isCoded
                                       ? encodeCodes(std::span(values.codes).subspan(from, kBlockRows))
                                       : encodeNumbers(std::span(values.numbers).subspan(from, kBlockRows));
        write(m_columns[i].id, kBlockRows, block);
    }
    ++m_nextBlock;
}

void ExtractSink::writeBuffered() {
    const std::size_t rows = m_patients.size();
    write(m_patientColumn, rows, encodeSurrogates(m_patients));
    for (Column& column : m_columns) {
        write(column.id, rows, column.isCoded ? encodeCodes(column.codes) : encodeNumbers(column.numbers));
        column.codes.clear();
        column.numbers.clear();
    }
    m_patients.clear();
    ++m_nextBlock;
}

void ExtractSink::write(std::int64_t column, std::size_t rows, const EncodedBlock& block) {
    const int encoding = static_cast<int>(block.encoding);
    const Digest hash = hashOfBlock(column, m_nextBlock, encoding, rows, block.bytes);
    m_database.run(
        "INSERT INTO block (column_id, number, encoding, row_count, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)",
        column, static_cast<std::uint64_t>(m_nextBlock), encoding, static_cast<std::uint64_t>(rows),
        std::as_bytes(std::span(hash.bytes)), std::span<const std::byte>(block.bytes));
}

void ExtractSink::finish() {
    if (!m_early.empty())
        throw Failure(FailureCode::BadUsage, "Part " + std::to_string(m_nextBatch + 1) + " of the extract " +
                                                 m_name + " never came.");
    Transaction transaction(m_database);
    if (!m_patients.empty()) writeBuffered();
    m_database.run("UPDATE extract SET row_count = ? WHERE id = ?", m_rowCount, m_id);
    transaction.commit();
}

} // namespace vignette
