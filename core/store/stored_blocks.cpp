#include "core/store/stored_blocks.h"

#include "core/base/failure.h"
#include "core/base/hash.h"
#include "core/store/column_codec.h"
#include "core/store/database.h"
#include "core/store/extract_sink.h"
#include "core/store/study_file.h"

#include <algorithm>

namespace vignette {

namespace {

[[noreturn]] void refuse(const StudyFile& study, const std::string& what) {
    throw Failure(FailureCode::Damaged, "The study " + study.path().string() + " is damaged: " + what +
                                            ". Use a copy of it, or bring the data in again.");
}

bool holds(const Digest& digest, std::span<const std::byte> stored) {
    const auto bytes = std::as_bytes(std::span(digest.bytes));
    return std::equal(bytes.begin(), bytes.end(), stored.begin(), stored.end());
}

/// Reads a column's blocks one by one and checks number, rows and hash; `decode` gets encoding, bytes, rows,
/// and runs while the bytes are borrowed; `afterwards` runs when the file has been let go.
template<typename Decode, typename Afterwards>
void readBlocks(const StudyFile& study, std::int64_t column, std::uint64_t rowCount, Decode decode,
                Afterwards afterwards) {
    SqlStatement statement(
        study.database(),
        "SELECT encoding, row_count, hash, bytes FROM block WHERE column_id = ? AND number = ?");
    std::uint64_t done = 0;
    for (std::size_t number = 0; done < rowCount; ++number) {
        statement.bind(column, static_cast<std::uint64_t>(number));
        if (!statement.step()) refuse(study, "a block of values is missing");
        const auto encoding = statement.integer(0);
        const auto rows = static_cast<std::uint64_t>(statement.integer(1));
        const std::span<const std::byte> bytes = statement.blob(3);
        if (rows == 0 || rows > std::min<std::uint64_t>(kBlockRows, rowCount - done) || encoding < 1 ||
            encoding > 255)
            refuse(study, "a block of values has the wrong size");
        if (!holds(hashOfBlock(column, number, static_cast<int>(encoding), rows, bytes), statement.blob(2)))
            refuse(study, "a block of values is not what was once written");
        decode(static_cast<BlockEncoding>(encoding), bytes, static_cast<std::size_t>(rows));
        statement.reset();
        afterwards(number, static_cast<std::size_t>(rows));
        done += rows;
    }
}

} // namespace

StoredBlocks::StoredBlocks(const StudyFile& study) : m_study(study) {
    SqlStatement statement(study.database(),
                           "SELECT extract.id, extract.name, extract.row_count FROM extract JOIN import ON "
                           "import.id = extract.import_id WHERE import.state = 'ready' ORDER BY import.id, "
                           "extract.position");
    while (statement.step()) {
        const std::string name = statement.text(1);
        if (!m_extracts.contains(name)) m_order.push_back(name);
        m_extracts[name] = {.id = statement.integer(0),
                            .rowCount = static_cast<std::uint64_t>(statement.integer(2)),
                            .patientColumn = 0,
                            .columns = {}};
    }
    for (auto& [name, extract] : m_extracts)
        loadColumns(name, extract);
}

void StoredBlocks::loadColumns(const std::string& name, Extract& extract) {
    SqlStatement statement(m_study.database(),
                           "SELECT id, kind, name, level_count, dictionary_hash, dictionary FROM "
                           "extract_column WHERE extract_id = ? ORDER BY position");
    statement.bind(extract.id);
    while (statement.step()) {
        const std::string kind = statement.text(1);
        Column column{.id = statement.integer(0), .about = {}};
        if (kind == "patients") {
            extract.patientColumn = column.id;
            continue;
        }
        column.about.extract = name;
        column.about.name = statement.text(2);
        column.about.isCoded = kind == "codes";
        column.about.rowCount = extract.rowCount;
        if (!holds(hashOfDictionary(column.about.name, statement.blob(5)), statement.blob(4)))
            refuse(m_study, "the levels of a column are not what was once written");
        column.about.dictionary =
            decodeDictionary(statement.blob(5), static_cast<std::uint64_t>(statement.integer(3)));
        extract.columns.push_back(std::move(column));
    }
    if (extract.patientColumn == 0) refuse(m_study, "an extract has no patients");
}

const StoredBlocks::Extract& StoredBlocks::extractNamed(const std::string& name) const {
    const auto found = m_extracts.find(name);
    if (found == m_extracts.end())
        throw Failure(FailureCode::BadUsage, "The study has no extract named \"" + name + "\".");
    return found->second;
}

std::vector<StoredColumn> StoredBlocks::columns(const std::string& extract) const {
    std::vector<StoredColumn> columns;
    for (const Column& column : extractNamed(extract).columns)
        columns.push_back(column.about);
    return columns;
}

std::uint64_t StoredBlocks::rowCount(const std::string& extract) const {
    return extractNamed(extract).rowCount;
}

std::vector<Surrogate> StoredBlocks::patients(const std::string& extract) const {
    const Extract& stored = extractNamed(extract);
    std::vector<Surrogate> all;
    std::vector<Surrogate> block;
    readBlocks(
        m_study, stored.patientColumn, stored.rowCount,
        [&](BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rows) {
            decodeSurrogates(encoding, bytes, rows, block);
        },
        [&](std::size_t, std::size_t) { all.insert(all.end(), block.begin(), block.end()); });
    return all;
}

void StoredBlocks::readColumn(const std::string& extract, const std::string& column,
                              const std::function<void(const StoredBlock&)>& take) const {
    const Extract& stored = extractNamed(extract);
    const auto found = std::find_if(stored.columns.begin(), stored.columns.end(),
                                    [&](const Column& one) { return one.about.name == column; });
    if (found == stored.columns.end())
        throw Failure(FailureCode::BadUsage, "The extract " + extract + " has no column \"" + column + "\".");
    StoredBlock block;
    readBlocks(
        m_study, found->id, stored.rowCount,
        [&](BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rows) {
            if (found->about.isCoded)
                decodeCodes(encoding, bytes, rows, found->about.dictionary.size(), block.codes);
            else
                decodeNumbers(encoding, bytes, rows, block.numbers);
        },
        [&](std::size_t number, std::size_t rows) {
            block.index = number;
            block.rowCount = rows;
            take(block);
        });
}

} // namespace vignette
