#include "ui/charts/comparison_chart.h"

#include "ui/charts/plain_chart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QHorizontalStackedBarSeries>

#include <algorithm>

namespace vignette {
namespace {

constexpr int kRowHeight = 30;
constexpr int kNamesWidth = 104;
constexpr int kFiguresWidth = 104;
constexpr double kMark = 11.0;

} // namespace

ComparisonChart::ComparisonChart(const QString& name, Words words, QWidget* parent)
    : ChartPanel(name, parent), m_words(std::move(words)), m_view(new PlainChartView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setAccessibleName(name);
    m_view->setOverlay([this](QPainter& painter) { paintOverlay(painter); });
    connect(m_view, &PlainChartView::clicked, this, &ComparisonChart::clickedAt);
}

QSize ComparisonChart::sizeHint() const {
    return {460, std::max(2, static_cast<int>(m_bars.size())) * kRowHeight + 22};
}

void ComparisonChart::setBars(const QList<Bar>& bars, std::optional<double> everyone, int selected) {
    m_bars = bars;
    m_everyone = everyone;
    m_selected = selected;
    setMinimumHeight(sizeHint().height());
    rebuild();
    updateGeometry();
}

void ComparisonChart::setSelected(int index) {
    m_selected = index;
    rebuild();
}

void ComparisonChart::rebuild() {
    QChart* chart = m_view->chart();
    chart->removeAllSeries();
    for (QAbstractAxis* axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    const ColourTheme& theme = currentTheme();
    m_series = new QHorizontalStackedBarSeries;
    m_series->setBarWidth(0.52);
    const qsizetype count = m_bars.size();
    // One set a bar, zero in all other rows: a set has one colour.
    for (qsizetype i = 0; i < count; ++i) {
        auto* set = new QBarSet(m_bars[i].name);
        for (qsizetype row = 0; row < count; ++row) {
            set->append(row == count - 1 - i ? m_bars[i].value.value_or(0.0) * 100 : 0.0);
        }
        const bool isFull = m_selected < 0 || i == m_selected;
        set->setColor(isFull ? theme.hue(m_bars[i].hue) : theme.hueThird(m_bars[i].hue));
        set->setBorderColor(isFull && theme.needsOutline(m_bars[i].hue) ? theme.text : set->color());
        m_series->append(set);
    }
    chart->addSeries(m_series);
    auto* across = new QValueAxis;
    across->setRange(0, 100);
    across->setTickInterval(25);
    across->setTickType(QValueAxis::TicksDynamic);
    across->setLabelFormat(QStringLiteral("%d"));
    auto* rows = new QBarCategoryAxis;
    for (qsizetype row = 0; row < count; ++row)
        rows->append(QString::number(row));
    // Labels and lines take the colours their axis has when it joins the chart.
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{across, rows})
        styleAxis(*axis, theme);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(rows, Qt::AlignLeft);
    m_series->attachAxis(across);
    m_series->attachAxis(rows);
    m_view->applyTheme(theme);
    rows->setLabelsVisible(false);
    rows->setGridLineVisible(false);
    rows->setLineVisible(false);
    across->setLineVisible(false);
    chart->setMargins(QMargins(kNamesWidth, 2, kFiguresWidth, 0));
    m_view->viewport()->update();
}

double ComparisonChart::rowOf(qsizetype index) const {
    return static_cast<double>(m_bars.size() - 1 - index);
}

QPointF ComparisonChart::at(double share, double row) const {
    return m_view->chart()->mapToPosition({share * 100, row}, m_series);
}

void ComparisonChart::paintOverlay(QPainter& painter) {
    if (m_bars.isEmpty() || m_series == nullptr) return;
    const ColourTheme& theme = currentTheme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < m_bars.size(); ++i)
        paintBarWords(painter, i);
    if (m_everyone) {
        const QRectF plot = m_view->chart()->plotArea();
        const double x = at(*m_everyone, 0).x();
        painter.setPen(QPen(theme.surface, 4.0));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(QPen(theme.text, 2.0));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    painter.restore();
}

void ComparisonChart::paintBarWords(QPainter& painter, qsizetype index) {
    const ColourTheme& theme = currentTheme();
    const Bar& bar = m_bars[index];
    const QRectF plot = m_view->chart()->plotArea();
    const double y = at(0, rowOf(index)).y();
    const bool isSelected = index == m_selected;
    painter.setFont(screenFont(kBodyPixels - 1, isSelected ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.text);
    const QRectF name(20, y - 10, plot.left() - 26, 20);
    painter.drawText(
        name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, static_cast<int>(name.width())));
    const QRectF figure(plot.right() + 8, y - 10, m_view->width() - plot.right() - 10, 20);
    painter.drawText(figure, Qt::AlignLeft | Qt::AlignVCenter, bar.figure);
    paintMark(painter, QRectF(3, y - kMark / 2, kMark, kMark), bar.number, bar.hue, theme);
    if (!bar.low || !bar.high) return;
    const QLineF range(at(*bar.low, rowOf(index)), at(*bar.high, rowOf(index)));
    painter.setPen(QPen(theme.surface, 3.6));
    painter.drawLine(range);
    painter.setPen(QPen(theme.text, 1.4));
    painter.drawLine(range);
}

ChartTable ComparisonChart::dataTable() const {
    ChartTable table;
    table.header = QStringList{m_words.persona, m_words.figure};
    for (const Bar& bar : m_bars)
        table.rows << QStringList{bar.name, bar.figure};
    if (m_everyone)
        table.rows << QStringList{m_words.everyone, QString::number(std::lround(*m_everyone * 100))};
    return table;
}

void ComparisonChart::clickedAt(QPointF position) {
    setFocus(Qt::MouseFocusReason);
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        if (std::abs(at(0, rowOf(i)).y() - position.y()) > kRowHeight / 2.0) continue;
        setSelected(static_cast<int>(i));
        emit selected(m_selected);
        return;
    }
}

void ComparisonChart::keyPressEvent(QKeyEvent* event) {
    const bool isStep = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (!isStep || m_bars.isEmpty()) {
        ChartPanel::keyPressEvent(event);
        return;
    }
    const int step = event->key() == Qt::Key_Up ? -1 : 1;
    setSelected(std::clamp(m_selected + step, 0, static_cast<int>(m_bars.size()) - 1));
    emit selected(m_selected);
}

void ComparisonChart::changeEvent(QEvent* event) {
    ChartPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) rebuild();
}

} // namespace vignette
