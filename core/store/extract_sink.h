#pragma once

#include "core/base/hash.h"
#include "core/model/screening.h"
#include "core/store/column_codec.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace vignette {

class Database;

/// A column of an extract to be stored.
struct ColumnSpec {
    std::string name;
    bool isCoded = false;
    std::vector<std::string> dictionary; ///< for coded: the levels, in strictly ascending order of bytes
};

/// What a block's hash covers: where it belongs as well as what it holds, so that blocks can't change places.
Digest hashOfBlock(std::int64_t column, std::size_t number, int encoding, std::size_t rowCount,
                   std::span<const std::byte> bytes);
Digest hashOfDictionary(const std::string& column, std::span<const std::byte> bytes);

/// One extract on its way into the file: puts batches in order, cuts them into blocks of kBlockRows, writes
/// a row a column and block. append() may be called from several threads: whoever completes a block encodes
/// and hashes it, beside the others; blocks are written in order by one thread at a time.
class ExtractSink {
public:
    /// Writes the extract and its columns. Throws Failure(BadUsage) when two columns share a name or a
    /// dictionary is out of order.
    ExtractSink(Database& database, std::int64_t import, int position, const std::string& name,
                const std::vector<ColumnSpec>& columns);

    /// Takes a batch when its turn has come, else keeps it until then. Throws Failure(BadUsage) when its
    /// columns are not the extract's.
    void append(ScreenedBatch batch);
    /// Writes the last, shorter block and the number of rows. Throws Failure(BadUsage) when a batch is
    /// missing. Call when no append() is running.
    void finish();
    std::uint64_t rowCount() const;

private:
    struct Column {
        std::int64_t id = 0;
        std::string name;
        bool isCoded = false;
    };
    /// Rows of one block: a part of a batch, or rows that were put together.
    struct Rows {
        std::size_t number = 0;
        std::shared_ptr<const ScreenedBatch> batch; ///< null: those below
        std::size_t from = 0;
        std::vector<Surrogate> patients;
        std::vector<ScreenedColumn> columns;
    };
    struct EncodedColumn {
        std::int64_t id = 0;
        EncodedBlock block;
        Digest hash;
    };
    struct EncodedRows {
        std::size_t rowCount = 0;
        std::vector<EncodedColumn> columns;
    };
    void check(const ScreenedBatch& batch) const;
    std::vector<Rows> takeTurn(ScreenedBatch batch);
    void take(ScreenedBatch batch, std::vector<Rows>& complete);
    void gather(const ScreenedBatch& batch, std::size_t from, std::size_t count);
    Rows takeGathered();
    EncodedRows encode(const Rows& rows) const;
    void store(const Rows& rows);
    void writeReady();
    bool takeReady(std::size_t& number, EncodedRows& rows);
    void write(std::size_t number, const EncodedRows& rows);

    Database& m_database;
    std::int64_t m_id = 0;
    std::int64_t m_patientColumn = 0;
    std::string m_name;
    std::vector<Column> m_columns;

    mutable std::mutex m_order; ///< over the next six
    std::map<std::size_t, ScreenedBatch> m_early;
    std::vector<Surrogate> m_patients;    ///< waiting for their block to fill …
    std::vector<ScreenedColumn> m_values; ///< … with their values
    std::size_t m_nextBatch = 0;
    std::size_t m_nextBlock = 0;
    std::uint64_t m_rowCount = 0;

    std::mutex m_queue; ///< over the next two
    std::map<std::size_t, EncodedRows> m_encoded;
    std::size_t m_nextWritten = 0;
    std::mutex m_writing; ///< held while the file is written
};

} // namespace vignette
