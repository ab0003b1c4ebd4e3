#pragma once

#include <QPushButton>

namespace vignette {

/// A button that looks like the link it stands for among words: "save list…".
QPushButton* makeLinkButton(const QString& text, QWidget* parent);

} // namespace vignette
