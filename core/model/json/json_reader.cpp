#include "core/model/json/json_reader.h"

#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr int kDeepest = 64;

const nlohmann::json& emptyObject() {
    static const nlohmann::json empty = nlohmann::json::object();
    return empty;
}

/// A whole number that fits, whether it was written as 3 or 3.0.
template<typename Number> std::optional<Number> wholeNumber(const nlohmann::json& value) {
    if (value.is_number_unsigned()) {
        const std::uint64_t number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) return std::nullopt;
        return static_cast<Number>(number);
    }
    if (value.is_number_integer()) {
        const std::int64_t number = value.get<std::int64_t>();
        if (number < 0 && !std::numeric_limits<Number>::is_signed) return std::nullopt;
        if (number < static_cast<std::int64_t>(std::numeric_limits<Number>::min())) return std::nullopt;
        return static_cast<Number>(number);
    }
    return std::nullopt;
}

} // namespace

nlohmann::json parseJson(std::string_view text, const JsonOrigin& origin) {
    const auto limitDepth = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json&) {
        const bool isOpening = event == nlohmann::json::parse_event_t::object_start ||
                               event == nlohmann::json::parse_event_t::array_start;
        if (isOpening && depth >= kDeepest)
            throw Failure(origin.code, origin.name + " is nested more than 64 levels deep.");
        return true;
    };
    try {
        return nlohmann::json::parse(text, limitDepth);
    } catch (const nlohmann::json::exception&) {
        throw Failure(origin.code, origin.name + " is not valid JSON.");
    }
}

std::string jsonText(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string indentedJsonText(const nlohmann::json& value) {
    return value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

JsonReader::JsonReader(const nlohmann::json& object, JsonOrigin origin, std::string where)
    : m_object(&object), m_origin(std::move(origin)), m_where(std::move(where)) {
    if (object.is_object()) return;
    throw Failure(m_origin.code, m_where.empty()
                                     ? m_origin.name + " must be an object in braces."
                                     : m_origin.name + ": \"" + m_where + "\" must be an object in braces.");
}

void JsonReader::wrong(const char* key, const char* expected) const {
    const std::string place = m_where.empty() ? key : m_where + "." + key;
    throw Failure(m_origin.code, m_origin.name + ": \"" + place + "\" must be " + expected + ".");
}

const nlohmann::json* JsonReader::find(const char* key) const {
    const auto found = m_object->find(key);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

JsonReader JsonReader::object(const char* key) const {
    const nlohmann::json* value = find(key);
    return {value ? *value : emptyObject(), m_origin, m_where.empty() ? key : m_where + "." + key};
}

std::vector<JsonReader> JsonReader::items(const char* key) const {
    std::vector<JsonReader> readers;
    const nlohmann::json* value = find(key);
    if (!value) return readers;
    if (!value->is_array()) wrong(key, "a list");
    const std::string place = m_where.empty() ? key : m_where + "." + key;
    for (std::size_t i = 0; i < value->size(); ++i)
        readers.emplace_back((*value)[i], m_origin, place + "[" + std::to_string(i) + "]");
    return readers;
}

std::vector<std::string> JsonReader::keys(const char* key) const {
    std::vector<std::string> names;
    const nlohmann::json* value = find(key);
    if (!value) return names;
    if (!value->is_object()) wrong(key, "an object in braces");
    for (auto entry = value->begin(); entry != value->end(); ++entry)
        names.push_back(entry.key());
    return names;
}

const JsonReader& JsonReader::read(const char* key, std::string& out) const {
    if (const nlohmann::json* value = find(key)) {
        if (!value->is_string()) wrong(key, "a text");
        out = value->get<std::string>();
    }
    return *this;
}

const JsonReader& JsonReader::read(const char* key, bool& out) const {
    if (const nlohmann::json* value = find(key)) {
        if (!value->is_boolean()) wrong(key, "true or false");
        out = value->get<bool>();
    }
    return *this;
}

const JsonReader& JsonReader::read(const char* key, char& out) const {
    std::string text(1, out);
    read(key, text);
    if (text.size() != 1) wrong(key, "one plain character");
    out = text[0];
    return *this;
}

namespace {

template<typename Number>
const JsonReader& readWhole(const JsonReader& reader, const char* key, Number& out) {
    if (const nlohmann::json* value = reader.find(key)) {
        const std::optional<Number> number = wholeNumber<Number>(*value);
        if (!number) reader.wrong(key, "a whole number in range");
        out = *number;
    }
    return reader;
}

} // namespace

const JsonReader& JsonReader::read(const char* key, int& out) const {
    return readWhole(*this, key, out);
}
const JsonReader& JsonReader::read(const char* key, std::uint32_t& out) const {
    return readWhole(*this, key, out);
}
const JsonReader& JsonReader::read(const char* key, std::uint64_t& out) const {
    return readWhole(*this, key, out);
}
const JsonReader& JsonReader::read(const char* key, std::int64_t& out) const {
    return readWhole(*this, key, out);
}

const JsonReader& JsonReader::read(const char* key, double& out) const {
    const auto found = m_object->find(key);
    if (found == m_object->end()) return *this;
    if (found->is_null()) {
        out = std::nan("");
    } else {
        if (!found->is_number()) wrong(key, "a number");
        out = found->get<double>();
    }
    return *this;
}

const JsonReader& JsonReader::read(const char* key, std::vector<std::string>& out) const {
    const nlohmann::json* value = find(key);
    if (!value) return *this;
    if (!value->is_array()) wrong(key, "a list of texts");
    out.clear();
    for (const nlohmann::json& item : *value) {
        if (!item.is_string()) wrong(key, "a list of texts");
        out.push_back(item.get<std::string>());
    }
    return *this;
}

const JsonReader& JsonReader::read(const char* key, std::vector<double>& out) const {
    const nlohmann::json* value = find(key);
    if (!value) return *this;
    if (!value->is_array()) wrong(key, "a list of numbers");
    out.clear();
    for (const nlohmann::json& item : *value) {
        if (!item.is_number() && !item.is_null()) wrong(key, "a list of numbers");
        out.push_back(item.is_null() ? std::nan("") : item.get<double>());
    }
    return *this;
}

const JsonReader& JsonReader::read(const char* key, std::vector<std::uint64_t>& out) const {
    const nlohmann::json* value = find(key);
    if (!value) return *this;
    if (!value->is_array()) wrong(key, "a list of whole numbers");
    out.clear();
    for (const nlohmann::json& item : *value) {
        const std::optional<std::uint64_t> number = wholeNumber<std::uint64_t>(item);
        if (!number) wrong(key, "a list of whole numbers");
        out.push_back(*number);
    }
    return *this;
}

} // namespace vignette
