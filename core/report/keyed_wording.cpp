#include "core/report/keyed_wording.h"

#include <cassert>

namespace vignette {

using Form = ShownNumber::Form;

std::string fillIn(std::string_view text, const std::vector<std::string>& arguments, std::string_view count) {
    std::string filled;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] == '%' && next >= '1' && next <= '9') {
            const auto index = static_cast<std::size_t>(next - '1');
            if (index < arguments.size()) filled += arguments[index];
            ++i;
        } else if (text[i] == '%' && next == 'n') {
            filled += count;
            ++i;
        } else {
            filled += text[i];
        }
    }
    return filled;
}

std::string KeyedWording::statement(const ShownStatement& statement) const {
    switch (statement.form) {
    case StatementForm::ShareOfClaim:
        return say("statement.claim", {statement.claim.empty() ? statement.label : statement.claim});
    case StatementForm::ShareOfLevel:
        return say("statement.level", {statement.label, statement.levelLabel});
    case StatementForm::MeanOfField:
        break;
    }
    return say("statement.mean", {statement.label});
}

std::string KeyedWording::phrase(const ShownStatement& statement) const {
    if (statement.edit) return statement.edit->text;
    if (statement.form == StatementForm::MeanOfField) {
        const bool isMore = statement.persona.value >= statement.others.value;
        return say(isMore ? "phrase.more" : "phrase.less", {insideSentence(statement.label)});
    }
    const std::string plain = insideSentence(this->statement(statement));
    switch (statement.spread) {
    case SpreadWord::NearlyAll:
    case SpreadWord::Most:
        return plain;
    case SpreadWord::AboutHalf:
        return say("phrase.about_half", {plain});
    case SpreadWord::Some:
        return say("phrase.some", {plain});
    case SpreadWord::Few:
        break;
    }
    return say("phrase.few", {plain});
}

std::string KeyedWording::figure(const ShownNumber& shown, const ShownStatement& statement) const {
    const bool isMean = statement.form == StatementForm::MeanOfField;
    switch (shown.form) {
    case Form::Value:
        if (!isMean) return say("figure.of_100", {number(shown.value, shown.decimals)});
        if (statement.unit.empty()) return say("figure.mean", {number(shown.value, shown.decimals)});
        return say("figure.mean.unit", {number(shown.value, shown.decimals), statement.unit});
    case Form::Below:
        return say("figure.below", {number(shown.value, shown.decimals)});
    case Form::Above:
        return say("figure.above", {number(shown.value, shown.decimals)});
    case Form::NearlyAll:
        return say("figure.nearly_all");
    case Form::None:
        return say("figure.none");
    case Form::Withheld:
        break;
    }
    return say("figure.withheld");
}

std::string KeyedWording::people(const ShownNumber& shown) const {
    switch (shown.form) {
    case Form::Value:
        return say("people.about", {number(shown.value, 0)});
    case Form::Below:
        return say("people.fewer", {number(shown.value, 0)});
    case Form::Above:
        return say("people.over", {number(shown.value, 0)});
    case Form::None:
        return say("people.none");
    default:
        break;
    }
    return say("figure.withheld");
}

std::string KeyedWording::percent(const ShownNumber& shown) const {
    switch (shown.form) {
    case Form::Value:
        return say("percent.value", {number(shown.value, shown.decimals)});
    case Form::Below:
        return say("percent.below", {number(shown.value, shown.decimals)});
    case Form::Above:
        return say("percent.above", {number(shown.value, shown.decimals)});
    case Form::NearlyAll:
        return say("figure.nearly_all");
    case Form::None:
        return say("figure.none");
    case Form::Withheld:
        break;
    }
    return say("figure.withheld");
}

std::string KeyedWording::ageBand(const AgeBand& band) const {
    if (band.high == 0) return say("age.over", {number(band.low, 0)});
    return say("age.band", {number(band.low, 0), number(band.high, 0)});
}

namespace {

/// First letter up, where it is a plain one.
std::string sentenceStart(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace

std::string KeyedWording::title(const ShownPersona& persona) const {
    if (const PersonaEdit* edit = persona.edit("title")) return edit->text;
    std::vector<std::string> phrases;
    for (const std::string& key : persona.titleKeys)
        if (const ShownStatement* statement = persona.find(key)) phrases.push_back(phrase(*statement));
    if (phrases.empty()) return say("title.nothing");
    if (phrases.size() == 1) return sentenceStart(phrases.front());
    return sentenceStart(say("title.two", {phrases[0], phrases[1]}));
}

std::string KeyedWording::name(const ShownPersona& persona) const {
    if (const PersonaEdit* edit = persona.edit("name")) return edit->text;
    return persona.name.empty() ? say("name.untitled", {number(persona.number, 0)}) : persona.name;
}

} // namespace vignette
