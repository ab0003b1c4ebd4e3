#include "ui/collect/cell_mask.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

constexpr int kOldestShownAge = 90; ///< 45 CFR 164.514(b)(2)(i)(C): 90 and over are one
constexpr int kZipDigits = 3;
constexpr qsizetype kLongestShown = 120;

using Kind = ShownCell::Kind;

ShownCell hidden() {
    return {Kind::Hidden, Collect::tr("hidden")};
}

ShownCell valueCell(const QString& text) {
    return {Kind::Value, text};
}

ShownCell ageCell(int years) {
    if (years < 0) return hidden();
    return valueCell(years >= kOldestShownAge ? Collect::tr("90+") : QString::number(years));
}

ShownCell plainCell(std::string_view value) {
    QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())).simplified();
    if (text.size() > kLongestShown) text = text.left(kLongestShown) + QChar(0x2026);
    return valueCell(text);
}

/// "148…": what is left of a ZIP code. Anything but digits in front shows nothing.
ShownCell zipCell(std::string_view value) {
    QString digits;
    for (const char letter : value) {
        if (letter < '0' || letter > '9') break;
        digits.append(QLatin1Char(letter));
    }
    if (digits.size() == 4) digits.prepend(QLatin1Char('0')); // a spreadsheet lost the zero in front
    if (digits.size() < kZipDigits) return hidden();
    return valueCell(digits.left(kZipDigits) + QChar(0x2026));
}

bool hasOtherThanDates(const std::vector<IdentifierFinding>& findings) {
    return std::ranges::any_of(findings, [](const IdentifierFinding& finding) {
        return finding.identifier != IdentifierClass::Date;
    });
}

} // namespace

CellMask::CellMask(const ColumnSurvey& column, const ColumnDecision* decision, const ExtractPlan& plan,
                   Date dataEnd)
    : m_column(column), m_decision(decision),
      m_reader(plan.dialect, missingTokensOf(column, plan.missingTokens)), m_dataEnd(dataEnd) {}

ShownCell CellMask::shown(const std::string& cell) const {
    if (!m_decision || m_decision->action == ColumnAction::Drop) return hidden();
    const std::optional<std::string_view> value = m_reader.value(cell);
    if (!value) return {Kind::Empty, Collect::tr("empty")};
    return coarsened(*value);
}

ShownCell CellMask::coarsened(std::string_view value) const {
    switch (m_decision->action) {
    case ColumnAction::Drop:
        return hidden();
    case ColumnAction::LinkKey:
        return {Kind::Key, QString(4, QChar(0x25CF))};
    case ColumnAction::Keep:
        return plainCell(value);
    case ColumnAction::DateToYear:
        return year(value);
    case ColumnAction::BirthDateToAge: {
        const std::optional<Date> birth =
            m_column.dateFormat ? parseDate(value, *m_column.dateFormat) : std::nullopt;
        return birth && *birth <= m_dataEnd ? ageCell(wholeYearsBetween(*birth, m_dataEnd)) : hidden();
    }
    case ColumnAction::BirthYearToAge: {
        const std::optional<double> born = m_reader.number(value);
        return born ? ageCell(m_dataEnd.year() - static_cast<int>(*born)) : hidden();
    }
    case ColumnAction::CapAge: {
        const std::optional<double> age = m_reader.number(value);
        if (age && std::isfinite(*age) && *age < kOldestShownAge) return plainCell(value);
        return age ? ageCell(kOldestShownAge) : hidden();
    }
    case ColumnAction::ZipToThreeDigits:
        return zipCell(value);
    case ColumnAction::RollUpOnly:
        return forSummaries(value);
    }
    return hidden();
}

ShownCell CellMask::year(std::string_view value) const {
    if (!m_column.dateFormat) return hidden();
    const std::optional<Date> date = parseDate(value, *m_column.dateFormat);
    return date ? valueCell(QString::number(date->year())) : hidden();
}

ShownCell CellMask::forSummaries(std::string_view value) const {
    if (m_column.type == ColumnType::Date) return year(value);
    if (hasOtherThanDates(m_decision->findings)) return hidden();
    const bool isOnlyNumbers = m_column.type == ColumnType::Text || m_column.type == ColumnType::Unique;
    if (isOnlyNumbers && !m_reader.number(value)) return hidden();
    return plainCell(value);
}

} // namespace vignette
