#include "ui/collect/privacy_panel.h"

#include "ui/collect/collect_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/fonts.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace vignette {

namespace {

constexpr int kIcon = 16;
constexpr int kLeastHeight = 90;

constexpr std::array kClasses = {
    IdentifierClass::Name,          IdentifierClass::Geography,  IdentifierClass::Zip,
    IdentifierClass::Date,          IdentifierClass::Age,        IdentifierClass::Phone,
    IdentifierClass::Fax,           IdentifierClass::Email,      IdentifierClass::SocialSecurity,
    IdentifierClass::MedicalRecord, IdentifierClass::HealthPlan, IdentifierClass::Account,
    IdentifierClass::Licence,       IdentifierClass::Vehicle,    IdentifierClass::Device,
    IdentifierClass::Url,           IdentifierClass::IpAddress,  IdentifierClass::Biometric,
    IdentifierClass::Image,         IdentifierClass::UniqueCode, IdentifierClass::FreeText};

bool isWorthSaying(const ColumnDecision& decision) {
    return !decision.findings.empty() || decision.isOverridden() ||
           (decision.action != ColumnAction::Keep && decision.action != ColumnAction::RollUpOnly);
}

struct Sign {
    IconName icon;
    Ink ink;
};

Sign signOf(const ColumnDecision& decision) {
    switch (decision.action) {
    case ColumnAction::Keep:
        return {IconName::TriangleAlert, &ColourTheme::warnText};
    case ColumnAction::Drop:
        return {IconName::EyeOff, &ColourTheme::secondary};
    case ColumnAction::LinkKey:
        return {IconName::KeyRound, &ColourTheme::secondary};
    case ColumnAction::ZipToThreeDigits:
        return {IconName::MapPin, &ColourTheme::secondary};
    default:
        return {IconName::CalendarCheck, &ColourTheme::secondary};
    }
}

std::uint64_t foundValues(const ColumnDecision& decision) {
    std::uint64_t most = 0;
    for (const IdentifierFinding& finding : decision.findings)
        most = std::max(most, finding.valueCount);
    return most;
}

} // namespace

QString findingTitle(const ColumnDecision& decision) {
    const QString column = QString::fromStdString(decision.column);
    if (decision.action == ColumnAction::LinkKey) return PrivacyPanel::tr("Key: %1").arg(column);
    if (decision.findings.empty()) return PrivacyPanel::tr("Other: %1").arg(column);
    return PrivacyPanel::tr("%1: %2").arg(plainWords(decision.findings.front().identifier), column);
}

QString findingWords(const ColumnDecision& decision) {
    QStringList words;
    const std::uint64_t values = foundValues(decision);
    if (values > 0 && decision.action != ColumnAction::LinkKey)
        words.append(values == 1 ? PrivacyPanel::tr("1 value.")
                                 : PrivacyPanel::tr("%1 values.").arg(shownCount(values)));
    if (decision.isOverridden()) {
        words.append(decision.action == ColumnAction::Drop
                         ? PrivacyPanel::tr("Left out by a person.")
                         : PrivacyPanel::tr("Kept by a person. Reason, logged: “%1”")
                               .arg(QString::fromStdString(decision.overrideReason)));
        return words.join(QLatin1Char(' '));
    }
    words.append(QString::fromStdString(decision.why));
    return words.join(QLatin1Char(' '));
}

QString notDetected(const std::vector<PrivacyPanel::Part>& parts) {
    QStringList missing;
    for (const IdentifierClass identifier : kClasses) {
        bool isFound = false;
        for (const PrivacyPanel::Part& part : parts)
            for (const ColumnDecision& decision : part.screening.columns)
                for (const IdentifierFinding& finding : decision.findings)
                    isFound = isFound || finding.identifier == identifier;
        if (!isFound) missing.append(insideSentence(plainWords(identifier)));
    }
    return missing.join(QStringLiteral(", "));
}

PrivacyPanel::PrivacyPanel(QWidget* parent)
    : CardFrame(tr("Privacy check"), {}, parent), m_scroll(new QScrollArea(this)) {
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("What the privacy check found"));
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_scroll->setMinimumHeight(kLeastHeight);
    content()->addWidget(m_scroll, 1);
}

QWidget* PrivacyPanel::makeFinding(const QString& file, const ColumnDecision& decision,
                                   QWidget* parent) const {
    auto* row = new QWidget(parent);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 6, 0, 6);
    line->setSpacing(9);
    const Sign sign = signOf(decision);
    line->addWidget(new IconLabel(sign.icon, sign.ink, kIcon, row), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    const QString title = findingTitle(decision);
    QLabel* heading =
        makeWrappedLabel(file.isEmpty() ? title : tr("%1 · %2").arg(file, title), WidgetRole::Heading, row);
    heading->setFont(screenFont(12, QFont::DemiBold));
    words->addWidget(heading);
    QLabel* rest = makeWrappedLabel(findingWords(decision), WidgetRole::Second, row);
    rest->setFont(screenFont(12));
    words->addWidget(rest);
    line->addLayout(words, 1);
    return row;
}

void PrivacyPanel::show(const std::vector<Part>& parts, bool isDone, QWidget* first) {
    const bool isOne = parts.size() == 1;
    setNote(isOne ? parts.front().file : QString());
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(0);
    if (first) column->addWidget(first);
    column->addWidget(
        makeWrappedLabel(tr("Looked for in headers and in every row:"), WidgetRole::Second, list));
    column->addSpacing(4);
    int found = 0;
    for (const Part& part : parts)
        for (const ColumnDecision& decision : part.screening.columns)
            if (isWorthSaying(decision)) {
                auto* rule = new QFrame(list);
                rule->setFixedHeight(1);
                rule->setStyleSheet(QStringLiteral("background: palette(midlight);"));
                column->addWidget(rule);
                column->addWidget(makeFinding(isOne ? QString() : part.file, decision, list));
                ++found;
            }
    if (found == 0) column->addWidget(makeWrappedLabel(tr("Nothing was detected."), WidgetRole::Plain, list));
    column->addSpacing(6);
    QString rest =
        tr("Not detected: %1. “Not detected” does not mean de-identified.").arg(notDetected(parts));
    if (!isDone)
        rest += QLatin1Char(' ') +
                tr("To keep a hidden column, press its header and type a reason; it is logged.");
    column->addWidget(makeWrappedLabel(rest, WidgetRole::Muted, list));
    column->addStretch();
    m_scroll->setWidget(list);
}

} // namespace vignette
