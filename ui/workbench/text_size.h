#pragma once

class QWidget;

namespace vignette {

/// Makes a label's or button's words larger or smaller for good. QWidget::setFont would be undone when the
/// style sheet of the program is applied again.
enum class TextWeight { Normal, Bold };
void setTextSize(QWidget* widget, int pixels, TextWeight weight);

} // namespace vignette
