#pragma once

#include "core/model/card_page.h"
#include "ui/theme/theme.h"

#include <Qt>

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

/// What a PDF is made with. The same pages and plan give the same bytes.
struct PdfPlan {
    enum class Paper { A4, Letter };
    Paper paper = Paper::A4;
    std::string title;              ///< of the document
    std::string author;             ///< empty: none
    std::string language = "en-US"; ///< BCP 47
    Qt::LayoutDirection direction = Qt::LeftToRight;
    std::int64_t time = 0; ///< made at, seconds since 1970, UTC (core/base/clock.h: SOURCE_DATE_EPOCH wins)
};

/// What a picture of a card is made with.
struct PngPlan {
    PdfPlan::Paper paper = PdfPlan::Paper::A4;
    double scale = 2.0; ///< pixels a point, 0.5 to 8
    ColourTheme theme = lightTheme();
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// What came of an export.
struct ExportOutcome {
    int sheets = 0;
    std::uint64_t bytes = 0;
    std::string missingCharacters; ///< UTF-8, characters no installed font draws: tell the person
};

} // namespace vignette
