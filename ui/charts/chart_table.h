#pragma once

#include <QDialog>
#include <QList>
#include <QString>
#include <QStringList>

namespace vignette {

/// The data behind a chart, as words.
struct ChartTable {
    QStringList header;
    QList<QStringList> rows;

    /// Tab-separated lines with the header first, for the clipboard.
    QString toClipboardText() const;
};

/// Shows a chart's data; Ctrl+C copies all of it.
class ChartTableDialog : public QDialog {
    Q_OBJECT

public:
    ChartTableDialog(const QString& title, const ChartTable& table, QWidget* parent);

private:
    void copy() const;

    ChartTable m_table;
};

} // namespace vignette
