#include "core/study/read_back.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"

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

} // namespace

void readBack(const BlockSource& stored, const std::vector<Field>& fields, Progress& progress) {
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
    parallelTasks(columns.size(), [&](std::size_t i) {
        stored.readColumn(columns[i].extract, columns[i].name,
                          [&](const StoredBlock&) { progress.checkpoint(); });
        progress.advance(1);
    });
}

} // namespace vignette
