#pragma once

#include "core/model/release.h"

#include <QDialog>

#include <vector>

namespace vignette {

/// Other faces for a persona: the same age and sex; tones run evenly through the whole range, so that no tone
/// follows from the data. The same persona is offered the same faces each time.
std::vector<PortraitRecipe> otherPortraits(const ShownPersona& persona, int count);

/// Twelve suggestions to choose from.
class PortraitChooser : public QDialog {
    Q_OBJECT

public:
    PortraitChooser(const ShownPersona& persona, const QString& name, QWidget* parent);

signals:
    void chosen(const QString& recipeText);
};

} // namespace vignette
