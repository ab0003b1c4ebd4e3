#pragma once

#include "core/model/field.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vignette {

/// What came of a codebook.
struct CodebookReport {
    std::size_t matchedRows = 0;
    std::vector<std::string> unmatched; ///< "file.column" of rows that describe no field
    std::vector<std::string> problems; ///< cells that could not be used, in plain words with the row's number
};

/// Overlays a codebook file on the fields it names; those become `isEdited`.
///
/// CSV, UTF-8, comma, header row; any subset of the columns
///   file       the extract, with or without its file ending; empty or absent: any extract
///   column     raw header, or "column#summary" (required)
///   label, claim, unit
///   values     "code=Label|code=Label"; in order for an Ordered field. On a Number it makes a Category
///   kind       number, count, flag, category, ordered, year
///   direction  better, worse, neutral, unknown ("higher is worse" also reads)
///   role       forms, checks, describes, excluded
///   care       ordinary, protected, outcome, sensitive (off cards); without it, what the label's words say
///   theme      as in Theme
///   notes      for people
/// Empty cells change nothing. Throws Failure(NotFound | NotReadable | Damaged), Failure(BadInput) without a
/// `column` column.
CodebookReport applyCodebook(std::vector<Field>& fields, const std::filesystem::path& file);

} // namespace vignette
