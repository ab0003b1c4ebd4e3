#pragma once

#include <vector>

namespace vignette {

/// Which of the items of one scale run against the rest.
struct ItemSigns {
    std::vector<bool> isReversed;
    bool isUnclear = false; ///< as many one way as the other
};

/// `answers`: one vector an item, all of the same length; NaN for no answer. Signs are flipped one at a time,
/// each time the item whose correlations with the others disagree most, until none is left; the smaller side
/// is reversed. Items that hold with nothing (|corrected item-rest correlation| under 0.15, or within three
/// standard errors of 0) are on neither side. Fewer than three items: nothing is reversed.
ItemSigns itemSigns(const std::vector<std::vector<double>>& answers);

} // namespace vignette
