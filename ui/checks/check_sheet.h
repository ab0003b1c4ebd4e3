#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace vignette {

/// One figure of a sheet: as it stands on the screen, and as it may leave the page.
struct CheckCell {
    QString text;
    QString copied = {};                      ///< counts rounded; empty: the text
    std::optional<double> bar = std::nullopt; ///< 0..1: a bar from zero under the figure
    bool isStrong = false;                    ///< bold
};

struct CheckColumn {
    QString name;
    QString formula;     ///< how its figures are made: a hover away
    bool isText = false; ///< at the left
    bool isWide = false; ///< takes the room that is left
};

/// What one tab says: a finding in a sentence and the figures it rests on.
struct CheckSheet {
    QString finding;
    std::vector<CheckColumn> columns;
    std::vector<std::vector<CheckCell>> rows; ///< as many cells as columns
    QString none;                             ///< said instead when there is no row
};

} // namespace vignette
