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
        m_columns.push_back({.id = id, .name = column.name, .isCoded = column.isCoded});
    }
    transaction.commit();
}

std::uint64_t ExtractSink::rowCount() const {
    const std::lock_guard lock(m_order);
    return m_rowCount;
}

void ExtractSink::append(ScreenedBatch batch) {
    check(batch);
    for (const Rows& rows : takeTurn(std::move(batch)))
        store(rows);
}

/// The blocks that this batch completes, with those that waited for it.
std::vector<ExtractSink::Rows> ExtractSink::takeTurn(ScreenedBatch batch) {
    const std::lock_guard lock(m_order);
    std::vector<Rows> complete;
    const std::size_t index = batch.index();
    if (index != m_nextBatch) {
        if (index < m_nextBatch || !m_early.emplace(index, std::move(batch)).second)
            throw Failure(FailureCode::BadUsage, "A part of the extract " + m_name + " came twice.");
        return complete;
    }
    take(std::move(batch), complete);
    ++m_nextBatch;
    for (auto next = m_early.begin(); next != m_early.end() && next->first == m_nextBatch; ++m_nextBatch) {
        take(std::move(next->second), complete);
        next = m_early.erase(next);
    }
    return complete;
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

void ExtractSink::take(ScreenedBatch batch, std::vector<Rows>& complete) {
    const auto whole = std::make_shared<const ScreenedBatch>(std::move(batch));
    std::size_t done = 0;
    while (done < whole->rowCount()) {
        const std::size_t left = whole->rowCount() - done;
        if (m_patients.empty() && left >= kBlockRows) {
            complete.push_back(
                {.number = m_nextBlock++, .batch = whole, .from = done, .patients = {}, .columns = {}});
            done += kBlockRows;
            continue;
        }
        const std::size_t count = std::min(left, kBlockRows - m_patients.size());
        gather(*whole, done, count);
        done += count;
        if (m_patients.size() == kBlockRows) complete.push_back(takeGathered());
    }
    m_rowCount += whole->rowCount();
}

void ExtractSink::gather(const ScreenedBatch& batch, std::size_t from, std::size_t count) {
    const auto add = [from, count](auto& to, const auto& values) {
        const auto part = std::span(values).subspan(from, count);
        to.insert(to.end(), part.begin(), part.end());
    };
    add(m_patients, batch.patients());
    m_values.resize(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].isCoded)
            add(m_values[i].codes, batch.columns()[i].codes);
        else
            add(m_values[i].numbers, batch.columns()[i].numbers);
    }
}

ExtractSink::Rows ExtractSink::takeGathered() {
    return {.number = m_nextBlock++,
            .batch = nullptr,
            .from = 0,
            .patients = std::exchange(m_patients, {}),
            .columns = std::exchange(m_values, {})};
}

ExtractSink::EncodedRows ExtractSink::encode(const Rows& rows) const {
    const auto patients = std::span(rows.batch ? rows.batch->patients() : rows.patients);
    const std::vector<ScreenedColumn>& columns = rows.batch ? rows.batch->columns() : rows.columns;
    const std::size_t count = std::min(kBlockRows, patients.size() - rows.from);
    EncodedRows encoded{.rowCount = count, .columns = {}};
    const auto add = [&](std::int64_t id, EncodedBlock block) {
        const Digest hash =
            hashOfBlock(id, rows.number, static_cast<int>(block.encoding), count, block.bytes);
        encoded.columns.push_back({.id = id, .block = std::move(block), .hash = hash});
    };
    add(m_patientColumn, encodeSurrogates(patients.subspan(rows.from, count)));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto part = [&](const auto& values) { return std::span(values).subspan(rows.from, count); };
        add(m_columns[i].id, m_columns[i].isCoded ? encodeCodes(part(columns[i].codes))
                                                  : encodeNumbers(part(columns[i].numbers)));
    }
    return encoded;
}

void ExtractSink::store(const Rows& rows) {
    constexpr std::size_t kMostWaiting = 3;
    EncodedRows encoded = encode(rows);
    std::size_t waiting = 0;
    {
        const std::lock_guard lock(m_queue);
        m_encoded.emplace(rows.number, std::move(encoded));
        waiting = m_encoded.size();
    }
    if (waiting > kMostWaiting) {
        // The file is slower than we are: whoever comes now waits for it.
        const std::lock_guard lock(m_writing);
        return writeReady();
    }
    if (const std::unique_lock lock(m_writing, std::try_to_lock); lock.owns_lock()) writeReady();
}

/// Writes the blocks whose turn has come. With m_writing held.
void ExtractSink::writeReady() {
    std::size_t number = 0;
    for (EncodedRows rows; takeReady(number, rows);)
        write(number, rows);
}

bool ExtractSink::takeReady(std::size_t& number, EncodedRows& rows) {
    const std::lock_guard lock(m_queue);
    const auto next = m_encoded.find(m_nextWritten);
    if (next == m_encoded.end()) return false;
    number = m_nextWritten++;
    rows = std::move(next->second);
    m_encoded.erase(next);
    return true;
}

void ExtractSink::write(std::size_t number, const EncodedRows& rows) {
    Transaction transaction(m_database);
    for (const EncodedColumn& column : rows.columns)
        m_database.run(
            "INSERT INTO block (column_id, number, encoding, row_count, hash, bytes) VALUES (?, ?, "
            "?, ?, ?, ?)",
            column.id, static_cast<std::uint64_t>(number), static_cast<int>(column.block.encoding),
            static_cast<std::uint64_t>(rows.rowCount), std::as_bytes(std::span(column.hash.bytes)),
            std::span<const std::byte>(column.block.bytes));
    transaction.commit();
    m_database.beginWriteOut();
}

void ExtractSink::finish() {
    if (!m_early.empty())
        throw Failure(FailureCode::BadUsage, "Part " + std::to_string(m_nextBatch + 1) + " of the extract " +
                                                 m_name + " never came.");
    if (!m_patients.empty()) store(takeGathered());
    const std::lock_guard lock(m_writing);
    writeReady();
    Transaction transaction(m_database);
    m_database.run("UPDATE extract SET row_count = ? WHERE id = ?", m_rowCount, m_id);
    transaction.commit();
}

} // namespace vignette
