#include "ui/segment/number_card.h"

#include "ui/segment/segment_words.h"
#include "ui/theme/flow_layout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {
const int kFewest = SegmentationPlan{}.fewest;
const int kMost = SegmentationPlan{}.most;
} // namespace

NumberCard::NumberCard(QWidget* parent)
    : CardFrame({}, {}, parent),
      m_chart(new OverlapChart(tr("Re-test overlap by number of segments"),
                               {tr("segments"), tr("this study"), tr("data without groups")})),
      m_number(makeLabel({}, WidgetRole::Heading)), m_fewer(makeButton({})), m_more(makeButton({})),
      m_asked(new QComboBox), m_reason(makeWrappedLabel({}, WidgetRole::Second)) {
    setHeading(tr("How many segments?"));
    setNote(tr("re-test overlap, mean of all segments, %"));
    m_asked->addItem(tr("the best"), 0);
    for (int number = kFewest; number <= kMost; ++number)
        m_asked->addItem(QString::number(number), number);
    m_asked->setAccessibleName(tr("Number of segments to look for"));
    m_asked->setToolTip(
        tr("What “Find segments” looks for: the best number from %1 to %2, or one of your own")
            .arg(kFewest)
            .arg(kMost));
    auto* asked = new QWidget;
    auto* askedLine = new QHBoxLayout(asked);
    askedLine->setContentsMargins(0, 0, 0, 0);
    askedLine->setSpacing(8);
    askedLine->addWidget(makeLabel(tr("Look for"), WidgetRole::Muted));
    askedLine->addWidget(m_asked);
    auto* line = new FlowLayout(8, nullptr, FlowLayout::End::Trailing);
    for (QWidget* part : {static_cast<QWidget*>(m_number), static_cast<QWidget*>(m_fewer),
                          static_cast<QWidget*>(m_more), asked})
        line->addWidget(part);
    content()->addWidget(m_chart, 1);
    content()->addLayout(line);
    content()->addWidget(m_reason);
    m_reason->setToolTip(
        tr("Points = re-test overlap of this study − that of data without groups, in percent"));
    connect(m_fewer, &QPushButton::clicked, this, [this] { emit tryRequested(m_segments - 1); });
    connect(m_more, &QPushButton::clicked, this, [this] { emit tryRequested(m_segments + 1); });
    connect(m_chart, &OverlapChart::segmentsRequested, this, [this](int segments) {
        if (segments != m_segments && !m_isBusy) emit tryRequested(segments);
    });
    connect(m_asked, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit numberAsked(m_asked->itemData(index).toInt()); });
}

void NumberCard::show(const std::vector<CandidateReport>& curve, const ValidationReport& report,
                      int segments) {
    m_segments = segments;
    QList<OverlapChart::Point> points;
    for (const CandidateReport& candidate : curve)
        points.append({candidate.segmentCount, candidate.meanOverlap, candidate.noGroupOverlap});
    m_chart->setPoints(points, segments);
    m_chart->setToolTip(overlapFormula(report) + QLatin1Char('\n') +
                        tr("Click a number, or Left, Right and Enter, to try it."));
    const QString reason = reasonWords(report, segments);
    m_chart->setSummary(reason);
    m_reason->setText(reason);
    m_number->setText(segments > 0 ? tr("%n segment(s)", nullptr, segments) : tr("No number"));
    for (const auto& [button, number] : {std::pair{m_fewer, segments - 1}, {m_more, segments + 1}}) {
        const QString words = tr("Try %1").arg(number);
        button->setText(words);
        button->setAccessibleName(tr("Try %n segment(s)", nullptr, number));
        button->setVisible(segments > 0 && number >= kFewest && number <= kMost);
    }
}

void NumberCard::setAskedNumber(int segments) {
    const QSignalBlocker quiet(m_asked);
    m_asked->setCurrentIndex(std::max(0, m_asked->findData(segments)));
}

void NumberCard::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    m_fewer->setEnabled(!isBusy);
    m_more->setEnabled(!isBusy);
}

} // namespace vignette
