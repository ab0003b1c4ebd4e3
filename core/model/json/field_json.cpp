#include "core/model/json/field_json.h"

namespace vignette {

nlohmann::json toJson(const Field& field) {
    nlohmann::json values = nlohmann::json::array();
    for (const ValueLabel& value : field.values)
        values.push_back({{"code", value.code}, {"label", value.label}});
    return {{"key", field.key},
            {"extract", field.extract},
            {"column", field.column},
            {"label", field.label},
            {"claim", field.claim},
            {"question", field.question},
            {"unit", field.unit},
            {"has_plain_label", field.hasPlainLabel},
            {"kind", toText(field.kind)},
            {"values", values},
            {"yes_code", field.yesCode},
            {"use", toText(field.use)},
            {"use_reason", field.useReason},
            {"form_reason", field.formReason},
            {"direction", toText(field.direction)},
            {"theme", toText(field.theme)},
            {"care", toText(field.care)},
            {"source", toText(field.source)},
            {"item_group", field.itemGroup},
            {"is_reversed_item", field.isReversedItem},
            {"window_days", field.windowDays},
            {"is_edited", field.isEdited}};
}

Field fieldFromJson(const JsonReader& reader) {
    Field field;
    reader.read("key", field.key)
        .read("extract", field.extract)
        .read("column", field.column)
        .read("label", field.label)
        .read("claim", field.claim)
        .read("question", field.question)
        .read("unit", field.unit)
        .read("has_plain_label", field.hasPlainLabel)
        .readEnum("kind", field.kind, fieldKindFromText)
        .readList("values", field.values,
                  [](const JsonReader& item) {
                      ValueLabel value;
                      item.read("code", value.code).read("label", value.label);
                      return value;
                  })
        .read("yes_code", field.yesCode)
        .readEnum("use", field.use, fieldUseFromText)
        .read("use_reason", field.useReason)
        .read("form_reason", field.formReason)
        .readEnum("direction", field.direction, fieldDirectionFromText)
        .readEnum("theme", field.theme, themeFromText)
        .readEnum("care", field.care, fieldCareFromText)
        .readEnum("source", field.source, fieldSourceFromText)
        .read("item_group", field.itemGroup)
        .read("is_reversed_item", field.isReversedItem)
        .read("window_days", field.windowDays)
        .read("is_edited", field.isEdited);
    return field;
}

} // namespace vignette
