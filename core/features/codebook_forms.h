#pragma once

#include "core/model/codebook_report.h"
#include "core/model/field.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// What one codebook says of one field. Cells bear the names of our own form; empty ones are left out.
struct CodebookEntry {
    std::size_t row = 0;  ///< 1-based, below the header; of a list or table its first
    std::size_t rows = 1; ///< how many rows of the file say it
    std::string extract;  ///< empty: any
    std::string column;
    std::map<std::string, std::string> cells;
    std::vector<ValueLabel> values;
};

struct Codebook {
    CodebookForm form = CodebookForm::Own;
    std::vector<CodebookEntry> entries;
    std::vector<std::string> problems; ///< rows that could not be read, with their numbers, in plain words
};

/// Reads a codebook of any form. `columns`: the headers of the study's fields, by which several tables in one
/// file are told apart. Throws Failure(NotFound | NotReadable | TooLarge); Failure(BadInput) for a file of
/// none of these forms or not in UTF-8.
Codebook readCodebook(const std::filesystem::path& file, const std::set<std::string>& columns);

} // namespace vignette
