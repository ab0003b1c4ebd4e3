#pragma once

#include "tests/core/features/memory_blocks.h"

#include "core/base/text.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/guess_dialect.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

namespace vignette::test {

/// Extracts that are not part of the project; empty when this machine has none.
inline std::filesystem::path sharedData() {
    const char* folder = std::getenv("VIGNETTE_SHARED_DATA");
    return folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path();
}

#define NEEDS_SHARED(path)                                                                                   \
    if (sharedData().empty() || !std::filesystem::exists(sharedData() / (path)))                             \
    GTEST_SKIP() << "VIGNETTE_SHARED_DATA has no " << (path)

/// Columns of a file as a study would store them, each row a patient: numbers where every value is one.
/// "" and "?" are missing.
inline void addFile(MemoryBlocks& blocks, const std::filesystem::path& file, const std::string& extract,
                    const std::vector<std::string>& columns) {
    std::map<std::size_t, std::vector<std::vector<std::string>>> byBlock;
    std::vector<std::string> names;
    Progress progress;
    std::mutex mutex;
    ReadOptions options;
    options.wantedColumns = columns;
    const ReadReport report = readBatches(file, guessDialect(file), options, progress, [&](RawBatch&& batch) {
        std::vector<std::vector<std::string>> cells;
        for (const auto& column : batch.columns)
            cells.emplace_back(column.begin(), column.end());
        const std::lock_guard lock(mutex);
        byBlock[batch.index] = std::move(cells);
    });
    std::vector<int> patients;
    for (std::uint64_t i = 0; i < report.rowCount; ++i)
        patients.push_back(static_cast<int>(i));
    auto& stored = blocks.addExtract(extract, patients);
    for (const std::string& column : columns) {
        const auto at = static_cast<std::size_t>(
            std::find(report.columns.begin(), report.columns.end(), column) - report.columns.begin());
        std::vector<std::string> texts;
        for (auto& [index, cells] : byBlock)
            for (std::string& cell : cells.at(at))
                texts.push_back(cell == "?" ? std::string() : std::move(cell));
        std::vector<double> numbers;
        for (const std::string& text : texts) {
            const auto number = parseNumber(text);
            if (!number && !text.empty()) break;
            numbers.push_back(number.value_or(std::nan("")));
        }
        if (numbers.size() == texts.size())
            MemoryBlocks::addNumbers(stored, column, numbers);
        else
            MemoryBlocks::addLevels(stored, column, texts);
    }
}

} // namespace vignette::test
