#pragma once

#include <QFrame>

class QPushButton;

namespace vignette {

/// A dashed area that says that files may be dropped (the window itself takes them), and a button for those
/// who rather choose.
class DropZone : public QFrame {
    Q_OBJECT

public:
    explicit DropZone(QWidget* parent);

signals:
    void chooseRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace vignette
