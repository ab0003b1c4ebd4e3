#pragma once

#include "core/model/field.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// The forms codebooks come in. All are delimited text in UTF-8 with a header (comma, semicolon or tab, as
/// the first line has it).
enum class CodebookForm {
    Own,            ///< codebook.h; known by a column named "column"
    DataDictionary, ///< a row a field: REDCap's export, by its file or its API names, and plainer ones
    ValueList,      ///< a row a value: variable, value, label
    SeveralTables,  ///< tables one below the other, each of codes and words; the first header cell names the
                    ///< field ("admission_type_id,description")
};
const char* toText(CodebookForm form); ///< in plain words, for the report

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
