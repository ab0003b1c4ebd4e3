#pragma once

#include "core/model/quality.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPainter;

namespace vignette {

/// The small picture of a field: bars of a histogram, or of its levels. Bars stand on whole device pixels, so
/// that they are crisp at any scale. Nothing is drawn for a field without values.
void paintFieldPicture(QPainter& painter, const QRect& place, const FieldQuality& quality, const QColor& bar);
/// A bar of the share of patients with a value, on its track.
void paintFilledBar(QPainter& painter, const QRect& place, double share, const ColourTheme& theme);

/// The same picture, large, with its lowest and highest value beneath.
class FieldPicture : public QWidget {
    Q_OBJECT

public:
    explicit FieldPicture(QWidget* parent);
    void show(const FieldQuality* quality); ///< null: nothing

    QSize sizeHint() const override { return {180, 96}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FieldQuality m_quality;
};

} // namespace vignette
