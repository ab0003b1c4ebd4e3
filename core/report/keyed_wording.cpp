#include "core/report/keyed_wording.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

using Form = ShownNumber::Form;

/// The level that says that a flag does not hold.
bool isPlainNo(const std::string& levelLabel) {
    const std::string lower = toLowerAscii(trimmed(levelLabel));
    return lower == "no" || lower == "0" || lower == "false" || lower == "none" || lower == "never";
}

bool isAbsence(const ShownStatement& statement) {
    return statement.form == StatementForm::ShareOfLevel && !statement.claim.empty() &&
           isPlainNo(statement.levelLabel);
}

bool isShare(const ShownStatement& statement) {
    return statement.form != StatementForm::MeanOfField;
}

/// A claim that says the label over again ("Has heart failure" of "Heart failure") is shorter as the label.
bool endsWithLabel(const ShownStatement& statement) {
    return toLowerAscii(statement.claim).ends_with(" " + toLowerAscii(statement.label));
}

} // namespace

std::string fillIn(std::string_view text, const std::vector<std::string>& arguments, std::string_view count) {
    std::string filled;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] != '%' || !(next == 'n' || (next >= '1' && next <= '9'))) {
            filled += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(next - '1');
        if (next == 'n')
            filled += count;
        else if (index < arguments.size())
            filled += arguments[index];
        ++i;
    }
    return filled;
}

std::string KeyedWording::statement(const ShownStatement& statement) const {
    if (statement.edit) return statement.edit->text;
    switch (statement.form) {
    case StatementForm::ShareOfClaim:
        return endsWithLabel(statement) ? statement.label : statement.claim;
    case StatementForm::ShareOfLevel:
        if (isAbsence(statement)) {
            const bool isNoun = !statement.label.empty() && isLetter(statement.label.front());
            if (isNoun) return say("statement.without", {insideSentence(statement.label)});
        }
        // "Commercial insurance" says that it is the insurance.
        if (containsWord(statement.levelLabel, statement.label)) return statement.levelLabel;
        return say("statement.level", {statement.label, insideSentence(statement.levelLabel)});
    case StatementForm::MeanOfField:
        break;
    }
    return say("statement.mean", {statement.label});
}

std::string KeyedWording::phrase(const ShownStatement& statement) const {
    if (!isShare(statement)) {
        const bool isAbove = statement.persona.value > statement.others.value;
        return say(isAbove ? "phrase.mean_above" : "phrase.mean_below", {statement.label});
    }
    std::string words = this->statement(statement);
    switch (statement.spread) {
    case SpreadWord::NearlyAll:
    case SpreadWord::Most:
        return words;
    case SpreadWord::AboutHalf:
        return say("phrase.about_half", {insideSentence(words)});
    case SpreadWord::Some:
        return say("phrase.some", {insideSentence(words)});
    case SpreadWord::Few:
        break;
    }
    return say("phrase.few", {insideSentence(words)});
}

std::string KeyedWording::figure(const ShownNumber& number, const ShownStatement& statement) const {
    if (isShare(statement)) return marked(number, "figure.of_100");
    if (!number.hasValue()) return percent(number);
    const std::string value = this->number(number.value, number.decimals);
    return statement.unit.empty() ? value : say("figure.with_unit", {value, statement.unit});
}

std::string KeyedWording::percent(const ShownNumber& number) const {
    return marked(number, "figure.percent");
}

/// The number in the words of `key`, with its "<" or ">", or what stands in its place.
std::string KeyedWording::marked(const ShownNumber& number, std::string_view key) const {
    const auto value = [&] { return say(key, {this->number(number.value, number.decimals)}); };
    switch (number.form) {
    case Form::Value:
        return value();
    case Form::Below:
        return say("figure.below", {value()});
    case Form::Above:
        return say("figure.above", {value()});
    case Form::NearlyAll:
        return say("figure.nearly_all");
    case Form::None:
        return say("figure.none");
    case Form::Withheld:
        break;
    }
    return say("figure.withheld");
}

std::string KeyedWording::people(const ShownNumber& number) const {
    switch (number.form) {
    case Form::Value:
        return say("people.about", {this->number(number.value, 0)});
    case Form::Below:
        return say("people.few", {this->number(number.value, 0)});
    case Form::None:
        return say("people.none");
    default:
        return say("people.withheld");
    }
}

std::string KeyedWording::ageBand(const AgeBand& band) const {
    if (band.high == 0) return say("age.and_over", {std::to_string(band.low)});
    return say("age.band", {std::to_string(band.low), std::to_string(band.high)});
}

std::string KeyedWording::title(const ShownPersona& persona) const {
    if (const PersonaEdit* edit = persona.edit("title")) return edit->text;
    std::vector<std::string> phrases;
    for (const std::string& key : persona.titleKeys)
        if (const ShownStatement* found = persona.find(key)) phrases.push_back(phrase(*found));
    if (phrases.empty()) return say("title.none");
    if (phrases.front().size() > 1 && phrases.front()[0] >= 'a' && phrases.front()[0] <= 'z')
        phrases.front()[0] = static_cast<char>(phrases.front()[0] - 'a' + 'A');
    if (phrases.size() == 1) return phrases.front();
    return say("title.two", {phrases[0], insideSentence(phrases[1])});
}

std::string KeyedWording::name(const ShownPersona& persona) const {
    const PersonaEdit* edit = persona.edit("name");
    return edit ? edit->text : persona.name;
}

} // namespace vignette
