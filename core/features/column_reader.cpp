#include "core/features/column_reader.h"

#include "core/base/text.h"
#include "core/model/screening.h"

#include <cmath>
#include <limits>
#include <map>

namespace vignette {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

bool holdsNumbers(FieldKind kind) {
    return kind == FieldKind::Number || kind == FieldKind::Count || kind == FieldKind::Year;
}

/// Finds a level's place in Field::values, adding it to a Category.
class LevelFinder {
public:
    explicit LevelFinder(Field& field) : m_field(field) {
        for (std::size_t i = 0; i < field.values.size() && i < kNoLevel; ++i)
            m_places.emplace(field.values[i].code, static_cast<std::uint16_t>(i));
    }

    std::uint16_t find(const std::string& code) {
        const auto found = m_places.find(code);
        if (found != m_places.end()) return found->second;
        if (m_field.kind != FieldKind::Category || m_field.values.size() >= kNoLevel) return kNoLevel;
        const auto place = static_cast<std::uint16_t>(m_field.values.size());
        m_field.values.push_back({.code = code, .label = code});
        m_places.emplace(code, place);
        return place;
    }

private:
    Field& m_field;
    std::map<std::string, std::uint16_t> m_places;
};

/// Calls take(patient, position in the block, block) for every stored row that counts.
template<typename Take> void eachRow(const ColumnRequest& request, const Take& take) {
    std::size_t row = 0;
    request.source->readColumn(request.stored->extract, request.stored->name, [&](const StoredBlock& block) {
        for (std::size_t i = 0; i < block.rowCount; ++i, ++row) {
            const std::uint32_t patient = request.join->patientOfRow.at(row);
            if (patient != RowJoin::kNobody) take(patient, i, block);
        }
    });
}

std::vector<double> readNumbers(const ColumnRequest& request) {
    std::vector<double> parsed;
    for (const std::string& text : request.stored->dictionary)
        parsed.push_back(parseNumber(text).value_or(kMissing));
    const std::size_t patients = request.join->isKnown.size();
    std::vector<double> numbers(patients, kMissing);
    eachRow(request, [&](std::uint32_t patient, std::size_t i, const StoredBlock& block) {
        double value = kMissing;
        if (!block.numbers.empty())
            value = block.numbers[i];
        else if (block.codes[i] != kMissingCode)
            value = parsed.at(block.codes[i]);
        numbers[patient] = std::isfinite(value) ? value + 0.0 : kMissing; // + 0.0: no negative zero
    });
    for (std::size_t patient = 0; request.zeroWhereUnknown && patient < patients; ++patient)
        if (!request.join->isKnown[patient]) numbers[patient] = 0.0;
    return numbers;
}

std::vector<std::uint16_t> readLevels(const ColumnRequest& request, Field& field) {
    LevelFinder finder(field);
    std::vector<std::uint16_t> ofCode;
    for (const std::string& text : request.stored->dictionary)
        ofCode.push_back(finder.find(text));
    // Numbers that stand for levels: new ones are collected first, so that their order is that of the
    // numbers and not that of the rows.
    std::map<double, std::uint16_t> ofNumber;
    eachRow(request, [&](std::uint32_t, std::size_t i, const StoredBlock& block) {
        if (!block.numbers.empty() && std::isfinite(block.numbers[i])) ofNumber[block.numbers[i]] = kNoLevel;
    });
    for (auto& [number, level] : ofNumber)
        level = finder.find(levelCodeOf(number));

    const std::size_t patients = request.join->isKnown.size();
    std::vector<std::uint16_t> levels(patients, kNoLevel);
    eachRow(request, [&](std::uint32_t patient, std::size_t i, const StoredBlock& block) {
        if (!block.numbers.empty())
            levels[patient] = std::isfinite(block.numbers[i]) ? ofNumber.at(block.numbers[i]) : kNoLevel;
        else if (block.codes[i] != kMissingCode)
            levels[patient] = ofCode.at(block.codes[i]);
    });
    if (request.zeroWhereUnknown) {
        const std::uint16_t zero = finder.find("0");
        for (std::size_t patient = 0; patient < patients; ++patient)
            if (!request.join->isKnown[patient]) levels[patient] = zero;
    }
    return levels;
}

} // namespace

std::string levelCodeOf(double number) {
    return shortest(number + 0.0);
}

DataColumn readDataColumn(const ColumnRequest& request, Field& field) {
    DataColumn column;
    if (holdsNumbers(field.kind))
        column.numbers = readNumbers(request);
    else
        column.levels = readLevels(request, field);
    return column;
}

} // namespace vignette
