#include "ui/charts/overlap_chart.h"

#include "ui/charts/plain_chart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QLineSeries>

#include <algorithm>
#include <cmath>

namespace vignette {
namespace {

/// Kept between a line's name and the number in use: half a frame and the figures beside it.
constexpr double kFrameRoom = 76.0;
constexpr double kBesideLine = 12.0; ///< a name may begin this far before the first point

QString percent(double share) {
    return QStringLiteral("%1\u00a0%").arg(std::lround(share * 100));
}

} // namespace

OverlapChart::OverlapChart(const QString& name, Words words, QWidget* parent)
    : ChartPanel(name, parent), m_words(std::move(words)), m_view(new PlainChartView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setAccessibleName(name);
    m_view->setOverlay([this](QPainter& painter) { paintOverlay(painter); });
    connect(m_view, &PlainChartView::clicked, this, &OverlapChart::clickedAt);
    setMinimumHeight(180);
}

void OverlapChart::setPoints(const QList<Point>& points, int chosen) {
    m_points = points;
    const bool isTried = std::any_of(points.cbegin(), points.cend(),
                                     [&](const Point& point) { return point.segments == chosen; });
    m_chosen = isTried ? chosen : 0;
    m_highlighted = -1;
    rebuild();
}

void OverlapChart::rebuild() {
    QChart* chart = m_view->chart();
    chart->removeAllSeries();
    for (QAbstractAxis* axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    m_study = new QLineSeries;
    m_noGroups = new QLineSeries;
    double lowest = 0.6;
    QStringList numbers;
    for (const Point& point : m_points) {
        const auto place = static_cast<double>(numbers.size());
        numbers << QString::number(point.segments);
        m_study->append(place, point.overlap * 100);
        if (point.noGroups) m_noGroups->append(place, *point.noGroups * 100);
        lowest = std::min({lowest, point.overlap, point.noGroups.value_or(1.0)});
    }
    const ColourTheme& theme = currentTheme();
    m_study->setPen(QPen(theme.accent, 2.0));
    m_noGroups->setPen(QPen(theme.secondary, 1.6, Qt::DashLine));
    chart->addSeries(m_noGroups);
    chart->addSeries(m_study);
    auto* across = new QBarCategoryAxis; // not every number is tried: a place each, however far apart
    across->append(numbers);
    across->setTruncateLabels(false);
    auto* up = new QValueAxis;
    up->setRange(std::floor(lowest * 10) * 10, 100);
    up->setTickType(QValueAxis::TicksDynamic);
    up->setTickInterval(10);
    up->setLabelFormat(QStringLiteral("%d"));
    // Labels and lines take the colours their axis has when it joins the chart.
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{across, up})
        styleAxis(*axis, theme);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    for (QLineSeries* series : {m_noGroups, m_study}) {
        series->attachAxis(across);
        series->attachAxis(up);
    }
    m_view->applyTheme(theme);
    across->setGridLineVisible(false);
    up->setLineVisible(false);
    m_view->viewport()->update();
}

QPointF OverlapChart::at(int segments, double overlap) const {
    const auto found = std::find_if(m_points.cbegin(), m_points.cend(),
                                    [&](const Point& point) { return point.segments == segments; });
    const auto place = static_cast<double>(found - m_points.cbegin());
    return m_view->chart()->mapToPosition({place, overlap * 100}, m_study);
}

void OverlapChart::paintOverlay(QPainter& painter) {
    if (m_points.isEmpty() || m_study == nullptr) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter);
    paintWords(painter);
    painter.restore();
}

void OverlapChart::paintMarks(QPainter& painter) {
    const ColourTheme& theme = currentTheme();
    const QRectF plot = m_view->chart()->plotArea();
    const auto frame = [&](int segments, const QPen& pen, const QColor& fill) {
        const double x = at(segments, 1.0).x();
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(x - 17, plot.top() - 2, 34, plot.height() + 4), 5, 5);
    };
    if (m_chosen > 0) {
        QColor ground = theme.accent;
        ground.setAlphaF(0.10F);
        frame(m_chosen, QPen(theme.accent, 1.2), ground);
    }
    if (m_highlighted >= 0 && hasFocus()) {
        frame(m_points[m_highlighted].segments, QPen(theme.text, 2.0), Qt::transparent);
    }
    for (const Point& point : m_points) {
        if (point.noGroups) {
            painter.setPen(QPen(theme.secondary, 1.5));
            painter.setBrush(theme.surface);
            painter.drawEllipse(at(point.segments, *point.noGroups), 4.2, 4.2);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(at(point.segments, point.overlap), 4.6, 4.6);
    }
}

