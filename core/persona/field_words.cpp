#include "core/persona/field_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <initializer_list>

namespace vignette {

namespace {

bool hasAnyWord(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return containsWord(text, word); });
}

std::string wordsOf(const Field& field) {
    return field.label + " . " + field.claim;
}

bool isOneOf(const std::string& text, std::initializer_list<const char*> words) {
    const std::string lower = toLowerAscii(trimmed(text));
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return lower == word; });
}

bool meansFemale(const std::string& text) {
    return isOneOf(text, {"female", "woman", "women", "females", "girl", "f"});
}
bool meansMale(const std::string& text) {
    return isOneOf(text, {"male", "man", "men", "males", "boy", "m"});
}

const std::string* otherCode(const Field& field, const std::string& code) {
    if (field.values.size() != 2) return nullptr;
    return field.values[0].code == code ? &field.values[1].code : &field.values[0].code;
}

} // namespace

bool isAgeField(const Field& field) {
    if (field.theme != Theme::Demographic) return false;
    const bool isMeasured = field.kind == FieldKind::Number || field.kind == FieldKind::Count;
    if (isMeasured) return hasAnyWord(field.unit, {"years", "year"}) || containsWord(field.label, "age");
    if (field.kind != FieldKind::Ordered) return false;
    std::size_t bands = 0;
    for (const ValueLabel& value : field.values)
        if (ageRangeOf(value.label)) ++bands;
    return containsWord(field.label, "age") && bands * 4 >= field.values.size() * 3 && bands > 0;
}

std::optional<YearRange> ageRangeOf(const std::string& label) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < label.size();) {
        if (!isDigit(label[i])) {
            ++i;
            continue;
        }
        int number = 0;
        std::size_t digits = 0;
        for (; i < label.size() && isDigit(label[i]); ++i, ++digits)
            number = digits < 4 ? number * 10 + (label[i] - '0') : number;
        numbers.push_back(number);
    }
    const auto isAge = [](int number) { return number <= 120; };
    if (numbers.empty() || numbers.size() > 2 || !std::all_of(numbers.begin(), numbers.end(), isAge))
        return std::nullopt;
    if (numbers.size() == 2)
        return numbers[0] <= numbers[1] ? std::optional(YearRange{numbers[0], numbers[1]}) : std::nullopt;
    const bool isOpenAbove =
        hasAnyWord(label, {"older", "over", "above", "more", "plus"}) || label.find('+') != std::string::npos;
    if (isOpenAbove) return YearRange{numbers[0], 0};
    if (hasAnyWord(label, {"under", "below", "younger", "less"}))
        return YearRange{0, std::max(0, numbers[0] - 1)};
    return std::nullopt;
}

std::optional<SexLevels> sexLevelsOf(const Field& field) {
    if (field.kind != FieldKind::Flag && field.kind != FieldKind::Category) return std::nullopt;
    SexLevels levels;
    for (const ValueLabel& value : field.values) {
        if (meansFemale(value.label)) levels.female = value.code;
        if (meansMale(value.label)) levels.male = value.code;
    }
    if (!levels.female.empty() && !levels.male.empty()) return levels;
    levels = {};
    if (field.kind != FieldKind::Flag || field.theme != Theme::Demographic) return std::nullopt;
    const std::string* no = otherCode(field, field.yesCode);
    if (!no) return std::nullopt;
    if (meansFemale(field.label) || hasAnyWord(field.claim, {"woman", "female"})) {
        levels.female = field.yesCode;
        levels.male = *no;
    } else if (meansMale(field.label) || hasAnyWord(field.claim, {"man", "male"})) {
        levels.male = field.yesCode;
        levels.female = *no;
    } else {
        return std::nullopt;
    }
    return levels;
}

bool isAboutLanguage(const Field& field) {
    return hasAnyWord(wordsOf(field), {"language", "languages", "english", "interpreter"});
}

bool isAboutCost(const Field& field) {
    const bool isOwnView = field.theme == Theme::Barriers || field.theme == Theme::Needs ||
                           field.theme == Theme::Preferences || field.theme == Theme::Attitudes ||
                           field.theme == Theme::Economic || field.theme == Theme::Demographic;
    if (isOwnView) return false;
    return field.unit.find('$') != std::string::npos ||
           hasAnyWord(field.unit, {"usd", "dollars", "eur", "euro"}) ||
           hasAnyWord(field.label,
                      {"cost", "costs", "charge", "charges", "spending", "allowed amount", "amount paid"});
}

bool isNegative(const std::string& levelLabel) {
    const std::string first = toLowerAscii(levelLabel.substr(0, levelLabel.find_first_of(" ,;:-")));
    return first.starts_with("un") || first.starts_with("non") ||
           isOneOf(first,
                   {"no", "not", "none", "never", "without", "little", "lack", "poor", "low", "few", "out"});
}

bool hasPlainAbsence(const Field& field) {
    const bool isTrait = field.theme == Theme::Conditions || field.theme == Theme::Functional ||
                         field.theme == Theme::Habits || field.theme == Theme::UseOfCare ||
                         field.theme == Theme::Social || field.theme == Theme::Economic ||
                         field.theme == Theme::Measurements || field.theme == Theme::Outcome ||
                         field.theme == Theme::Digital;
    return isTrait && !field.label.empty() && isLetter(field.label.front()) && !isNegative(field.label);
}

bool isBlameful(const Field& field) {
    return hasAnyWord(wordsOf(field),
                      {"missed",        "no-show",      "no-shows",  "non-adherent", "nonadherent",
                       "non-compliant", "noncompliant", "refused",   "obese",        "obesity",
                       "overweight",    "weight",       "body mass", "bmi",          "drinker",
                       "drinking",      "drinks",       "alcohol",   "drugs",        "frequent",
                       "smoker",        "smokes",       "smoking",   "overdue",      "frail"});
}

bool isUninformative(const std::string& levelLabel) {
    return hasAnyWord(levelLabel,
                      {"unknown", "refused", "declined", "other", "missing", "not stated", "not asked",
                       "don't know", "not sure", "not applicable", "no answer", "unspecified"}) ||
           trimmed(levelLabel).empty();
}

Aid aidOf(const Field& field) {
    if (field.kind != FieldKind::Flag) return Aid::None;
    const std::string words = wordsOf(field);
    if (hasAnyWord(words, {"hearing aid", "hearing aids"})) return Aid::HearingAid;
    if (hasAnyWord(words, {"home oxygen", "nasal oxygen", "oxygen therapy", "oxygen at home"}))
        return Aid::NasalOxygen;
    if (hasAnyWord(words, {"wheelchair"})) return Aid::Wheelchair;
    return Aid::None;
}

} // namespace vignette
