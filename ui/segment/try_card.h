#pragma once

#include "ui/segment/segment_setup.h"
#include "ui/theme/widgets.h"

namespace vignette {

/// What to try when nothing was stable.
class TryCard : public CardFrame {
    Q_OBJECT

public:
    explicit TryCard(QWidget* parent);
    /// `view`: one not in use yet that has fields enough; empty: that line is left out. `segments`: the
    /// number that came nearest; 0: left out.
    void show(std::optional<FieldView> view, int segments);
    void setBusy(bool isBusy);

signals:
    void viewRequested(FieldView view);
    void fieldsRequested();
    void numberRequested(int segments);
    void collectRequested();

private:
    struct Line {
        QWidget* line = nullptr;
        QLabel* words = nullptr;
        QPushButton* button = nullptr;
    };
    Line addLine(const QString& words, const QString& button);

    std::optional<FieldView> m_view;
    int m_segments = 0;
    Line m_byView, m_byNumber;
};

} // namespace vignette
