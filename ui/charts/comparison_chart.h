#pragma once

#include "ui/charts/chart_panel.h"

#include <QList>
#include <QPainter>

#include <optional>

class QHorizontalStackedBarSeries;

namespace vignette {

class PlainChartView;

/// One statement over all personas: horizontal bars from zero, the selected persona in its colour and the
/// others at a third, the value at the right, a thin likely range, and all patients as one dark tick line.
/// Click a bar, or Up and Down, to select.
class ComparisonChart : public ChartPanel {
    Q_OBJECT

public:
    struct Bar {
        QString name;   ///< "Linda"
        QString figure; ///< "71 of 100"; also when there is no bar: "too few to show"
        int number = 1;
        int hue = 0;
        std::optional<double> value; ///< 0..1
        std::optional<double> low;
        std::optional<double> high;
    };
    /// Words of the table and the tick.
    struct Words {
        QString persona;  ///< "Persona"
        QString figure;   ///< "of 100"
        QString everyone; ///< "all patients"
    };

    ComparisonChart(const QString& name, Words words, QWidget* parent = nullptr);

    /// In the order to show; `everyone` is the share among all patients.
    void setBars(const QList<Bar>& bars, std::optional<double> everyone, int selected);
    void setSelected(int index); ///< −1: none
    ChartTable dataTable() const override;
    QSize sizeHint() const override;

signals:
    void selected(int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void paintOverlay(QPainter& painter);
    void paintBarWords(QPainter& painter, qsizetype index);
    void clickedAt(QPointF position);
    QPointF at(double share, double row) const;
    double rowOf(qsizetype index) const; ///< the first bar stands on top

    Words m_words;
    QList<Bar> m_bars;
    std::optional<double> m_everyone;
    int m_selected = -1;
    PlainChartView* m_view;
    QHorizontalStackedBarSeries* m_series = nullptr;
};

} // namespace vignette
