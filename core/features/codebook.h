#pragma once

#include "core/features/codebook_forms.h"
#include "core/model/codebook_report.h"
#include "core/model/field.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vignette {

/// Overlays a codebook file on the fields it names; those become `isEdited`. Any form of codebook_forms.h: a
/// data dictionary as REDCap exports it, a list of values, several tables of codes in one file, or our own:
///
/// CSV, UTF-8, header row; any subset of the columns
///   file       the extract, with or without its file ending; empty or absent: any extract
///   column     raw header, or "column#summary" (required)
///   label, claim, unit
///   question   the wording people were asked
///   values     "code=Label|code=Label"; in order for an Ordered field. On a Number it makes a Category
///   kind       number, count, flag, category, ordered, year
///   direction  better, worse, neutral, unknown ("higher is worse" also reads)
///   role       forms, checks, describes, excluded
///   care       ordinary, protected, outcome, sensitive (off cards); without it, what the label's words say
///   theme      as in Theme
///   notes      for people
/// Empty cells change nothing. In the other forms words that are a known scale make an Ordered field, and a
/// field marked as an identifier is hidden. Throws as readCodebook.
CodebookReport applyCodebook(std::vector<Field>& fields, const std::filesystem::path& file);

} // namespace vignette
