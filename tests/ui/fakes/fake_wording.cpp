#include "tests/ui/fakes/fake_wording.h"

#include <QDateTime>
#include <QLocale>

namespace vignette::test {

std::string FakeWording::say(std::string_view key, const std::vector<std::string>& arguments) const {
    std::string text(key);
    for (const std::string& argument : arguments)
        text += " " + argument;
    return text;
}

std::string FakeWording::sayCount(std::string_view key, long long count,
                                  const std::vector<std::string>& arguments) const {
    return std::to_string(count) + " " + say(key, arguments);
}

std::string FakeWording::statement(const ShownStatement& statement) const {
    if (statement.edit) return statement.edit->text;
    if (statement.form == StatementForm::ShareOfClaim) return statement.claim;
    if (statement.form == StatementForm::MeanOfField) return statement.label + ", on average";
    return statement.label + ": " + statement.levelLabel;
}

std::string FakeWording::phrase(const ShownStatement& text) const {
    return statement(text);
}

std::string FakeWording::figure(const ShownNumber& value, const ShownStatement& statement) const {
    if (!value.hasValue()) return "too few to show";
    const std::string digits = number(value.value, value.decimals);
    return statement.form == StatementForm::MeanOfField ? digits + " " + statement.unit : digits + " of 100";
}

std::string FakeWording::people(const ShownNumber& value) const {
    return value.hasValue() ? "about " + number(value.value, 0) + " people" : "fewer than 11 people";
}

std::string FakeWording::percent(const ShownNumber& value) const {
    return value.hasValue() ? number(value.value, value.decimals) + " %" : "too few to show";
}

std::string FakeWording::number(double value, int decimals) const {
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', decimals).toStdString();
}

std::string FakeWording::ageBand(const AgeBand& band) const {
    return band.high == 0 ? std::to_string(band.low) + " and over"
                          : std::to_string(band.low) + "–" + std::to_string(band.high);
}

std::string FakeWording::date(std::int64_t secondsSinceEpoch) const {
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC)
        .date()
        .toString(QStringLiteral("d MMM yyyy"))
        .toStdString();
}

std::string FakeWording::title(const ShownPersona& persona) const {
    if (const PersonaEdit* edit = persona.edit("title")) return edit->text;
    std::string title;
    for (const std::string& key : persona.titleKeys)
        if (const ShownStatement* found = persona.find(key))
            title += (title.empty() ? "" : "; ") + statement(*found);
    return title;
}

std::string FakeWording::name(const ShownPersona& persona) const {
    const PersonaEdit* edit = persona.edit("name");
    return edit ? edit->text : persona.name;
}

} // namespace vignette::test
