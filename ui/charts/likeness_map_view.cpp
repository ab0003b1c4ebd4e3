#include "ui/charts/likeness_map_view.h"

#include "ui/charts/density_image.h"
#include "ui/theme/fonts.h"
#include "ui/theme/marks.h"
#include "ui/theme/style_sheet.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace vignette {
namespace {

constexpr double kMargin = 6.0;
constexpr double kMark = 10.0;
constexpr double kFaded = 0.35;

} // namespace

LikenessMapView::LikenessMapView(const QString& name, Words words, QWidget* parent)
    : ChartPanel(name, parent), m_words(std::move(words)) {
    setMinimumSize(180, 140);
}

void LikenessMapView::setCells(std::vector<Cell> cells, QList<Group> groups) {
    m_cells = std::move(cells);
    m_marks.clear();
    m_groups = std::move(groups);
    m_selected = -1;
    place();
}

void LikenessMapView::setMarks(std::vector<Mark> marks, QList<Group> groups) {
    m_marks = std::move(marks);
    m_cells.clear();
    m_groups = std::move(groups);
    m_selected = -1;
    place();
}

void LikenessMapView::setSelected(int group) {
    if (group == m_selected) return;
    m_selected = group;
    place();
}

QRectF LikenessMapView::room() const {
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

HexGrid LikenessMapView::hexGrid() const {
    std::vector<QPointF> centres;
    for (const Cell& cell : m_cells)
        centres.push_back(cell.centre);
    const HexGrid atTop(centres, room());
    return HexGrid(centres, room().translated(0, (room().height() - atTop.picture().height()) / 2));
}

void LikenessMapView::place() {
    m_cellBoxes.clear();
    m_density = QImage();
    std::vector<QPointF> centres;
    for (const Cell& cell : m_cells)
        centres.push_back(cell.centre);
    const HexGrid grid(centres, room());
    for (const Cell& cell : m_cells)
        m_cellBoxes.push_back(grid.cell(cell.centre));
    if (!m_marks.empty()) m_markBounds = boundsOfMarks(m_marks);
    if (m_marks.size() > kMostMarks) {
        std::vector<QColor> colours;
        for (int i = 0; i < m_groups.size(); ++i)
            colours.push_back(colourOf(i, 4));
        m_density = densityImage(m_marks, m_markBounds, room().size().toSize(), colours, currentTheme());
    }
    placeLabels();
    update();
}

/// Labels step down until they stand clear of those before them.
void LikenessMapView::placeLabels() {
    m_labelBoxes.clear();
    std::vector<QPointF> centres;
    for (const Cell& cell : m_cells)
        centres.push_back(cell.centre);
    const HexGrid grid(centres, room());
    const QFontMetricsF metrics(screenFont(kSmallPixels + 1, QFont::DemiBold));
    for (const Group& group : m_groups) {
        const QPointF at =
            m_marks.empty() ? grid.place(group.label) : placedMark(group.label, m_markBounds, room());
        QRectF box(0, 0, metrics.horizontalAdvance(group.name) + kMark + 17, metrics.height() + 4);
        box.moveCenter(at);
        box.moveLeft(std::clamp(box.left(), 1.0, std::max(1.0, width() - box.width() - 1.0)));
        for (bool hasMoved = true; hasMoved;) {
            hasMoved = false;
            for (const QRectF& other : m_labelBoxes) {
                if (!other.intersects(box)) continue;
                box.moveTop(other.bottom() + 2);
                hasMoved = true;
            }
        }
        m_labelBoxes.push_back(box);
    }
}

QColor LikenessMapView::colourOf(int group, int shade) const {
    const ColourTheme& theme = currentTheme();
    const bool isKnown = group >= 0 && group < m_groups.size();
    const QColor full = hexColour(theme, isKnown ? m_groups[group].hue : -1, shade);
    const bool isFaded = m_selected >= 0 && group != m_selected;
    return isFaded ? blended(full, theme.surface, kFaded) : full;
}

void LikenessMapView::paintCells(QPainter& painter) const {
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool isSelected = m_selected >= 0 && m_cells[i].group == m_selected;
        painter.setPen(isSelected ? QPen(currentTheme().text, 0.7) : QPen(Qt::NoPen));
        painter.setBrush(colourOf(m_cells[i].group, m_cells[i].shade));
        painter.drawPath(hexPath(m_cellBoxes[i]));
    }
}

void LikenessMapView::paintMarks(QPainter& painter) const {
    if (!m_density.isNull()) {
        painter.drawImage(room().topLeft(), m_density);
        return;
    }
    painter.setPen(Qt::NoPen);
    for (const Mark& mark : m_marks) {
        painter.setBrush(colourOf(mark.group, 3));
        painter.drawEllipse(placedMark(mark.at, m_markBounds, room()), 1.6, 1.6);
    }
}

void LikenessMapView::paintLabels(QPainter& painter) const {
    const ColourTheme& theme = currentTheme();
    painter.setFont(screenFont(kSmallPixels + 1, QFont::DemiBold));
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const QRectF& box = m_labelBoxes[static_cast<std::size_t>(i)];
        painter.setPen(i == m_selected ? QPen(theme.text, 2.0) : QPen(theme.control, 1.0));
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(box, 4, 4);
        paintMark(painter, QRectF(box.left() + 6, box.center().y() - kMark / 2, kMark, kMark),
                  m_groups[i].number, m_groups[i].hue, theme);
        painter.setPen(theme.text);
        painter.drawText(box.adjusted(kMark + 11, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_groups[i].name);
    }
}

void LikenessMapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCells(painter);
    paintMarks(painter);
    paintLabels(painter);
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(currentTheme().accent, 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void LikenessMapView::resizeEvent(QResizeEvent* event) {
    ChartPanel::resizeEvent(event);
    place();
}

void LikenessMapView::changeEvent(QEvent* event) {
    ChartPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) place();
}

int LikenessMapView::groupAt(QPointF position) const {
    for (std::size_t i = 0; i < m_labelBoxes.size(); ++i) {
        if (m_labelBoxes[i].contains(position)) return static_cast<int>(i);
    }
    for (std::size_t i = 0; i < m_cellBoxes.size(); ++i) {
        if (hexPath(m_cellBoxes[i]).contains(position)) return m_cells[i].group;
    }
    return -1;
}

void LikenessMapView::mousePressEvent(QMouseEvent* event) {
    const int group = groupAt(event->position());
    if (event->button() != Qt::LeftButton || group < 0) return;
    setSelected(group);
    emit selected(group);
}

void LikenessMapView::keyPressEvent(QKeyEvent* event) {
    const bool isForward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool isBack = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if ((!isForward && !isBack) || m_groups.isEmpty()) {
        ChartPanel::keyPressEvent(event);
        return;
    }
    const int last = static_cast<int>(m_groups.size()) - 1;
    setSelected(std::clamp(m_selected + (isForward ? 1 : -1), 0, last));
    emit selected(m_selected);
}

ChartTable LikenessMapView::dataTable() const {
    ChartTable table;
    table.header = QStringList{m_words.persona, m_words.people};
    for (const Group& group : m_groups)
        table.rows << QStringList{group.name, group.people};
    return table;
}

} // namespace vignette
