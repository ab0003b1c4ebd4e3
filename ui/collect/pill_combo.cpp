#include "ui/collect/pill_combo.h"

#include "ui/theme/style_sheet.h"

#include <QAbstractItemView>

#include <algorithm>

namespace vignette {

namespace {
constexpr int kAroundText = 42; ///< both ends and the arrow
constexpr int kWidestText = 190;
} // namespace

PillCombo::PillCombo(const QString& name, QWidget* parent) : QComboBox(parent) {
    setAccessibleName(name);
    setRole(this, WidgetRole::Pill);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    view()->setTextElideMode(Qt::ElideMiddle);
    connect(this, &QComboBox::currentTextChanged, this, &PillCombo::updateGeometry);
}

QSize PillCombo::sizeHint() const {
    const int words = std::min(fontMetrics().horizontalAdvance(currentText()), kWidestText);
    return {words + kAroundText, QComboBox::sizeHint().height()};
}

} // namespace vignette
