#pragma once

#include "core/model/portrait_recipe.h"

#include <QColor>

namespace vignette {

/// `share` of `second` in `first`, 0..1, both opaque.
QColor mixed(const QColor& first, const QColor& second, qreal share);

/// Every colour of one portrait, opaque. Tones of one thing are derived from its base colour.
struct PortraitPalette {
    bool isDeepSkin = false;
    QColor skin;
    QColor skinShade;
    QColor featureLine; ///< nose, lids, age lines
    QColor lip;
    QColor mouthLine;
    QColor cheek;
    QColor hair;
    QColor hairDeep;
    QColor hairLight;
    QColor brow;
    QColor iris;
    QColor eyeLid;
    QColor clothing;
    QColor clothingDeep;
    QColor clothingLight;
    QColor shirt; ///< under a cardigan, blazer or blouse
    QColor scarf;
    QColor scarfDeep;
    QColor scarfLight;
    QColor glassesFrame;
    QColor background;

    static PortraitPalette of(const PortraitRecipe& recipe);
    /// A feature line as faint as `strength` 0..1 says, on skin.
    QColor faintLine(qreal strength) const { return mixed(skin, featureLine, strength); }
};

} // namespace vignette
