#pragma once

#include <QFrame>

namespace vignette {

/// A dashed area that says that files may be dropped (the window itself takes them), with a button for those
/// who rather choose.
class FileDrop : public QFrame {
    Q_OBJECT

public:
    enum class Size {
        Line, ///< under a list: "Drop more files here or choose files…"
        Page, ///< the whole page before there is anything
    };
    FileDrop(Size size, QWidget* parent);

signals:
    void chooseRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace vignette
