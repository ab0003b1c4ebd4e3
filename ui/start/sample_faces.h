#pragma once

#include <QWidget>

namespace vignette {

/// Six drawn faces side by side, as an ornament for an invented sample. They stand for nobody.
class SampleFaces : public QWidget {
    Q_OBJECT

public:
    explicit SampleFaces(QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace vignette
