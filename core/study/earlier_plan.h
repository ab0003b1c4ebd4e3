#pragma once

#include "core/model/import_plan.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// Repeating an earlier plan (a recipe, `--plan`) on files that may have other names, new columns or other
/// contents. What the program finds today is never overruled in silence: a decision to keep an identifier is
/// made again only where it was found for the same reason then, and each difference is a caution.

/// A file as it presents itself before it is surveyed.
struct FileFace {
    std::string name;                ///< the extract's short name
    std::vector<std::string> header; ///< column names as the survey will give them
};

/// Which extract of the plan each file is: the one of the same name, else of the rest the one with the most
/// columns in common (Jaccard at least 0.6). An extract is taken once. Empty: the plan does not know the
/// file.
std::vector<std::optional<std::size_t>> matchFiles(const ImportPlan& plan, std::span<const FileFace> files);

/// The share of the files' columns that the plan knows, 0 to 1: whether a recipe is worth offering.
double knownShare(const ImportPlan& plan, std::span<const FileFace> files);
inline constexpr double kWorthOffering = 0.8;

/// What of a plan can be repeated on later files: all but the study's own name, window, notes and data end.
ImportPlan recipeOf(const ImportPlan& plan);

/// Key, shape, source and types of the earlier plan, where the columns are still there.
void takeReading(const ExtractPlan& earlier, ExtractSurvey& survey, ExtractPlan& plan,
                 std::vector<std::string>& cautions);
/// What was decided about columns, missing values and summaries, on top of today's proposal.
void takeDecisions(const ExtractPlan& earlier, const ExtractSurvey& survey, ExtractPlan& plan,
                   std::vector<std::string>& cautions);

} // namespace vignette
