#include "ui/text/translated_wording.h"

#include "core/report/wording_keys.h"

#include <QCoreApplication>
#include <QDateTime>

namespace vignette {

namespace {

constexpr char kContext[] = "wording";

/// The translation, or nothing where there is none.
QString translated(const WordingKey& key, int count) {
    const std::string source(key.english);
    const std::string name(key.key);
    const QString text = QCoreApplication::translate(kContext, source.c_str(), name.c_str(), count);
    QString untranslated = QString::fromStdString(source);
    if (count >= 0) untranslated.replace(QStringLiteral("%n"), QString::number(count));
    return text == untranslated ? QString() : text;
}

} // namespace

TranslatedWording::TranslatedWording(const QLocale& locale) : m_locale(locale) {}

std::string TranslatedWording::say(std::string_view key, const std::vector<std::string>& arguments) const {
    const WordingKey* line = findWordingKey(key);
    const QString text = line ? translated(*line, -1) : QString();
    return text.isEmpty() ? EnglishWording::say(key, arguments) : fillIn(text.toStdString(), arguments);
}

std::string TranslatedWording::sayCount(std::string_view key, long long count,
                                        const std::vector<std::string>& arguments) const {
    const WordingKey* line = findWordingKey(key);
    const int plural = static_cast<int>(std::min<long long>(count, std::numeric_limits<int>::max()));
    const QString text = line ? translated(*line, plural) : QString();
    if (text.isEmpty()) return EnglishWording::sayCount(key, count, arguments);
    return fillIn(text.toStdString(), arguments, m_locale.toString(count).toStdString());
}

std::string TranslatedWording::number(double value, int decimals) const {
    return m_locale.toString(value, 'f', decimals).toStdString();
}

std::string TranslatedWording::date(std::int64_t secondsSinceEpoch) const {
    if (isEnglish()) return EnglishWording::date(secondsSinceEpoch);
    const QDate day = QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC).date();
    return m_locale.toString(day, QLocale::ShortFormat).toStdString();
}

bool TranslatedWording::isRightToLeft() const {
    return m_locale.textDirection() == Qt::RightToLeft;
}

std::string TranslatedWording::languageTag() const {
    return m_locale.bcp47Name().toStdString();
}

std::string TranslatedWording::insideSentence(std::string label) const {
    return isEnglish() ? EnglishWording::insideSentence(std::move(label)) : label;
}

} // namespace vignette
