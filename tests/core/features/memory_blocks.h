#pragma once

#include "core/base/failure.h"
#include "core/model/dataset.h"
#include "core/model/screening.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vignette::test {

/// A BlockSource held in memory, with small blocks so that block borders are crossed.
class MemoryBlocks : public BlockSource {
public:
    struct Column {
        StoredColumn stored;
        std::vector<double> numbers;
        std::vector<std::uint32_t> codes;
    };
    struct Extract {
        std::string name;
        std::vector<Surrogate> patients;
        std::vector<Column> columns;
    };

    Extract& addExtract(const std::string& name, const std::vector<int>& patients) {
        m_extracts.push_back({.name = name, .patients = {}, .columns = {}});
        for (const int patient : patients)
            m_extracts.back().patients.push_back(surrogate(patient));
        return m_extracts.back();
    }
    static void addNumbers(Extract& extract, const std::string& name, std::vector<double> numbers) {
        Column column;
        column.stored = {.extract = extract.name,
                         .name = name,
                         .isCoded = false,
                         .dictionary = {},
                         .rowCount = numbers.size()};
        column.numbers = std::move(numbers);
        extract.columns.push_back(std::move(column));
    }
    /// An empty text is a missing value.
    static void addLevels(Extract& extract, const std::string& name, const std::vector<std::string>& values) {
        Column column;
        column.stored = {.extract = extract.name,
                         .name = name,
                         .isCoded = true,
                         .dictionary = values,
                         .rowCount = values.size()};
        auto& dictionary = column.stored.dictionary;
        std::sort(dictionary.begin(), dictionary.end());
        dictionary.erase(std::unique(dictionary.begin(), dictionary.end()), dictionary.end());
        std::erase(dictionary, "");
        for (const std::string& value : values) {
            const auto place = std::lower_bound(dictionary.begin(), dictionary.end(), value);
            column.codes.push_back(value.empty() ? kMissingCode
                                                 : static_cast<std::uint32_t>(place - dictionary.begin()));
        }
        extract.columns.push_back(std::move(column));
    }
    static Surrogate surrogate(int number) {
        Surrogate result;
        for (int i = 0; i < 4; ++i)
            result.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number >> (8 * i));
        return result;
    }

    std::vector<std::string> extracts() const override {
        std::vector<std::string> names;
        for (const Extract& extract : m_extracts)
            names.push_back(extract.name);
        return names;
    }
    std::vector<StoredColumn> columns(const std::string& extract) const override {
        std::vector<StoredColumn> result;
        for (const Column& column : named(extract).columns)
            result.push_back(column.stored);
        return result;
    }
    std::vector<Surrogate> patients(const std::string& extract) const override {
        return named(extract).patients;
    }
    void readColumn(const std::string& extract, const std::string& name,
                    const std::function<void(const StoredBlock&)>& take) const override {
        constexpr std::size_t kRows = 7;
        for (const Column& column : named(extract).columns) {
            if (column.stored.name != name) continue;
            const std::size_t rows = column.stored.rowCount;
            for (std::size_t begin = 0; begin < rows; begin += kRows) {
                const std::size_t end = std::min(rows, begin + kRows);
                StoredBlock block{
                    .index = begin / kRows, .rowCount = end - begin, .numbers = {}, .codes = {}};
                for (std::size_t i = begin; i < end; ++i) {
                    if (column.stored.isCoded)
                        block.codes.push_back(column.codes[i]);
                    else
                        block.numbers.push_back(column.numbers[i]);
                }
                take(block);
            }
        }
    }

private:
    const Extract& named(const std::string& name) const {
        for (const Extract& extract : m_extracts)
            if (extract.name == name) return extract;
        throw Failure(FailureCode::Damaged, "no such extract");
    }
    std::vector<Extract> m_extracts;
};

} // namespace vignette::test
