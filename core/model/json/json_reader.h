#pragma once

#include "core/base/failure.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Whose fault wrong JSON is, and what to call it in the message: a study's own text is Damaged, a `--plan`
/// file is BadUsage.
struct JsonOrigin {
    FailureCode code = FailureCode::Damaged;
    std::string name = "The study's own record";
};

/// Parses text of at most 64 nested levels. Throws Failure(origin.code).
nlohmann::json parseJson(std::string_view text, const JsonOrigin& origin);
/// One line, or indented for people. Bytes that are not UTF-8 become U+FFFD; NaN becomes null.
std::string jsonText(const nlohmann::json& value);
std::string indentedJsonText(const nlohmann::json& value);

/// Reads the keys of one object into plain values. A key that is absent leaves the value as it was; unknown
/// keys are ignored; a value of the wrong type throws Failure(origin.code) naming the key and never its
/// value.
class JsonReader {
public:
    JsonReader(const nlohmann::json& object, JsonOrigin origin, std::string where = {});

    const JsonReader& read(const char* key, std::string& out) const;
    const JsonReader& read(const char* key, bool& out) const;
    const JsonReader& read(const char* key, char& out) const; ///< a text of one byte
    const JsonReader& read(const char* key, int& out) const;
    const JsonReader& read(const char* key, std::uint32_t& out) const;
    const JsonReader& read(const char* key, std::uint64_t& out) const;
    const JsonReader& read(const char* key, std::int64_t& out) const;
    const JsonReader& read(const char* key, double& out) const; ///< null reads as NaN
    const JsonReader& read(const char* key, std::vector<std::string>& out) const;
    const JsonReader& read(const char* key, std::vector<double>& out) const;
    const JsonReader& read(const char* key, std::vector<std::uint64_t>& out) const;
    /// Null reads as empty.
    template<typename T> const JsonReader& read(const char* key, std::optional<T>& out) const {
        if (!has(key)) return *this;
        out.reset();
        if (!find(key)) return *this;
        T value{};
        read(key, value);
        out = value;
        return *this;
    }
    /// A word of an enum, through its …FromText.
    template<typename Enum>
    const JsonReader& readEnum(const char* key, Enum& out, Enum (*fromText)(const std::string&)) const {
        std::string word;
        if (!find(key)) return *this;
        read(key, word);
        out = checked(key, [&] { return fromText(word); });
        return *this;
    }
    /// An array of objects, each read by `one(reader)`.
    template<typename T, typename One>
    const JsonReader& readList(const char* key, std::vector<T>& out, One one) const {
        out.clear();
        for (const JsonReader& item : items(key))
            out.push_back(one(item));
        return *this;
    }

    bool has(const char* key) const { return m_object->contains(key); }
    /// The value, or null when absent or null.
    const nlohmann::json* find(const char* key) const;
    /// The object under the key; an empty object when absent.
    JsonReader object(const char* key) const;
    std::vector<JsonReader> items(const char* key) const;
    /// The keys of the object under the key; none when absent.
    std::vector<std::string> keys(const char* key) const;

    /// Runs work that may find the value wrong; its Failure is thrown again with the key's name.
    template<typename Work> auto checked(const char* key, Work work) const {
        try {
            return work();
        } catch (const Failure&) {
            wrong(key, "a word this version knows");
        }
    }
    [[noreturn]] void wrong(const char* key, const char* expected) const;

private:
    const nlohmann::json* m_object;
    JsonOrigin m_origin;
    std::string m_where;
};

} // namespace vignette
