#include "core/features/ordered_scales.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace vignette {

namespace {

constexpr double kJust = 1e-6; ///< "under 5" sorts before "5 to 9", "over 5" after

std::string normalised(const std::string& level) {
    return toLowerAscii(trimmed(level));
}

bool startsWithAny(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text.starts_with(word); });
}

/// A number at the front of `text`, thousands commas allowed; removes it.
std::optional<double> takeNumber(std::string& text) {
    std::string digits;
    std::size_t i = 0;
    while (i < text.size() && (isDigit(text[i]) || (text[i] == '.' && !digits.empty()) ||
                               (text[i] == ',' && i + 1 < text.size() && isDigit(text[i + 1]))))
        digits += text[i] == ',' ? std::string() : std::string(1, text[i]), ++i;
    const std::optional<double> number = parseNumber(digits);
    if (number) text.erase(0, i);
    return number;
}

std::string withoutFrontMarks(std::string text) {
    std::size_t i = 0;
    while (i < text.size() && (text[i] == '$' || text[i] == '[' || text[i] == '(' || isBlank(text[i])))
        ++i;
    return text.substr(i);
}

/// What follows the first number makes it a range: "-24", "to 24", "+", "or older", ") ...".
bool continuesRange(const std::string& rest) {
    const std::string text = std::string(trimmed(rest));
    if (text.starts_with("+") || startsWithAny(text, {"or ", "and ", "years and", "years or"})) return true;
    std::string after = text;
    if (text.starts_with("-"))
        after = text.substr(1);
    else if (startsWithAny(text, {"\xE2\x80\x93", "to "})) // en dash
        after = text.substr(3);
    else
        return false;
    after = withoutFrontMarks(after);
    return takeNumber(after).has_value() || after.starts_with("<") || after.empty();
}

std::optional<std::vector<std::string>> orderByRange(const std::vector<std::string>& levels) {
    std::vector<std::pair<double, std::string>> starts;
    std::size_t ranges = 0;
    for (const std::string& level : levels) {
        std::optional<double> start = rangeStart(level);
        ranges += start ? 1U : 0U;
        if (!start) start = parseNumber(level);
        if (!start) return std::nullopt;
        starts.emplace_back(*start, level);
    }
    if (ranges < 2 || 2 * ranges < levels.size()) return std::nullopt;
    std::sort(starts.begin(), starts.end());
    std::vector<std::string> order;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (i > 0 && starts[i].first == starts[i - 1].first) return std::nullopt;
        order.push_back(starts[i].second);
    }
    return order;
}

} // namespace

bool isNonAnswer(const std::string& level) {
    static const std::set<std::string> kNonAnswers = {"unknown",
                                                      "don't know",
                                                      "dont know",
                                                      "do not know",
                                                      "not known",
                                                      "refused",
                                                      "refuse",
                                                      "not sure",
                                                      "prefer not to say",
                                                      "declined",
                                                      "declined to say",
                                                      "not asked",
                                                      "missing",
                                                      "not stated",
                                                      "no answer",
                                                      "not applicable",
                                                      "n/a",
                                                      "na",
                                                      "unsure",
                                                      "no response",
                                                      "unspecified"};
    return kNonAnswers.contains(normalised(level));
}

std::optional<double> rangeStart(const std::string& level) {
    std::string text = withoutFrontMarks(normalised(level));
    static constexpr std::array<const char*, 7> kBelow = {"<=",     "<",      "under ",     "less than ",
                                                          "below ", "up to ", "fewer than "};
    static constexpr std::array<const char*, 6> kAbove = {">=",         ">",      "over ",
                                                          "more than ", "above ", "older than "};
    const auto after = [&](const char* word) {
        std::string rest = withoutFrontMarks(text.substr(std::string_view(word).size()));
        return takeNumber(rest);
    };
    for (const char* word : kBelow)
        if (text.starts_with(word)) {
            const std::optional<double> number = after(word);
            return number ? std::optional(*number - kJust * (1.0 + std::abs(*number))) : std::nullopt;
        }
    for (const char* word : kAbove)
        if (text.starts_with(word)) {
            const std::optional<double> number = after(word);
            return number ? std::optional(*number + kJust * (1.0 + std::abs(*number))) : std::nullopt;
        }
    const std::optional<double> number = takeNumber(text);
    return number && continuesRange(text) ? number : std::nullopt;
}

OrderedScales::OrderedScales(const ReferenceTable& table) {
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        std::map<std::string, std::size_t> places;
        std::size_t place = 0;
        for (const std::string& level : split(table.at(row, "levels"), '|')) {
            for (const std::string& wording : split(level, '/'))
                places.emplace(std::string(trimmed(wording)), place);
            ++place;
        }
        m_scales.push_back(std::move(places));
    }
}

const OrderedScales& OrderedScales::bundled() {
    static const OrderedScales scales(ReferenceTable::bundled("ordered_scales"));
    return scales;
}

std::optional<std::vector<std::string>> OrderedScales::orderOf(const std::vector<std::string>& levels) const {
    std::vector<std::string> answers;
    for (const std::string& level : levels)
        if (!isNonAnswer(level)) answers.push_back(level);
    if (answers.size() < 3) return std::nullopt;
    for (const auto& scale : m_scales) {
        std::map<std::size_t, std::string> placed;
        for (const std::string& level : answers) {
            const auto found = scale.find(normalised(level));
            if (found != scale.end()) placed.emplace(found->second, level);
        }
        if (placed.size() != answers.size()) continue;
        std::vector<std::string> order;
        for (const auto& entry : placed)
            order.push_back(entry.second);
        return order;
    }
    return orderByRange(answers);
}

} // namespace vignette
