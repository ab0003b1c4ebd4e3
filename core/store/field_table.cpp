#include "core/store/field_table.h"

#include "core/base/failure.h"
#include "core/model/json/field_json.h"
#include "core/store/database.h"
#include "core/store/study_file.h"

namespace vignette {

std::vector<Field> FieldTable::all() const {
    const JsonOrigin origin{.code = FailureCode::Damaged, .name = "A field of the study"};
    std::vector<Field> fields;
    SqlStatement row(m_study.database(), "SELECT document FROM field ORDER BY position");
    while (row.step()) {
        const nlohmann::json document = parseJson(row.text(0), origin);
        fields.push_back(fieldFromJson(JsonReader(document, origin)));
    }
    return fields;
}

void FieldTable::replaceAll(const std::vector<Field>& fields) {
    Database& database = m_study.writable();
    Transaction transaction(database);
    database.execute("DELETE FROM field");
    SqlStatement insert(database, "INSERT INTO field (position, key, document) VALUES (?, ?, ?)");
    int position = 0;
    for (const Field& field : fields)
        insert.bind(++position, field.key, jsonText(toJson(field))).run();
    transaction.commit();
}

void FieldTable::update(const Field& field) {
    Database& database = m_study.writable();
    Transaction transaction(database);
    database.run("UPDATE field SET document = ? WHERE key = ?", jsonText(toJson(field)), field.key);
    if (database.changedRows() == 0)
        throw Failure(FailureCode::BadUsage, "The study has no field \"" + field.key + "\".");
    transaction.commit();
}

} // namespace vignette
