#include "ui/collect/field_picture.h"

#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kMostBars = 24;
constexpr int kScalePixels = 11;

std::vector<std::uint64_t> barsOf(const FieldQuality& quality) {
    std::vector<std::uint64_t> bars = quality.histogram.bins;
    if (bars.empty())
        for (const QualityLevel& level : quality.levels)
            bars.push_back(level.count);
    if (bars.size() > kMostBars) bars.resize(kMostBars);
    return bars;
}

/// On whole device pixels.
QRectF aligned(const QRectF& rect, qreal ratio) {
    const auto snap = [ratio](qreal at) { return std::round(at * ratio) / ratio; };
    return {QPointF(snap(rect.left()), snap(rect.top())), QPointF(snap(rect.right()), snap(rect.bottom()))};
}

} // namespace

void paintFieldPicture(QPainter& painter, const QRect& place, const FieldQuality& quality,
                       const QColor& bar) {
    const std::vector<std::uint64_t> bars = barsOf(quality);
    const std::uint64_t most = bars.empty() ? 0 : *std::max_element(bars.begin(), bars.end());
    if (most == 0) return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const bool isHistogram = !quality.histogram.bins.empty();
    const qreal widest = isHistogram ? place.width() : std::min<qreal>(14.0 * bars.size(), place.width());
    const qreal step = widest / static_cast<qreal>(bars.size());
    const qreal gap = isHistogram ? 1.0 / ratio : 2.0;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i] == 0) continue;
        const qreal share = static_cast<qreal>(bars[i]) / static_cast<qreal>(most);
        const qreal height = std::max(1.0, share * place.height());
        const QRectF rect(place.left() + step * i, place.bottom() + 1 - height, std::max(step - gap, 1.0),
                          height);
        painter.fillRect(aligned(rect, ratio), bar);
    }
}

void paintFilledBar(QPainter& painter, const QRect& place, double share, const ColourTheme& theme) {
    painter.fillRect(place, theme.track);
    QRectF filled = place;
    filled.setWidth(place.width() * std::clamp(share, 0.0, 1.0));
    painter.fillRect(aligned(filled, painter.device()->devicePixelRatioF()),
                     share >= 0.6 ? theme.hue(2) : theme.warn);
}

FieldPicture::FieldPicture(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(120, 60);
}

void FieldPicture::show(const FieldQuality* quality) {
    m_quality = quality ? *quality : FieldQuality{};
    update();
}

void FieldPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QRect place = rect().adjusted(0, 4, 0, 0);
    const QualityHistogram& histogram = m_quality.histogram;
    if (!histogram.bins.empty()) {
        painter.setFont(screenFont(kScalePixels));
        painter.setPen(currentTheme().secondary);
        const QRect scale(0, height() - 16, width(), 16);
        place.setBottom(scale.top() - 3);
        const double steps = double(histogram.bins.size()) - (histogram.width == 1.0 ? 1.0 : 0.0);
        const double highest = histogram.low + histogram.width * steps;
        painter.drawText(scale, Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(histogram.low, 'g', 5));
        if (histogram.width > 0.0)
            painter.drawText(scale, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(highest, 'g', 5));
    }
    paintFieldPicture(painter, place, m_quality, currentTheme().accent);
}

} // namespace vignette
