#include "core/model/json/privacy_record_json.h"

namespace vignette {

namespace {

nlohmann::json dateJson(const std::optional<Date>& date) {
    return date ? nlohmann::json(date->iso()) : nlohmann::json(nullptr);
}

std::optional<Date> dateFrom(const JsonReader& reader, const char* key) {
    std::optional<std::string> text;
    reader.read(key, text);
    if (!text) return std::nullopt;
    const std::optional<Date> date = parseDate(*text, DateFormat::IsoDash);
    constexpr std::size_t kIsoLength = 10;
    if (!date || text->size() != kIsoLength) reader.wrong(key, "a date such as 2024-12-31");
    return date;
}

} // namespace

nlohmann::json toJson(const ExpertDetermination& record) {
    return {{"expert", record.expert},       {"credentials", record.credentials},
            {"date", dateJson(record.date)}, {"method", record.method},
            {"statement", record.statement}, {"expiry", dateJson(record.expiry)}};
}

ExpertDetermination expertDeterminationFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    const JsonReader reader(value, origin);
    ExpertDetermination record;
    reader.read("expert", record.expert)
        .read("credentials", record.credentials)
        .read("method", record.method)
        .read("statement", record.statement);
    record.date = dateFrom(reader, "date");
    record.expiry = dateFrom(reader, "expiry");
    return record;
}

nlohmann::json toJson(const LimitedDataSet& record) {
    return {{"recipient", record.recipient},
            {"agreement_date", dateJson(record.agreementDate)},
            {"purpose", record.purpose},
            {"reason", record.reason}};
}

LimitedDataSet limitedDataSetFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    const JsonReader reader(value, origin);
    LimitedDataSet record;
    reader.read("recipient", record.recipient).read("purpose", record.purpose).read("reason", record.reason);
    record.agreementDate = dateFrom(reader, "agreement_date");
    return record;
}

nlohmann::json toJson(const PrivacyRecords& records) {
    nlohmann::json json = nlohmann::json::object();
    if (records.expert) json["expert_determination"] = toJson(*records.expert);
    if (records.limited) json["limited_data_set"] = toJson(*records.limited);
    return json;
}

PrivacyRecords privacyRecordsFromJson(const nlohmann::json& value, const JsonOrigin& origin) {
    PrivacyRecords records;
    if (value.contains("expert_determination"))
        records.expert = expertDeterminationFromJson(value.at("expert_determination"), origin);
    if (value.contains("limited_data_set"))
        records.limited = limitedDataSetFromJson(value.at("limited_data_set"), origin);
    return records;
}

} // namespace vignette
