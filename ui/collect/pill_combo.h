#pragma once

#include <QComboBox>

namespace vignette {

/// A combo box with round ends, as wide as the words it shows (not as its longest line).
class PillCombo : public QComboBox {
    Q_OBJECT

public:
    /// `name` is for screen readers.
    PillCombo(const QString& name, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace vignette
