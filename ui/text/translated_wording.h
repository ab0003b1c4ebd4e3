#pragma once

#include "core/report/english_wording.h"

#include <QLocale>

namespace vignette {

/// The program's report texts in the language of the translators installed, English where one is missing;
/// numbers and dates as the locale writes them. Safe on any thread while no translator is installed or
/// removed.
class TranslatedWording : public EnglishWording {
public:
    explicit TranslatedWording(const QLocale& locale);

    std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const override;
    std::string sayCount(std::string_view key, long long count,
                         const std::vector<std::string>& arguments = {}) const override;
    std::string number(double value, int decimals) const override;
    std::string date(std::int64_t secondsSinceEpoch) const override;
    bool isRightToLeft() const override;
    std::string languageTag() const override;

protected:
    std::string insideSentence(std::string label) const override;

private:
    bool isEnglish() const { return m_locale.language() == QLocale::English; }

    QLocale m_locale;
};

} // namespace vignette
