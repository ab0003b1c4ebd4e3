#pragma once

#include "ui/export/export_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vignette {

/// The finished PDF in memory: text stays text, fonts embedded, one outline entry a persona (consecutive
/// story and evidence pages of one number) or other page, title, author, language, fixed dates and
/// identifier. Needs a QGuiApplication, no display. Throws Failure(NothingToDo) when there are no pages.
std::string pdfBytes(const std::vector<CardPage>& pages, const PdfPlan& plan, ExportOutcome& outcome);

/// The same into a file: the whole one or none. Throws also Failure(NotWritable).
ExportOutcome exportPdf(const std::vector<CardPage>& pages, const PdfPlan& plan,
                        const std::filesystem::path& target);

} // namespace vignette
