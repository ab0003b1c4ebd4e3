#pragma once

#include "core/base/text.h"
#include "core/model/extract.h"
#include "core/model/identifier.h"
#include "core/model/raw_batch.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace vignette::testing_aids {

/// A table written down in a test, with the survey a reader would make of it (simple rules of its own, so
/// that these tests need no reader).
struct SmallTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

inline ColumnType guessType(const ColumnSurvey& column, bool isWhole, bool hasLeadingZero, bool isIsoDate) {
    if (column.valueCount == 0) return ColumnType::Empty;
    if (isIsoDate) return ColumnType::Date;
    if (column.numberCount == column.valueCount && !hasLeadingZero)
        return isWhole ? ColumnType::Integer : ColumnType::Number;
    if (column.meanWords > 5) return ColumnType::Text;
    if (column.valueCount >= 20 && column.distinctCount * 100 >= column.valueCount * 98)
        return ColumnType::Unique;
    if (hasLeadingZero) return ColumnType::Code;
    return column.distinctCount == 2 ? ColumnType::Flag : ColumnType::Category;
}

inline ColumnSurvey surveyColumn(const SmallTable& table, std::size_t index,
                                 const ColumnScannerFactory& scanners) {
    ColumnSurvey column;
    column.name = table.header[index];
    column.missingTokens = {{"", 0}, {"NA", 0}};
    std::map<std::string, std::uint64_t> levels;
    bool isWhole = true;
    bool hasLeadingZero = false;
    bool isIsoDate = true;
    double words = 0;
    const auto scanner = scanners ? scanners(column.name) : nullptr;
    for (const auto& row : table.rows) {
        const std::string text(trimmed(row[index]));
        if (const auto token = column.missingTokens.find(text); token != column.missingTokens.end()) {
            ++token->second;
            ++column.missingCount;
            continue;
        }
        ++column.valueCount;
        ++levels[text];
        words += 1.0 + static_cast<double>(std::ranges::count(text, ' '));
        column.longestBytes = std::max<std::uint64_t>(column.longestBytes, text.size());
        if (const auto number = parseNumber(text)) {
            ++column.numberCount;
            isWhole = isWhole && text.find('.') == std::string::npos;
            hasLeadingZero |= text.size() > 1 && text[0] == '0' && text[1] != '.';
            column.minimum = std::min(column.minimum.value_or(*number), *number);
            column.maximum = std::max(column.maximum.value_or(*number), *number);
        }
        const auto date = parseDate(text, DateFormat::IsoDash);
        isIsoDate = isIsoDate && date;
        if (date) {
            column.firstDate = std::min(column.firstDate.value_or(*date), *date);
            column.lastDate = std::max(column.lastDate.value_or(*date), *date);
        }
    }
    for (const auto& [text, count] : levels) {
        column.levels.push_back({text, count});
        if (scanner) scanner->look(text, count);
    }
    column.distinctCount = levels.size();
    column.hasAllLevels = true;
    if (column.valueCount > 0) column.meanWords = words / static_cast<double>(column.valueCount);
    column.type = guessType(column, isWhole, hasLeadingZero, isIsoDate && column.valueCount > 0);
    if (column.type == ColumnType::Date) column.dateFormat = DateFormat::IsoDash;
    if (scanner) column.findings = scanner->findings();
    return column;
}

inline ExtractSurvey surveyOf(const SmallTable& table, const ColumnScannerFactory& scanners = {}) {
    ExtractSurvey survey;
    survey.source.name = "table.csv";
    survey.rowCount = table.rows.size();
    for (std::size_t i = 0; i < table.header.size(); ++i)
        survey.columns.push_back(surveyColumn(table, i, scanners));
    return survey;
}

/// The rows in blocks of `blockRows`. The views point into `table`, which must outlive the batches.
inline std::vector<RawBatch> batchesOf(const SmallTable& table, std::size_t blockRows) {
    std::vector<RawBatch> batches;
    for (std::size_t begin = 0; begin < table.rows.size(); begin += blockRows) {
        RawBatch batch;
        batch.index = batches.size();
        batch.rowCount = std::min(blockRows, table.rows.size() - begin);
        batch.columns.resize(table.header.size());
        for (std::size_t row = begin; row < begin + batch.rowCount; ++row)
            for (std::size_t c = 0; c < table.header.size(); ++c)
                batch.columns[c].push_back(table.rows[row][c]);
        batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace vignette::testing_aids
