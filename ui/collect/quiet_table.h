#pragma once

#include <QTableView>

namespace vignette {

/// A table of a working page: exact figures and cells of the extract stay on the screen, so Copy does
/// nothing. Tab leaves the table; arrows move in it.
class QuietTable : public QTableView {
    Q_OBJECT

public:
    /// `name` is for screen readers.
    QuietTable(const QString& name, QWidget* parent);
    /// As high as its rows, at most `most` of them.
    void fitHeight(int most);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace vignette
