#pragma once

#include "core/model/import_plan.h"
#include "core/study/earlier_plan.h"
#include "core/study/import_proposal.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// A table to read: a file, or one of several in a zip archive.
struct TableSource {
    std::filesystem::path path;
    std::string inside = {}; ///< as Dialect::sheet
};

/// What it is called without its folder and endings: "patients.csv.gz" is "patients".
std::string stemOf(const TableSource& source);
/// The stem, made different from the names in use, which it joins.
std::string extractName(const TableSource& source, std::set<std::string>& used);

/// A table's name and columns, read from its first bytes.
struct OpenedTable {
    TableSource source;
    FileFace face;
    std::optional<Dialect> dialect;       ///< guessed; empty where the first bytes alone can't be read
    const ExtractPlan* earlier = nullptr; ///< of options.plan, for the same table
};

/// The tables of the files, in their order: archives of several give one each. A file that can't be read at
/// all is among them, for the survey to refuse in its own words. What an archive holds besides is a caution.
std::vector<OpenedTable> openTables(const std::vector<std::filesystem::path>& files,
                                    const ProposalOptions& options, std::vector<std::string>& cautions);

/// How the earlier plan's extract is written, if the file still reads that way; else as guessed, and said.
std::optional<Dialect> dialectFor(const OpenedTable& opened, std::vector<std::string>& cautions);

} // namespace vignette
