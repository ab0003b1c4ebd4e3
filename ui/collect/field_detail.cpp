#include "ui/collect/field_detail.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/field_picture.h"
#include "ui/collect/link_button.h"
#include "ui/collect/quality_words.h"
#include "ui/text/plain_words.h"
#include "ui/text/typed_warning.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {

constexpr int kMostLevels = 12;
constexpr int kLeastHeight = 116;
constexpr int kMostHeight = 168;
constexpr int kGap = 18;

QString lineOf(const Field& field, const FieldQuality* quality, const Wording& wording) {
    QStringList parts = {plainWords(field.kind)};
    if (!field.unit.empty()) parts << QString::fromStdString(field.unit);
    if (quality) {
        parts << FieldDetail::tr("%1 with a value, %2 without")
                     .arg(shownCount(quality->valueCount), shownCount(quality->missingCount));
        parts << FieldDetail::tr("%n different value(s)", nullptr, static_cast<int>(quality->distinctCount));
        if (quality->mean)
            parts << FieldDetail::tr("mean %1, middle %2")
                         .arg(QString::fromStdString(wording.number(*quality->mean, 2)),
                              QString::fromStdString(wording.number(*quality->median, 2)));
    }
    return parts.join(QStringLiteral(" · "));
}

QScrollArea* makeScroll(QWidget* content) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

FieldDetail::FieldDetail(const Wording& wording, QWidget* parent)
    : QWidget(parent), m_wording(wording), m_name(makeWrappedLabel({}, WidgetRole::Heading, this)),
      m_line(makeWrappedLabel({}, WidgetRole::Second, this)), m_picture(new FieldPicture(this)),
      m_levels(makeLabel({}, WidgetRole::Plain, this)), m_counts(makeLabel({}, WidgetRole::Second, this)) {
    setAccessibleName(tr("The chosen field"));
    setMinimumHeight(kLeastHeight); // on a small screen the table keeps the room
    setMaximumHeight(kMostHeight);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 6, 0, 0);
    all->setSpacing(kGap);
    all->addWidget(makeScroll(makeWords()), 5);
    all->addWidget(m_picture, 3);
    all->addWidget(makeScroll(makeValues()), 3);
    m_picture->setAccessibleName(tr("Picture of the values"));
    m_levels->setAccessibleName(tr("Values"));
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignTop);
}

QWidget* FieldDetail::makeWords() {
    auto* words = new QWidget;
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_line);
    m_findings = column;
    column->addStretch(1);
    return words;
}

QWidget* FieldDetail::makeValues() {
    auto* values = new QWidget;
    auto* line = new QHBoxLayout(values);
    line->setContentsMargins(0, 0, 6, 0);
    line->setSpacing(8);
    m_levels->setAlignment(Qt::AlignTop);
    line->addWidget(m_levels, 1);
    line->addWidget(m_counts);
    return values;
}

void FieldDetail::show(const Field* field, const FieldQuality* quality, const std::vector<Field>& fields) {
    m_picture->show(quality);
    showLevels(quality);
    delete m_findingList;
    m_findingList = nullptr;
    if (!field) {
        m_name->setText(tr("Choose a field to see what it holds."));
        m_line->clear();
        return;
    }
    m_name->setText(QString::fromStdString(field->label));
    m_line->setText(lineOf(*field, quality, m_wording));
    showWords(*field, quality, fields);
}

void FieldDetail::showWords(const Field& field, const FieldQuality* quality,
                            const std::vector<Field>& fields) {
    m_findingList = new QWidget;
    auto* list = new QVBoxLayout(m_findingList);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(4);
    if (!field.question.empty())
        list->addWidget(makeWrappedLabel(tr("Asked: “%1”").arg(QString::fromStdString(field.question)),
                                         WidgetRole::Second, m_findingList));
    if (!field.formReason.empty())
        list->addWidget(makeWrappedLabel(
            tr("Forms although most have no value: %1").arg(QString::fromStdString(field.formReason)),
            WidgetRole::Second, m_findingList));
    if (field.isEdited) {
        const std::string typed =
            field.label + "\n" + field.claim + "\n" + field.useReason + "\n" + field.formReason;
        if (const QString warning = typedWarningOf(QString::fromStdString(typed)); !warning.isEmpty())
            list->addWidget(makeWrappedLabel(warning, WidgetRole::Badge, m_findingList));
    }
    if (quality) {
        for (const QString& sentence : findingSentences(*quality, fields, m_wording, exactFigures(m_wording)))
            list->addWidget(makeWrappedLabel(sentence, WidgetRole::Badge, m_findingList));
        if (quality->findings.empty())
            list->addWidget(makeWrappedLabel(tr("Nothing stands out."), WidgetRole::Muted, m_findingList));
        for (const QualityFinding& finding : quality->findings)
            for (const std::string& key : finding.others) {
                const auto other = std::ranges::find(fields, key, &Field::key);
                if (other == fields.end()) continue;
                QPushButton* link = makeLinkButton(
                    tr("Go to “%1”").arg(withoutMnemonic(QString::fromStdString(other->label))),
                    m_findingList);
                connect(link, &QPushButton::clicked, this,
                        [this, key] { emit fieldAsked(QString::fromStdString(key)); });
                list->addWidget(link, 0, Qt::AlignLeft);
            }
    }
    m_findings->insertWidget(2, m_findingList);
}

void FieldDetail::showLevels(const FieldQuality* quality) {
    QStringList labels;
    QStringList counts;
    const std::size_t shown = quality ? std::min<std::size_t>(quality->levels.size(), kMostLevels) : 0;
    for (std::size_t i = 0; i < shown; ++i) {
        labels << QString::fromStdString(quality->levels[i].label);
        counts << shownCount(quality->levels[i].count);
    }
    const std::size_t rest = quality ? quality->levels.size() - shown + quality->otherLevels : 0;
    if (rest > 0) labels << tr("and %n more", nullptr, static_cast<int>(rest));
    m_levels->setText(labels.join(QLatin1Char('\n')));
    m_counts->setText(counts.join(QLatin1Char('\n')));
}

} // namespace vignette
