#pragma once

#include "core/model/portrait_recipe.h"

#include <QPixmap>

namespace vignette {

/// The portrait as a picture of side × side points, drawn once per recipe, size and pixel ratio and then kept
/// in Qt's own cache. Screen's thread only.
QPixmap keptPortrait(const PortraitRecipe& recipe, int side, qreal devicePixelRatio);

} // namespace vignette
