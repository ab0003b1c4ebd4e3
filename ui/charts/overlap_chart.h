#pragma once

#include "ui/charts/chart_panel.h"

#include <QList>
#include <QPainter>

#include <optional>

class QLineSeries;
class QValueAxis;

namespace vignette {

class PlainChartView;

/// Re-test overlap by number of segments: this study beside data without groups. The number in use stands in
/// a frame. Click a number, or Left and Right and Enter, to ask for it.
class OverlapChart : public ChartPanel {
    Q_OBJECT

public:
    struct Point {
        int segments = 0;
        double overlap = 0.0; ///< 0..1
        std::optional<double> noGroups;
    };
    /// Words on the picture and in the table.
    struct Words {
        QString segments;  ///< "segments"
        QString thisStudy; ///< "this study"
        QString noGroups;  ///< "data without groups"
    };

    OverlapChart(const QString& name, Words words, QWidget* parent = nullptr);

    /// Ascending by segments. `chosen`: the number in use; 0: none.
    void setPoints(const QList<Point>& points, int chosen);
    ChartTable dataTable() const override;
    QSize sizeHint() const override { return {520, 250}; }

signals:
    void segmentsRequested(int segments);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    void paintOverlay(QPainter& painter);
    void paintMarks(QPainter& painter);
    void paintWords(QPainter& painter);
    void clickedAt(QPointF position);
    enum class Side { Above, Below };
    QPointF at(int segments, double overlap) const; ///< of a number that was tried
    double clearHeight(double left, double right, Side side) const;

    Words m_words;
    QList<Point> m_points;
    int m_chosen = 0;
    qsizetype m_highlighted = -1; ///< by keyboard
    PlainChartView* m_view;
    QLineSeries* m_study = nullptr;
    QLineSeries* m_noGroups = nullptr;
};

} // namespace vignette
