#include "core/study/read_back.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/model/screening.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace vignette {

namespace {

void refuseFieldsWithoutColumns(const std::vector<Field>& fields,
                                const std::set<std::pair<std::string, std::string>>& columns) {
    for (const Field& field : fields) {
        const std::string prefix = field.extract + ".";
        const std::string fromKey =
            field.key.starts_with(prefix) ? field.key.substr(prefix.size()) : field.key;
        if (columns.contains({field.extract, field.column}) || columns.contains({field.extract, fromKey}))
            continue;
        throw Failure(FailureCode::Damaged,
                      "The study lists a field \"" + field.key +
                          "\" whose values are not stored. Bring the extract in again.");
    }
}

std::uint64_t missingIn(const StoredBlock& block) {
    const auto numbers = std::count_if(block.numbers.begin(), block.numbers.end(),
                                       [](double number) { return !std::isfinite(number); });
    const auto codes = std::count(block.codes.begin(), block.codes.end(), kMissingCode);
    return static_cast<std::uint64_t>(numbers + codes);
}

} // namespace

std::vector<StoredMissing> readBack(const BlockSource& stored, const std::vector<Field>& fields,
                                    Progress& progress) {
    std::vector<StoredColumn> columns;
    std::set<std::pair<std::string, std::string>> names;
    for (const std::string& extract : stored.extracts()) {
        for (StoredColumn& column : stored.columns(extract)) {
            names.emplace(extract, column.name);
            columns.push_back(std::move(column));
        }
    }
    refuseFieldsWithoutColumns(fields, names);
    progress.begin("load", columns.size());
    for (const std::string& extract : stored.extracts()) {
        progress.checkpoint();
        stored.patients(extract);
    }
    std::vector<StoredMissing> counts(columns.size());
    parallelTasks(columns.size(), [&](std::size_t i) {
        counts[i].extract = columns[i].extract;
        counts[i].column = columns[i].name;
        stored.readColumn(columns[i].extract, columns[i].name, [&](const StoredBlock& block) {
            progress.checkpoint();
            counts[i].rows += block.rowCount;
            counts[i].missing += missingIn(block);
        });
        progress.advance(1);
    });
    return counts;
}

} // namespace vignette
