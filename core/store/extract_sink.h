#pragma once

#include "core/model/screening.h"
#include "core/store/column_codec.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vignette {

class Database;
struct Digest;

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
/// a row a column and block.
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
    /// missing.
    void finish();
    std::uint64_t rowCount() const { return m_rowCount; }

private:
    struct Column {
        std::int64_t id = 0;
        std::string name;
        bool isCoded = false;
        std::vector<double> numbers; ///< waiting for their block to fill
        std::vector<std::uint32_t> codes;
    };
    void check(const ScreenedBatch& batch) const;
    void take(const ScreenedBatch& batch);
    void buffer(const ScreenedBatch& batch, std::size_t from, std::size_t count);
    void writeWhole(const ScreenedBatch& batch, std::size_t from);
    void writeBuffered();
    void write(std::int64_t column, std::size_t rows, const EncodedBlock& block);

    Database& m_database;
    std::int64_t m_id = 0;
    std::int64_t m_patientColumn = 0;
    std::string m_name;
    std::vector<Column> m_columns;
    std::vector<Surrogate> m_patients; ///< waiting
    std::map<std::size_t, ScreenedBatch> m_early;
    std::size_t m_nextBatch = 0;
    std::size_t m_nextBlock = 0;
    std::uint64_t m_rowCount = 0;
};

} // namespace vignette
