#pragma once

#include "ui/charts/chart_table.h"

#include <QWidget>

namespace vignette {

/// What every chart has in common: a name, one sentence that says what it shows, and its data as a table, by
/// Shift+Enter or copied. A screen reader hears name and sentence.
class ChartPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChartPanel(const QString& name, QWidget* parent = nullptr);

    void setSummary(const QString& sentence);
    QString summary() const { return m_summary; }
    virtual ChartTable dataTable() const = 0;

public slots:
    void showData(); ///< opens the table; does not block
    void copyData() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_summary;
};

} // namespace vignette
