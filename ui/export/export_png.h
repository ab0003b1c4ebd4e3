#pragma once

#include "ui/export/export_plan.h"

#include <QImage>

#include <filesystem>
#include <vector>

namespace vignette {

/// A card page as pictures, one a sheet. Throws Failure(BadUsage) when the scale is outside 0.5 to 8.
std::vector<QImage> cardImages(const CardPage& page, const PngPlan& plan);

/// The first sheet goes into `target`, further ones beside it as name-2.png, name-3.png …; pictures carry no
/// metadata. Throws Failure(NotWritable | BadUsage).
ExportOutcome exportPng(const CardPage& page, const PngPlan& plan, const std::filesystem::path& target);

} // namespace vignette
