#pragma once

#include <QHeaderView>

namespace vignette {

/// Two lines a column: its name, and what it is and becomes. Columns that are not stored are hatched.
class PreviewHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit PreviewHeader(QWidget* parent);
    /// Wide enough for both lines.
    int widthFor(int section) const;

protected:
    QSize sizeHint() const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    QString line(int section) const;
};

/// The ground of what is not stored: slanted bands that meet from cell to cell.
void paintHatch(QPainter& painter, const QRect& rect);

} // namespace vignette
