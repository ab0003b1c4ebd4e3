#pragma once

#include "ui/card/card_layout.h"

namespace vignette {

/// A row of the page as fragments; `right` is empty when `left` takes the whole width.
struct RowFragments {
    std::vector<Fragment> left;
    std::vector<Fragment> right;
};

/// Where content may stand on a sheet.
struct FlowArea {
    QSizeF sheet;
    double firstTop = 0.0;
    double nextTop = 0.0; ///< of sheets after the first: under the running head
    double bottom = 0.0;  ///< of paged sheets; unbounded otherwise
    bool isPaged = true;
};

struct Flow {
    std::vector<LaidSheet> sheets;
    double bottom = 0.0; ///< of the content on the last sheet
};

/// Places rows from the top down, both columns of a row starting level, and goes on to a new sheet when full.
Flow flowRows(const std::vector<RowFragments>& rows, const FlowArea& area, double rowGap);

/// Adds a fragment's items to a sheet at height y.
void place(LaidSheet& sheet, const Fragment& fragment, double y);

} // namespace vignette
