#pragma once

#include "ui/card/hex_grid.h"
#include "ui/charts/chart_panel.h"

#include <QImage>
#include <QList>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace vignette {

/// The picture of likeness: hexagonal cells of at least 11 people (what a Release holds) or, before the gate,
/// one mark a patient; above 50,000 marks a density image. Near = similar. Click a cell or label, or the
/// arrow keys, to select a persona; the others fade.
class LikenessMapView : public ChartPanel {
    Q_OBJECT

public:
    static constexpr std::size_t kMostMarks = 50'000;

    struct Cell {
        QPointF centre; ///< map units
        int group = -1; ///< index into the groups; −1: mixed
        int shade = 0;  ///< 0..4
    };
    struct Mark {
        QPointF at;
        int group = -1;
    };
    struct Group {
        QString name;
        QString people; ///< for the table: "about 2,195 people"
        int number = 1;
        int hue = 0;
        QPointF label; ///< map units
    };
    /// Words of the table's head.
    struct Words {
        QString persona;
        QString people;
    };

    LikenessMapView(const QString& name, Words words, QWidget* parent = nullptr);

    void setCells(std::vector<Cell> cells, QList<Group> groups);
    void setMarks(std::vector<Mark> marks, QList<Group> groups);
    void setSelected(int group); ///< −1: none
    int selectedGroup() const { return m_selected; }
    ChartTable dataTable() const override;
    QSize sizeHint() const override { return {320, 240}; }

signals:
    void selected(int group);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    void paintCells(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void placeLabels();
    HexGrid hexGrid() const; ///< in the middle of the room
    QColor colourOf(int group, int shade) const;
    int groupAt(QPointF position) const;
    QRectF room() const;

    Words m_words;
    std::vector<Cell> m_cells;
    std::vector<Mark> m_marks;
    QList<Group> m_groups;
    int m_selected = -1;
    std::vector<QRectF> m_cellBoxes;
    std::vector<QRectF> m_labelBoxes;
    QRectF m_markBounds;
    QImage m_density;
};

} // namespace vignette
