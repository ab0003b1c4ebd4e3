#include "ui/charts/density_image.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vignette {
namespace {

constexpr int kSquare = 3;

struct Grid {
    int columns = 0;
    int rows = 0;
    std::size_t groups = 0;
    std::vector<int> counts; ///< by square, then group; the last group is "none"

    std::size_t first(int column, int row) const {
        return (static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(column)) *
               groups;
    }
};

Grid counted(const std::vector<LikenessMapView::Mark>& marks, const QRectF& bounds, QSize size,
             std::size_t groups) {
    Grid grid{size.width() / kSquare + 1, size.height() / kSquare + 1, groups + 1, {}};
    grid.counts.assign(static_cast<std::size_t>(grid.columns * grid.rows) * grid.groups, 0);
    const QRectF room(QPointF(0, 0), size);
    for (const LikenessMapView::Mark& mark : marks) {
        const QPointF at = placedMark(mark.at, bounds, room);
        const int column = std::clamp(static_cast<int>(at.x()) / kSquare, 0, grid.columns - 1);
        const int row = std::clamp(static_cast<int>(at.y()) / kSquare, 0, grid.rows - 1);
        const std::size_t group =
            mark.group < 0 ? groups : std::min(static_cast<std::size_t>(mark.group), groups);
        ++grid.counts[grid.first(column, row) + group];
    }
    return grid;
}

} // namespace

QRectF boundsOfMarks(const std::vector<LikenessMapView::Mark>& marks) {
    if (marks.empty()) return {};
    QPointF low = marks.front().at;
    QPointF high = low;
    for (const LikenessMapView::Mark& mark : marks) {
        low = {std::min(low.x(), mark.at.x()), std::min(low.y(), mark.at.y())};
        high = {std::max(high.x(), mark.at.x()), std::max(high.y(), mark.at.y())};
    }
    return {low, high};
}

QPointF placedMark(QPointF mark, const QRectF& bounds, const QRectF& room) {
    const double width = std::max(bounds.width(), 1e-9);
    const double height = std::max(bounds.height(), 1e-9);
    const double scale = std::min(room.width() / width, room.height() / height);
    return room.center() + (mark - bounds.center()) * scale;
}

QImage densityImage(const std::vector<LikenessMapView::Mark>& marks, const QRectF& bounds, QSize size,
                    const std::vector<QColor>& colours, const ColourTheme& theme) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.surface);
    const Grid grid = counted(marks, bounds, size, colours.size());
    int most = 1;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const auto first = grid.counts.begin() + static_cast<std::ptrdiff_t>(grid.first(column, row));
            most =
                std::max(most, std::accumulate(first, first + static_cast<std::ptrdiff_t>(grid.groups), 0));
        }
    }
    QPainter painter(&image);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const auto first = grid.counts.begin() + static_cast<std::ptrdiff_t>(grid.first(column, row));
            const auto last = first + static_cast<std::ptrdiff_t>(grid.groups);
            const int all = std::accumulate(first, last, 0);
            if (all == 0) continue;
            const auto largest = static_cast<std::size_t>(std::max_element(first, last) - first);
            const QColor colour = largest < colours.size() ? colours[largest] : theme.muted;
            const double share = 0.25 + 0.75 * std::log1p(all) / std::log1p(most);
            painter.fillRect(column * kSquare, row * kSquare, kSquare, kSquare,
                             blended(colour, theme.surface, share));
        }
    }
    return image;
}

} // namespace vignette