/// Figures beside the number in use, and the name of each line where it has most room: over its first and
/// last point.
void OverlapChart::paintWords(QPainter& painter) {
    const ColourTheme& theme = currentTheme();
    const QRectF plot = m_view->chart()->plotArea();
    const auto write = [&](QPointF middle, const QString& words, const QColor& colour, QFont::Weight weight) {
        painter.setFont(screenFont(kSmallPixels + 1, weight));
        QRectF box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-3, -1, 3, 1);
        box.moveCenter(middle);
        if (box.right() > plot.right() + 6) box.moveRight(plot.right() + 6);
        if (box.left() < plot.left() - 6) box.moveLeft(plot.left() - 6);
        QColor ground = theme.surface;
        ground.setAlphaF(0.85F);
        painter.fillRect(box, ground);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignCenter, words);
    };
    for (const Point& point : m_points) {
        if (point.segments != m_chosen) continue;
        write(at(point.segments, point.overlap) + QPointF(42, -8), percent(point.overlap), theme.text,
              QFont::DemiBold);
        if (!point.noGroups) continue;
        write(at(point.segments, *point.noGroups) + QPointF(-42, 10), percent(*point.noGroups),
              theme.secondary, QFont::Normal);
    }
    const auto name = [&](const QString& words, double share, Side side, const QColor& colour,
                          QFont::Weight weight) {
        const double half =
            QFontMetricsF(screenFont(kSmallPixels + 1, weight)).horizontalAdvance(words) / 2 + 4;
        double x = plot.left() + plot.width() * share;
        const double chosen = m_chosen > 0 ? at(m_chosen, 1.0).x() : plot.left() - plot.width();
        const double kept = half + kFrameRoom;
        if (std::abs(x - chosen) < kept) x = x < chosen ? chosen - kept : chosen + kept;
        const double left = at(m_points.front().segments, 1.0).x() - kBesideLine;
        const double right = at(m_points.back().segments, 1.0).x() + kBesideLine;
        x = std::clamp(x, left + half, std::max(left + half, right - half));
        write({x, clearHeight(x - half, x + half, side)}, words, colour, weight);
    };
    name(m_words.thisStudy, 0.72, Side::Above, theme.accent, QFont::DemiBold);
    const bool hasNoGroups = std::any_of(m_points.cbegin(), m_points.cend(),
                                         [](const Point& each) { return each.noGroups.has_value(); });
    if (hasNoGroups) name(m_words.noGroups, 0.20, Side::Below, theme.secondary, QFont::Normal);
}

/// Where words between two heights of the plot stand clear of both lines.
double OverlapChart::clearHeight(double left, double right, Side side) const {
    constexpr double kClear = 15.0;
    constexpr double kStep = 4.0;
    double height =
        side == Side::Above ? m_view->chart()->plotArea().bottom() : m_view->chart()->plotArea().top();
    const auto meet = [&](double y) {
        height = side == Side::Above ? std::min(height, y) : std::max(height, y);
    };
    for (qsizetype i = 0; i + 1 < m_points.size(); ++i) {
        const Point& one = m_points[i];
        const Point& two = m_points[i + 1];
        const QLineF study(at(one.segments, one.overlap), at(two.segments, two.overlap));
        const QLineF other = one.noGroups && two.noGroups
                                 ? QLineF(at(one.segments, *one.noGroups), at(two.segments, *two.noGroups))
                                 : study;
        for (double x = std::max(left, study.x1()); x <= std::min(right, study.x2()); x += kStep) {
            const double along = (x - study.x1()) / (study.x2() - study.x1());
            meet(study.pointAt(along).y());
            meet(other.pointAt(along).y());
        }
    }
    return side == Side::Above ? height - kClear : height + kClear;
}

ChartTable OverlapChart::dataTable() const {
    ChartTable table;
    table.header = QStringList{m_words.segments, m_words.thisStudy, m_words.noGroups};
    for (const Point& point : m_points) {
        table.rows << QStringList{QString::number(point.segments), percent(point.overlap),
                                  point.noGroups ? percent(*point.noGroups) : QStringLiteral("–")};
    }
    return table;
}

void OverlapChart::clickedAt(QPointF position) {
    for (const Point& point : m_points) {
        const QPointF mark = at(point.segments, point.overlap);
        if (std::abs(mark.x() - position.x()) < 17) emit segmentsRequested(point.segments);
    }
    setFocus(Qt::MouseFocusReason);
}

void OverlapChart::keyPressEvent(QKeyEvent* event) {
    const bool isStep = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isStep && !m_points.isEmpty()) {
        if (m_highlighted < 0) {
            const auto chosen = std::find_if(m_points.cbegin(), m_points.cend(),
                                             [&](const Point& each) { return each.segments == m_chosen; });
            m_highlighted = chosen == m_points.cend() ? 0 : chosen - m_points.cbegin();
        }
        const qsizetype step = event->key() == Qt::Key_Left ? -1 : 1;
        m_highlighted = std::clamp<qsizetype>(m_highlighted + step, 0, m_points.size() - 1);
        m_view->viewport()->update();
    } else if (isEnter && event->modifiers() == Qt::NoModifier && m_highlighted >= 0) {
        emit segmentsRequested(m_points[m_highlighted].segments);
    } else {
        ChartPanel::keyPressEvent(event);
    }
}

void OverlapChart::changeEvent(QEvent* event) {
    ChartPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) rebuild();
}

void OverlapChart::focusInEvent(QFocusEvent* event) {
    ChartPanel::focusInEvent(event);
    m_view->viewport()->update();
}

void OverlapChart::focusOutEvent(QFocusEvent* event) {
    ChartPanel::focusOutEvent(event);
    m_view->viewport()->update();
}

} // namespace vignette
