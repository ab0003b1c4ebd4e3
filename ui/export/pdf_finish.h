#pragma once

#include "ui/export/export_plan.h"

#include <string>
#include <vector>

namespace vignette {

struct PdfOutlineEntry {
    std::string title;
    int sheet = 0; ///< from 0
};

/// What the PDF writer leaves open: language, author, outline, title in the window's bar, fixed dates, and an
/// identifier made of the content alone. Source: ISO 32000-1, 7.7.2, 12.3.3 and 14.3.3.
std::string finishPdf(const std::string& drawn, const std::vector<PdfOutlineEntry>& outline,
                      const PdfPlan& plan);

} // namespace vignette
