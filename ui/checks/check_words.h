#pragma once

#include "core/model/explanation.h"
#include "core/model/field.h"
#include "core/model/wording.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vignette {

/// What the sheets need to name fields and segments.
struct CheckNames {
    std::vector<Field> fields;
    QStringList segments; ///< of its persona once kept, else "Segment 3"; the largest first
    const Wording* wording = nullptr;

    const Field* find(const std::string& key) const; ///< null when the study has no such field
    QString field(const std::string& key) const;     ///< its label, or the key
    QString level(const std::string& key, const std::string& code) const;
    QString segment(std::size_t index) const;
};

QString wholePercent(double share);         ///< "86 %", with a space that does not break; "–" for NaN
QString decimals(double value, int places); ///< "0.42"; "–" for NaN
QString threeDigits(double value, const Wording& wording);
QString wholeCount(std::uint64_t count, const Wording& wording);

/// "Visits: up to 3 (or no value)", "Has heart failure", "Channel: not Phone".
QString conditionWords(const TreeCondition& condition, const CheckNames& names);
/// "up to 3", "over 3 up to 7", "over 7", "Phone"; an answer the question has.
QString answerWords(const TypingQuestion& question, std::size_t answer, const CheckNames& names);
/// "Without the theme Use of care", "Only patients with every value".
QString changeWords(const SensitivityLine& line, const CheckNames& names);

} // namespace vignette
